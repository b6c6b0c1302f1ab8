#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the texts of HTML templates as C++ on standard output, because lupdate does not read templates.

usage: extract_templates.py FOLDER...

Finds {% translate %}, {% blocktranslate %} with its plural, and _("...") in every .html and .txt below the folders, and
the fixed texts of the engine in engine-messages.txt beside this file (month names and the like).
"""
import pathlib
import re
import sys

CONTEXT = "templates"  # the translation context that the template engine looks in

STRING = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
TAG = re.compile(r"{%\s*(?P<name>\w+)\s*(?P<rest>.*?)\s*%}")
UNDERSCORE = re.compile(r"_\(\s*(?P<text>" + STRING + r")\s*\)")
FIRST_STRING = re.compile(r"^(?P<text>" + STRING + r")")
CONTEXT_OPTION = re.compile(r"\bcontext\s+(?P<text>" + STRING + r")")
VARIABLE = re.compile(r"{{\s*(?P<name>[\w.]+)\s*}}")
COMMENT = re.compile(r"{#.*?#}|{%\s*comment\b.*?%}.*?{%\s*endcomment\s*%}", re.DOTALL)


class Message:
    def __init__(self, text, context="", is_plural=False):
        self.text = text
        self.context = context
        self.is_plural = is_plural

    def key(self):
        return (self.text, self.context)


def unquote(literal):
    return re.sub(r"\\(.)", r"\1", literal[1:-1])


def tag_text(literal):
    """The text of {% translate %} and _("") as the engine looks it up: with signs of percent twice, as Django does."""
    return unquote(literal).replace("%", "%%")


def blank(match):
    """As many lines of nothing, so that line numbers stay right."""
    return "\n" * match.group().count("\n")


def block_text(body, trimmed):
    """The text of {% blocktranslate %} as the engine looks it up."""
    text = VARIABLE.sub(lambda match: "%%(%s)s" % match.group("name"), body.replace("%", "%%"))
    if trimmed:
        text = re.sub(r"\s*\n\s*", " ", text.strip())
    return text


def messages_of(source):
    """Pairs of line number and message."""
    source = COMMENT.sub(blank, source)
    for match in UNDERSCORE.finditer(source):
        yield source.count("\n", 0, match.start()) + 1, Message(tag_text(match.group("text")))
    tags = iter(TAG.finditer(source))
    for tag in tags:
        line = source.count("\n", 0, tag.start()) + 1
        name, rest = tag.group("name"), tag.group("rest")
        option = CONTEXT_OPTION.search(rest)
        context = unquote(option.group("text")) if option else ""
        if name in ("translate", "trans"):
            literal = FIRST_STRING.match(rest)
            if literal:
                yield line, Message(tag_text(literal.group("text")), context)
        elif name in ("blocktranslate", "blocktrans"):
            start, is_plural, singular = tag.end(), False, None
            for inner in tags:
                if inner.group("name") == "plural":
                    is_plural, singular = True, source[start:inner.start()]
                elif inner.group("name") == "end" + name:
                    body = singular if is_plural else source[start:inner.start()]
                    yield line, Message(block_text(body, "trimmed" in rest.split()), context, is_plural)
                    break


def engine_messages(path):
    """Lines of text, context and the word "plural", separated by bars; the last two may be missing."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, context, plural = (line.split("|") + ["", ""])[:3]
            yield Message(text, context, plural == "plural")


def literal(text):
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"%s"' % escaped


def write(message, place):
    macro = "QT_TRANSLATE_%sNOOP%s" % ("N_" if message.is_plural else "", "3" if message.context else "")
    arguments = [literal(CONTEXT), literal(message.text)]
    if message.context:
        arguments.append(literal(message.context))
    print("//: %s\n%s(%s);" % (place, macro, ", ".join(arguments)))


def main(folders):
    here = pathlib.Path(__file__).parent
    found = [("template engine", message) for message in engine_messages(here / "engine-messages.txt")]
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*")):
            if path.suffix in (".html", ".txt", ".xml") and "templates" in path.parts:
                for line, message in messages_of(path.read_text(encoding="utf-8")):
                    found.append(("%s:%d" % (path.as_posix(), line), message))
    seen = set()
    for place, message in found:
        if message.text and message.key() not in seen:
            seen.add(message.key())
            write(message, place)


if __name__ == "__main__":
    main(sys.argv[1:])
