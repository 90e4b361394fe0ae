"""Small files of images and audio."""

import struct
import zlib
from pathlib import Path

JPEG = b"\xff\xd8\xff\xe0" + bytes(60)
GIF = b"GIF89a" + bytes(60)
WEBP = b"RIFF\x20\x00\x00\x00WEBPVP8 " + bytes(40)
WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(40)
MP3 = b"ID3\x04" + bytes(60)
OGG = b"OggS\x00\x02" + bytes(60)
M4A = b"\x00\x00\x00\x20ftypM4A " + bytes(40)
FLAC = b"fLaC" + bytes(60)
SVG = b'<?xml version="1.0"?>\n<!-- a dot -->\n<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>\n'


def png(width: int = 8, height: int = 4, colour: tuple[int, int, int] = (200, 30, 30)) -> bytes:
    """Return a PNG of one colour above white: the upper half has it."""
    rows = b"".join(b"\0" + bytes(colour if y < height // 2 else (255, 255, 255)) * width for y in range(height))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    packed = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def write_media(folder: Path) -> None:
    """Write a file of each type that decks may have, and some that they may not have."""
    files = {
        "a.png": png(), "a.jpg": JPEG, "a.gif": GIF, "a.webp": WEBP, "a.svg": SVG, "a.wav": WAV, "a.mp3": MP3,
        "a.ogg": OGG, "a.opus": OGG, "a.m4a": M4A, "a.flac": FLAC,
        "empty.png": b"", "sound.png": WAV, "page.svg": b"<html></html>", "notes.txt": b"words",
        "script.svg": SVG.replace(b"<circle", b"<script>alert(1)</script><circle"),
        "loads.svg": SVG.replace(b"<circle", b'<image href="https://example.org/x.png"/><circle'),
        "click.svg": SVG.replace(b"<circle", b'<circle onclick="x()"'),
    }  # fmt: skip
    for name, data in files.items():
        (folder / name).write_bytes(data)
