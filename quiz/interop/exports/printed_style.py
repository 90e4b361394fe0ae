"""How an exam for paper looks, on paper and on the screen before it is printed."""

STYLE = """\
@page { size: A4; margin: 18mm 18mm 20mm; @bottom-right { content: counter(page); } }
* { box-sizing: border-box; }
html { color-scheme: light; background: #fff; color: #000; }
body { font: 11pt/1.4 system-ui, "Liberation Sans", "DejaVu Sans", sans-serif; max-width: 174mm; margin: 10mm auto; }
header { border-bottom: 1.5pt solid #000; padding-bottom: 3mm; margin-bottom: 6mm; }
h1 { font-size: 16pt; margin: 0; display: flex; justify-content: space-between; gap: 8mm; }
h1 span + span { white-space: nowrap; }
.fields { display: flex; gap: 8mm; margin: 7mm 0 0; align-items: flex-end; }
.fields span { display: flex; flex: 2; gap: 2mm; align-items: flex-end; white-space: nowrap; }
.fields span + span { flex: 1; }
.fields .line { flex: 1; }
.line { display: inline-block; min-width: 30mm; height: 1.1em; border-bottom: 1px solid #000; vertical-align: bottom; }
.exam, .key { break-before: page; }
.exam:first-child { break-before: auto; }
ol.questions { list-style: none; margin: 0; padding: 0; counter-reset: question; }
ol.questions > li { counter-increment: question; position: relative; margin: 0 0 6mm; padding: 0 0 0 9mm;
  break-inside: avoid; }
ol.questions > li::before { content: counter(question) "."; position: absolute; left: 0; font-weight: bold; }
.stem { margin: 0 22mm 1.5mm 0; overflow-wrap: anywhere; }
.points { position: absolute; right: 0; top: 0; font-size: 9pt; }
.hint { font-size: 9pt; font-style: italic; margin: 0 0 1.5mm; }
ul.options, ol.items { list-style: none; margin: 0; padding: 0; }
ul.options li, ol.items li { display: flex; gap: 2.5mm; margin: 1mm 0; align-items: baseline; }
ul.options li > span:last-child, ol.items li > span:last-child { overflow-wrap: anywhere; min-width: 0; }
.box { flex: none; width: 3.6mm; height: 3.6mm; border: .75pt solid #000; align-self: flex-start; margin-top: .9mm; }
.box.one { border-radius: 50%; }
.box.number { width: 8mm; height: 5.5mm; margin-top: 0; }
.letter { flex: none; width: 4mm; }
.write { display: flex; gap: 2mm; align-items: flex-end; margin: 3mm 0 0; }
.write .line { flex: 1; max-width: 110mm; }
.match { display: flex; gap: 10mm; }
.match > * { flex: 1; min-width: 0; }
.match .line { min-width: 10mm; flex: none; }
img { max-width: 100%; max-height: 70mm; display: block; margin: 1mm 0 2mm; }
figure { margin: 0; }
figcaption { font-size: 8pt; margin-bottom: 2mm; }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt; }
th, td { text-align: left; vertical-align: top; padding: 1.2mm 3mm 1.2mm 0; border-bottom: .5pt solid #888;
  overflow-wrap: anywhere; }
tr { break-inside: avoid; }
td:first-child { width: 8mm; font-weight: bold; }
td:last-child { width: 45%; font-size: 8.5pt; }
@media print { body { max-width: none; margin: 0; } }
@media screen { .exam + .exam, .key { border-top: 1pt dashed #888; margin-top: 15mm; padding-top: 10mm; } }
"""
