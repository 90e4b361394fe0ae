"""How cards look in Anki: one style sheet for all note types, for the desktop and phones, by day and night."""

CSS = """\
.card { --ink: #1d2330; --soft: #5a6475; --line: #d9dde4; --paper: #fbfbfa; --box: #ffffff;
  --right: #11643b; --right-box: #e5f4ec; --link: #1f5fa8;
  box-sizing: border-box; max-width: 38em; margin: 0 auto; padding: 1.1em 1em 2em; text-align: left;
  font: 19px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
.card.nightMode, .card.night_mode, .nightMode .card { --ink: #e6e8ec; --soft: #a3abb8; --line: #3b414c;
  --paper: #1c1f24; --box: #252930; --right: #7fd6a4; --right-box: #1d3529; --link: #86b8f0; }
.card *, .card *::before { box-sizing: border-box; }
.card a { color: var(--link); }
.card img { display: block; max-width: 100%; height: auto; margin: .8em auto; border-radius: 6px; }
.context { color: var(--soft); font-size: .85em; margin-bottom: .4em; }
.question { font-size: 1.15em; font-weight: 600; line-height: 1.4; }
.answer { color: var(--right); font-weight: 600; font-size: 1.1em; }
.cloze { color: var(--right); font-weight: 700; }
.also, .credit, .source, .link { color: var(--soft); font-size: .8em; }
.also { margin-top: .3em; }
.credit { margin: -.5em 0 .8em; text-align: center; }
.explanation, .note { margin-top: 1em; }
.note { padding-left: .8em; border-left: 3px solid var(--line); }
.source { margin-top: 1.2em; padding-top: .7em; border-top: 1px solid var(--line); }
.source + .link { margin-top: .2em; }
.hint-box { margin-top: 1em; font-size: .9em; }
.hint-box .hint { color: var(--link); }
hr#answer { border: 0; border-top: 1px solid var(--line); margin: 1.1em 0; }
ol, ul { margin: .6em 0; padding-left: 1.5em; }
li { margin: .25em 0; }
ol.options { list-style: none; padding: 0; margin: 1em 0 0; counter-reset: option; }
ol.options > li { counter-increment: option; display: flex; gap: .7em; margin: .45em 0; padding: .5em .75em;
  border: 1px solid var(--line); border-radius: 8px; background: var(--box); }
ol.options > li::before { content: counter(option, upper-alpha); color: var(--soft); font-weight: 600;
  flex: 0 0 1em; }
ol.multi > li::before { content: ""; flex: 0 0 .95em; height: .95em; margin-top: .28em;
  border: 2px solid var(--soft); border-radius: 3px; }
ol.options > li.key { border-color: var(--right); background: var(--right-box); }
ol.options > li.key::before { content: "✓"; color: var(--right); }
ol.multi > li.key::before { border-color: var(--right); line-height: .75em; font-size: .95em; text-align: center; }
li.key .text { color: var(--right); font-weight: 600; }
li.wrong { color: var(--soft); }
.feedback { font-size: .85em; color: var(--soft); margin-top: .15em; }
table.pairs { border-collapse: collapse; margin: .4em 0; font: inherit; color: inherit; }
table.pairs td { padding: .35em .8em .35em 0; border-bottom: 1px solid var(--line); vertical-align: top; }
table.pairs td + td { color: var(--right); font-weight: 600; padding-left: .4em; }
.columns { display: flex; flex-wrap: wrap; gap: .2em 2.5em; }
ul.items { list-style: "– "; padding-left: 1.1em; }
.list .answer { font-weight: 400; }
input#typeans { width: 100%; margin-top: .8em; padding: .45em .6em; font: inherit; text-align: left;
  color: var(--ink); background: var(--box); border: 1px solid var(--line); border-radius: 6px; }
code#typeans { font: inherit; display: block; white-space: pre-wrap; }
.typeGood, .typeBad, .typeMissed { color: #16281e; border-radius: 2px; }
.typeGood { background: #b5e6c9; }
.typeBad { background: #f3b9b3; }
.typeMissed { background: #d4d8df; }
"""
