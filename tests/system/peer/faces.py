# SPDX-License-Identifier: GPL-3.0-or-later
"""What a page of the administration says, in the same words for both programs.

Each function takes a parsed page of one of them; what the two name differently is here and nowhere else.
"""
import re
from urllib.parse import parse_qsl


def query(address):
    """The parameters of an address, in no order; without those that say nothing."""
    _, _, text = (address or "").partition("?")
    return sorted((name, "" if name == "all" else value) for name, value in parse_qsl(text, keep_blank_values=True)
                  if (name, value) not in (("o", ""), ("p", "1")))


def difference(theirs, mine):
    """Of two lists only the members where they part."""
    if not isinstance(theirs, list) or len(theirs) != len(mine):
        return theirs, mine
    apart = [(a, b) for a, b in zip(theirs, mine) if a != b][:2]
    if all(isinstance(a, list) and isinstance(b, list) and len(a) == len(b) for a, b in apart):
        apart = [difference(a, b) for a, b in apart]
    return [a for a, _ in apart], [b for _, b in apart]


def errors_of(page):
    texts = [item.text() for group in page.every("ul", class_="errorlist") for item in group.every("li")]
    # Which parts of a forged management form are missing is for its forger to find out.
    return sorted(re.sub(r"( tampered with\.).*", r"\1", text)
                  for text in texts if not text.startswith("(Hidden field"))


class Control:
    """Something with a name in a form, and what it would send as it stands."""

    def __init__(self, element):
        self.name, self.kind = element["name"], element.tag
        self.hidden = element["type"] == "hidden"
        self.multiple, self.options = element.has("multiple"), []
        if element.tag == "select":
            options = list(element.every("option"))
            self.options = [(option["value"] if option.has("value") else option.text(), option.text())
                            for option in options]
            self.values = [value for (value, _), option in zip(self.options, options) if option.has("selected")]
            if not self.values and not self.multiple and self.options:
                self.values = [self.options[0][0]]
        elif element.tag == "textarea":
            text = "".join(child for child in element.children if isinstance(child, str))
            self.values = [text[1:] if text.startswith("\n") else text]
        elif element["type"] in ("checkbox", "radio"):
            self.kind = element["type"]
            self.values = [element["value"] or "on"] if element.has("checked") else []
        else:
            self.values = [element["value"] or ""]


def controls(form):
    """What a form would send, control by control; without buttons."""
    if form is None:
        return []
    return [Control(element) for element in form.every() if element.tag in ("input", "select", "textarea")
            and element["name"] and element["type"] not in ("submit", "button", "image")]


def shown(form):
    """The controls that people fill in, in the order of their names."""
    return sorted([control.name, control.kind, control.values, control.options]
                  for control in controls(form) if not _is_internal(control))


def _is_internal(control):
    """Whether only one of them needs it, or the time of the log-in is in it."""
    name = control.name
    return (name in ("action", "select_across", "index", "csrfmiddlewaretoken", "q")
            or name.startswith(("_", "initial-", "last_login")) or "_version" in name
            # Which object an inline's row belongs to is known without being told.
            or (control.hidden and name.endswith("-article")))


def _cell(element):
    picture = element.first("img")
    if picture is not None and picture["alt"] in ("True", "False", "None"):
        return picture["alt"]
    for name, value in (("mark-yes", "True"), ("mark-no", "False"), ("mark-unknown", "None")):
        if element.first("svg", class_=name) is not None:
            return value
    control = next(element.every("input", type="checkbox"), None)
    if control is not None:
        return "[x]" if control.has("checked") else "[ ]"
    return element.text(without=("label",))


def _header(title, sort, remove):
    # A removal that leaves no order stands there although it changes nothing.
    if remove is not None and not any(name == "o" for name, _ in query(remove["href"])):
        remove = None
    return [title.lower(), query(sort["href"]) if sort else None, query(remove["href"]) if remove else None]


class Face:
    """What both write alike."""

    @staticmethod
    def keys(page):
        return [box["value"] for box in page.every("input", name="_selected_action", type="checkbox")]

    @classmethod
    def messages(cls, page):
        found = page.first(class_=cls.message_list)
        return [[item.text(), item["class"]] for item in found.every("li")] if found else []

    @classmethod
    def pages(cls, page):
        line = page.first(class_=cls.page_list)
        return [query(link["href"]) for link in line.every("a") if link.text().isdigit()] if line else []

    @staticmethod
    def form(page):
        return page.first("form", id="changelist-form") or next(
            (form for form in page.every("form") if (form["id"] or "").endswith("_form")), None)

    @classmethod
    def controls(cls, page):
        return shown(cls.form(page))

    errors = staticmethod(errors_of)

    @staticmethod
    def title(page):
        heading = (page.first(id="content") or page).first("h1")
        title = heading.text(without=("small",)) if heading else ""
        # Lists, questions and the log-in are named in other words.
        is_list = page.first(id="changelist") or page.first(class_="list-layout")
        return None if is_list or re.match("Delete$|Are you sure|Log in$|Django administration$|$", title) else title

    @classmethod
    def buttons(cls, page):
        form = cls.form(page)
        return sorted({button["name"] for button in form.every()
                       if button.tag in ("input", "button") and button["type"] in ("submit", None)
                       and (button["name"] or "").startswith("_")}) if form else []

    @classmethod
    def readonly(cls, page):
        return [_cell(value) or "-" for value in page.every("div", class_="readonly")]

    @staticmethod
    def links(element):
        return [[link.text(), link["href"]] for link in element.every("a")] if element else []

    @classmethod
    def crumbs(cls, page):
        # Texts are cut at other places, and here they lead back to the filtered list.
        return [address.partition("?")[0] for _, address in cls.links(page.first(class_="breadcrumbs"))]

    @classmethod
    def tools(cls, page):
        # Django has the way to a new password beside the old one.
        return [text for text, _ in cls.links(page.first("ul", class_="object-tools")) if text != "Change password"]


