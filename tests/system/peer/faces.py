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


class Django:
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
    def keys(page):
        return [box["value"] for box in page.every("input", name="_selected_action", type="checkbox")]

    @staticmethod
    def headers(page):
        table = page.first(id="result_list")
        if table is None:
            return []
        found = []
        for cell in table.first("thead").every("th"):
            if "action-checkbox-column" in cell.classes:
                continue
            link = next((a for a in cell.first(class_="text").every("a")), None) if cell.first(class_="text") else None
            remove = cell.first(class_="sortremove")
            text = cell.first(class_="text")
            # A removal that leaves no order stands there although it changes nothing.
            if remove is not None and not any(name == "o" for name, _ in query(remove["href"])):
                remove = None
            found.append([text.text().lower() if text else cell.text().lower(), query(link["href"]) if link else None,
                          query(remove["href"]) if remove else None])
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

    @staticmethod
    def messages(page):
        found = page.first(class_="messagelist")
        return [[item.text(), item["class"]] for item in found.every("li")] if found else []

    @staticmethod
    def pages(page):
        line = page.first(class_="paginator")
        return [query(link["href"]) for link in line.every("a") if link.text().isdigit()] if line else []

    form = staticmethod(lambda page: page.first("form", id="changelist-form") or next(
        (form for form in page.every("form") if (form["id"] or "").endswith("_form")), None))

    @staticmethod
    def errors(page):
        return sorted(item.text() for group in page.every("ul", class_="errorlist") for item in group.every("li"))


class Quintette:
    @staticmethod
    def rows(page):
        table = page.first(id="result_list")
        if table is None:
            return []
        return [[_cell(cell) for cell in row.children if not isinstance(cell, str) and cell.tag in ("td", "th")
                 and not {"select", "row-hidden"} & set(cell.classes)] for row in table.first("tbody").every("tr")]

    keys = staticmethod(Django.keys)

    @staticmethod
    def headers(page):
        table = page.first(id="result_list")
        if table is None:
            return []
        found = []
        for cell in table.first("thead").every("th"):
            if "select" in cell.classes:
                continue
            link, remove = cell.first("a", class_="sort"), cell.first("a", class_="remove")
            if remove is not None and not any(name == "o" for name, _ in query(remove["href"])):
                remove = None
            found.append([re.sub(r" ?\d+$", "", (link or cell).text()).lower(), query(link["href"]) if link else None,
                          query(remove["href"]) if remove else None])
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

    @staticmethod
    def messages(page):
        found = page.first(class_="messages")
        return [[item.text(), item["class"]] for item in found.every("li")] if found else []

    @staticmethod
    def pages(page):
        line = page.first(class_="pagination")
        return [query(link["href"]) for link in line.every("a") if link.text().isdigit()] if line else []

    form = staticmethod(lambda page: page.first("form", id="changelist-form") or next(
        (form for form in page.every("form") if (form["id"] or "").endswith("_form")), None))

    @staticmethod
    def errors(page):
        return sorted(item.text() for group in page.every("ul", class_="errorlist") for item in group.every("li"))
