# SPDX-License-Identifier: GPL-3.0-or-later
"""A page as a tree of elements, as far as a test has to find its way in it."""
from html.parser import HTMLParser

EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Element:
    def __init__(self, tag, attributes=()):
        self.tag, self.attributes, self.children = tag, dict(attributes), []

    def __getitem__(self, name):
        return self.attributes.get(name)

    def has(self, name):
        return name in self.attributes

    @property
    def classes(self):
        return (self["class"] or "").split()

    def every(self, tag=None, **wanted):
        """All elements below with that tag and those attributes; class_ is one of the classes."""
        for child in self.children:
            if isinstance(child, Element):
                if (tag is None or child.tag == tag) and all(
                        value in child.classes if name == "class_" else child[name.rstrip("_")] == value
                        for name, value in wanted.items()):
                    yield child
                yield from child.every(tag, **wanted)

    def first(self, tag=None, **wanted):
        return next(self.every(tag, **wanted), None)

    def text(self, without=()):
        """What a reader sees, with white space as one blank; without the elements of those tags."""
        parts = []
        self._collect(parts, without)
        return " ".join("".join(parts).split())

    def _collect(self, parts, without):
        for child in self.children:
            if isinstance(child, str):
                parts.append(child)
            elif child.tag not in without and child.tag not in ("script", "style"):
                child._collect(parts, without)
            if isinstance(child, Element) and child.tag in ("br", "li", "p", "td", "th", "div"):
                parts.append(" ")


class _Builder(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag, attributes):
        element = Element(tag, attributes)
        self.open[-1].children.append(element)
        if tag not in EMPTY:
            self.open.append(element)

    def handle_startendtag(self, tag, attributes):
        self.open[-1].children.append(Element(tag, attributes))

    def handle_endtag(self, tag):
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data):
        self.open[-1].children.append(data)


def parse(html):
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root