class Django(Face):
    message_list, page_list = "messagelist", "paginator"

    @staticmethod
    def rows(page):
        table = page.first(id="result_list")
        if table is None:
            return []
        rows = [row for row in table.every("tr") if row.first("td") is not None]
        # Before version 5 an empty text stood there as such.
        return [[_cell(cell) or "-" for cell in row.children
                 if not isinstance(cell, str) and "action-checkbox" not in cell.classes] for row in rows]

    @staticmethod
    def headers(page):
        table = page.first(id="result_list")
        if table is None:
            return []
        found = []
        for cell in table.first("thead").every("th"):
            if "action-checkbox-column" in cell.classes:
                continue
            title = cell.first(class_="text")
            found.append(_header((title or cell).text(), title and title.first("a"), cell.first(class_="sortremove")))
        return found

    @staticmethod
    def filters(page):
        found = []
        sidebar = page.first(id="changelist-filter")
        if sidebar is None:
            return found
        title = None
        for element in sidebar.every():
            if element.tag in ("h3", "summary") and element["id"] != "changelist-filter-clear" \
                    and element.text().startswith("By "):
                title = element.text()[3:]
            elif element.tag == "ul" and title:
                choices = [[item.text(), query(item.first("a")["href"]), "selected" in item.classes]
                           for item in element.every("li")]
                choices[0][0] = re.sub(r" \(\d+\)$", "", choices[0][0])
                found.append([title, choices])
                title = None
        return found

    @staticmethod
    def dates(page):
        bar = page.first(class_="toplinks")
        # Only the links: what is chosen stands between them in one version and in a list in another.
        return [[link.text().lstrip("‹ "), query(link["href"])] for link in bar.every("a")] if bar else []


    @classmethod
    def apps(cls, page):
        content = page.first(id="content-main")
        return [[module.first("caption").text(), cls.links(module.first("caption"))[0][1],
                 [cls.links(row)[:2 if row.first("a", class_="addlink") else 1] for row in module.every("tr")
                  if row.first("th", scope="row")]]
                for module in content.every("div", class_="module") if module.first("caption")] if content else []

    @staticmethod
    def labels(page):
        form = Django.form(page)
        return sorted(label.text().rstrip(":") for row in form.every("div", class_="form-row")
                      for label in row.every() if label.tag in ("label", "legend")) if form else []

    @classmethod
    def tree(cls, page):
        content = page.first(id="content")
        lists = [child for child in content.children if not isinstance(child, str) and child.tag == "ul"]
        return sorted(cls.links(lists[-1])) if lists else []

    @staticmethod
    def log(page):
        table = page.first(id="change-history")
        return [[cell.text() for cell in row.every() if cell.tag in ("td", "th")]
                for row in table.every("tr") if row.first("td")] if table else []


class Quintette(Face):
    message_list, page_list = "messages", "pagination"

    @classmethod
    def apps(cls, page):
        return [[module.first("h2").text(), cls.links(module.first("h2"))[0][1],
                 [[[link.text() or "Add", link["href"]] for link in row.every("a")] for row in module.every("li")]]
                for module in page.every("section", class_="app-card")
                # What Django has no name for.
                if not (module["aria-labelledby"] or "").startswith("app-quintette_")]

    @staticmethod
    def labels(page):
        form = Quintette.form(page)
        return sorted(label.text() for field in form.every("div", class_="form-line")
                      for label in field.every() if label.tag in ("label", "legend") or "label" in label.classes) \
            if form else []

    @classmethod
    def tree(cls, page):
        trees = list(page.every("ul", class_="object-tree"))
        return sorted(cls.links(trees[0])) if trees else []  # what is protected comes first, and alone there

    @staticmethod
    def log(page):
        if not (Quintette.title(page) or "").startswith("Change history"):
            return []
        return [[cell.text() for cell in row.every() if cell.tag in ("td", "th")]
                for row in page.first("main").every("tr") if row.first("td")]

    @staticmethod
    def rows(page):
        table = page.first(id="result_list")
        if table is None:
            return []
        return [[_cell(cell) for cell in row.children if not isinstance(cell, str) and cell.tag in ("td", "th")
                 and not {"select", "row-hidden"} & set(cell.classes)] for row in table.first("tbody").every("tr")]

    @staticmethod
    def headers(page):
        table = page.first(id="result_list")
        if table is None:
            return []
        found = []
        for cell in table.first("thead").every("th"):
            if "select" in cell.classes:
                continue
            link = cell.first("a", class_="sort")
            found.append(_header(re.sub(r" ?\d+$", "", (link or cell).text()), link, cell.first("a", class_="remove")))
        return found

    @staticmethod
    def filters(page):
        sidebar = page.first(id="filters")
        if sidebar is None:
            return []
        found = []
        for group in sidebar.every("details"):
            choices = []
            for link in group.every("a"):
                count = link.first(class_="count")
                text = link.text(without=("span",))
                # Django does not count all of them everywhere.
                if count and choices:
                    text += " (%s)" % count.text()
                choices.append([text, query(link["href"]), link.has("aria-current")])
            found.append([group.first("summary").text()[3:], choices])
        return found

    @staticmethod
    def dates(page):
        bar = page.first(class_="dates")
        return [[link.text(without=("span",)).lstrip("‹ "), query(link["href"])]
                for link in bar.every("a")] if bar else []
