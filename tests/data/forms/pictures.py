# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints [[what, file name, Base64, whether Django's ImageField takes it], ...], judged by Django with Pillow."""
import base64
import io
import json
import struct
import warnings
import zlib

import django
from django.conf import settings
from PIL import Image, PngImagePlugin

settings.configure()
django.setup()
from django.core.exceptions import ValidationError  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.forms import ImageField  # noqa: E402

warnings.simplefilter("ignore")
red = Image.new("RGB", (12, 9), (200, 30, 40))


def saved(kind, **options):
    file = io.BytesIO()
    red.save(file, kind, **options)
    return file.getvalue()


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width, height, *more):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


bomb = zlib.compress(b"\0" * 50_000_000)
notes = PngImagePlugin.PngInfo()
notes.add_text("Comment", "x" * 5000, zip=True)
notes.add_itxt("Title", "y" * 5000, zip=True)
pictures = {kind: saved(kind) for kind in ["PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF"]}
names = {"PNG": "a.png", "JPEG": "a.jpg", "GIF": "a.gif", "BMP": "a.bmp", "WEBP": "a.webp", "TIFF": "a.tiff"}
cases = []
for kind, content in pictures.items():
    cases.append([kind, names[kind], content])
    cases.append([kind + " in capitals", names[kind].upper(), content])
    cases.append([kind + " and more after it", names[kind], content + b"<script>alert(1)</script>"])
    cases.append([kind + " called text", "a.txt", content])
    cases.append([kind + " called page", "a.png.html", content])
    cases.append([kind + " without extension", "a", content])
    cases.append([kind + ", four bytes", names[kind], content[:4]])
    cases.append([kind + ", ten bytes", names[kind], content[:10]])
    cases.append([kind + " called otherwise", "a.png" if kind != "PNG" else "a.gif", content])
for kind in ["PNG", "GIF", "WEBP"]:
    cases.append([kind + ", half", names[kind], pictures[kind][:len(pictures[kind]) // 2]])
cases += [
    ["PNG without its last byte", "a.png", pictures["PNG"][:-1]],
    ["PNG without its end", "a.png", pictures["PNG"][:-12]],
    ["PNG with a changed byte", "a.png", pictures["PNG"][:45] + b"\xff" + pictures["PNG"][46:]],
    ["PNG with texts", "a.png", saved("PNG", pnginfo=notes)],
    ["PNG with a profile", "a.png", saved("PNG", icc_profile=b"p" * 3000)],
    ["PNG without a picture", "a.png", b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)) + chunk(b"IEND", b"")],
    ["PNG of no size", "a.png", png(0, 0)],
    ["PNG of half the limit of Pillow", "a.png", png(8000, 8000)],
    ["PNG above it", "a.png", png(10000, 10000)],
    ["PNG of twice the limit and more", "a.png", png(14000, 14000)],
    ["PNG that unpacks to 40 GB", "a.png", png(100000, 100000)],
    ["PNG of negative size", "a.png", png(0xffffffff, 0xffffffff)],
    ["PNG with a text that unpacks to 50 MB", "a.png", png(1, 1, chunk(b"zTXt", b"a\0\0" + bomb))],
    ["PNG with an international one", "a.png", png(1, 1, chunk(b"iTXt", b"a\0\1\0\0\0" + bomb))],
    ["PNG with such a profile", "a.png", png(1, 1, chunk(b"iCCP", b"a\0\0" + bomb))],
    ["JPEG with a long profile before its frame", "a.jpg", saved("JPEG", icc_profile=b"p" * 200_000)],
    ["JPEG, its first half", "a.jpg", pictures["JPEG"][:len(pictures["JPEG"]) // 2]],
    ["JPEG without its last byte", "a.jpg", pictures["JPEG"][:-1]],
    ["JPEG, progressive", "a.jpg", saved("JPEG", progressive=True)],
    ["JPEG that is fill bytes", "a.jpg", b"\xff\xd8\xff" + b"\xff" * 70_000],
    ["JPEG of segments of no length", "a.jpg", b"\xff\xd8\xff\xe0" + bytes(70_000)],
    ["GIF without its last byte", "a.gif", pictures["GIF"][:-1]],
    ["GIF that is a script", "a.gif", b"GIF89<script>alert(1)</script>       "],
    ["GIF that is a script and a head", "a.gif", b"GIF89a/*" + bytes(10) + b"*/alert(1)//"],
    ["WebP, lossless", "a.webp", saved("WEBP", lossless=True)],
    ["WebP of nothing", "a.webp", b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8 " + bytes(14)],
    ["drawing with a script", "a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"],
    ["drawing called PNG", "a.png", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"],
    ["text", "a.png", b"no picture"],
    ["nothing", "a.png", b""],
]


def accepted(name, content):
    try:
        ImageField().clean(SimpleUploadedFile(name, content))
    except ValidationError:
        return False
    return True


print(json.dumps([[what, name, base64.b64encode(content).decode(), accepted(name, content)]
                  for what, name, content in cases]))
