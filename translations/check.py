#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a text of the sources is missing from translations/*.ts, or is not translated; names each.

usage: check.py LUPDATE OPTION...   (as update.sh, whose work it does on copies)
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

here = pathlib.Path(__file__).resolve().parent
PLACES = re.compile(r"%L?\d+|%n|%\(\w+\)s|</?\w+[^>]*>")


def problems_of(message):
    """What is wrong with one message of a catalogue."""
    translation = message.find("translation")
    if translation.get("type") in ("vanished", "obsolete"):
        return []
    forms = [form.text or "" for form in translation.iter("numerusform")]
    forms = forms if message.get("numerus") == "yes" else [translation.text or ""]
    if translation.get("type") == "unfinished" or not all(forms):
        return ["not translated"]
    wanted = set(PLACES.findall(message.findtext("source")))
    # A plural may say "one" in a word; elsewhere what stands for something must be there.
    may_lack = message.get("numerus") == "yes"
    return [f"lacks or adds a place marker: {form}" for form in forms
            if set(PLACES.findall(form)) - wanted or (wanted - set(PLACES.findall(form)) and not may_lack)]


def main():
    with tempfile.TemporaryDirectory() as folder:
        for catalogue in here.glob("*.ts"):
            shutil.copy(catalogue, folder)
        subprocess.run([str(here / "update.sh"), *sys.argv[1:]], check=True, stderr=subprocess.DEVNULL,
                       env={"QUINTETTE_TS_FOLDER": folder, "PATH": "/usr/bin:/bin"})
        count = 0
        for catalogue in sorted(pathlib.Path(folder).glob("*.ts")):
            for context in xml.etree.ElementTree.parse(catalogue).getroot().iter("context"):
                for message in context.iter("message"):
                    for problem in problems_of(message):
                        count += 1
                        print(f"{catalogue.name}: {context.findtext('name')}: {message.findtext('source')!r} {problem}")
        if count:
            print(f"{count} texts; run: cmake --build build/dev -t update_translations, then translate them")
        return 1 if count else 0


sys.exit(main())
