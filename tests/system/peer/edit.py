# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills in forms at random as several people, in both programs; compares forms, answers, errors and messages, and after
each step everything that the two databases hold.

usage: edit.py BUILD_DIR [STEPS [SEED]]
"""
import datetime
import random
import re
import sys
import tempfile

sys.dont_write_bytecode = True
build, steps, seed = sys.argv[1], int((sys.argv[2:] or [120])[0]), int((sys.argv[3:] or [1])[0])

from browsers import DjangoSite, ServedSite  # noqa: E402
from document import parse  # noqa: E402
from faces import Django, Quintette, controls, difference  # noqa: E402
from sites import SECRET_KEY, Sites  # noqa: E402
import django  # noqa: E402
import django_site  # noqa: E402

PEOPLE = ["admin", "admin", "admin", "editor", "reviewer", "webmaster"]
MODELS = ["news/article", "news/article", "news/article", "news/comment", "news/category", "news/tag", "auth/group",
          "auth/user", "flatpages/flatpage"]
EVERY_KIND = ["change", "change", "change", "add", "add", "delete", "action", "history"]
KINDS = {
    "news/comment": EVERY_KIND + ["list"],
    # Another key for an old object is refused here where it would overwrite a third one.
    "news/tag": ["add", "delete", "action", "history"],
    # Whoever is deleted could not go on.
    "auth/user": ["change", "add", "history"],
}
# Compared after each step, without these columns.
TABLES = {
    "news_article": "uid, meta, reading_time", "news_article_tags": "id", "news_category": "", "news_tag": "",
    "news_comment": "",
    "auth_group": "", "auth_group_permissions": "id", "auth_user": "last_login, password, date_joined",
    "auth_user_groups": "id", "auth_user_user_permissions": "id", "django_flatpage": "", "django_flatpage_sites": "id",
    "django_admin_log": "action_time",
}
# What somebody types into a field of such a name.
TYPED = [
    ("published_0", ["2025-02-03", "02/03/2025", "2025-13-01", "tomorrow", ""]),
    ("published_1", ["12:30", "12:30:45", "25:00", ""]),
    ("created_0", ["2024-06-07", "x", ""]), ("created_1", ["00:00", "6:30", "noon"]),
    ("embargo", ["2026-01-01", "2026-02-30", ""]),
    ("rating", ["1.5", "0", "-1", "99.99", "100", "1.234", "abc", "1e1", "", "NaN"]),
    ("views", ["0", "12", "-1", "1.0", "1.5", "2147483648", "x", "", " 7 ", "٣"]),
    ("slug", ["plain", "with space", "umlaut-ä", "x" * 60, "", "UPPER_lower-1"]),
    ("email", ["a@example.com", "no address", "", "x@y", "ä@example.com", "a@example.com "]),
    ("username", ["new", "admin", "ADMIN", "with space", "", "a" * 151, "ok@+-_.", "né"]), ("first_name", ["Ann", ""]),
    ("last_login_0", ["2025-01-02", "x", ""]), ("last_login_1", ["10:00", ""]), ("date_joined_0", ["2024-01-02", ""]),
    ("password1", ["long-enough-71", "short", "12345678", ""]), ("password2", ["long-enough-71", "other", ""]),
    ("url", ["/new/", "no-slash", "/about/", "/a b/", "/ä/", "//x/", "", "/x"]), ("title", ["Title", ""]),
    ("content", ["<p>x</p>", ""]), ("template_name", ["", "flatpages/other.html"]),
    ("name", ["Ada", "  Grace  ", "", "x" * 90, "<b>bold</b>", "Zoë \"Q\"", "a\x00b", "line\nbreak"]),
    ("headline", ["New", "  spaces  ", "", "y" * 201, "<script>alert(1)</script>", "Ünïcode 漢字"]),
    ("text", ["Good.", "", "  ", "two\r\nlines"]), ("body", ["Text", "", "line\r\nline"]), ("lead", ["", "Lead"]),
]


def typed(chance, name):
    last = name.rpartition("-")[2]
    for key, values in TYPED:
        if last == key:
            return chance.choice(values)
    return None


def change(chance, form):
    """Some controls of the form with other values, by name."""
    changes = {}
    names = sorted({control.name for control in form if not control.hidden and "__prefix__" not in control.name})
    for name in chance.sample(names, min(len(names), chance.choice([0, 1, 1, 2, 3, 5]))):
        same = [control for control in form if control.name == name]
        if same[0].kind == "select":
            values = [value for value, _ in same[0].options] + ["999", "x"]
            many = same[0].multiple
            changes[name] = chance.sample(values, min(len(values), chance.choice([0, 1, 2, 3]))) if many \
                else [chance.choice(values)]
        elif same[0].kind == "checkbox":
            changes[name] = ["on"] if chance.random() < 0.5 else []
        else:
            text = typed(chance, name)
            if text is not None:
                changes[name] = [text]
    if chance.random() < 0.1:
        changes["comments-TOTAL_FORMS"] = [chance.choice(["0", "1", "99999"])]
    return changes


def filled(form, changes, button):
    pairs = []
    for control in form:
        if control.name not in changes:
            pairs += [(control.name, value) for value in control.values]
    for name, values in changes.items():
        pairs += [(name, value) for value in values]
    return pairs + ([button] if button else [])


def plain(value):
    """Django writes what nobody touched anew, without white space around it and without microseconds."""
    if isinstance(value, datetime.datetime):
        return value.replace(microsecond=0)
    if not isinstance(value, str):
        return value
    return re.sub(r"^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\.\d+$", r"\1", value.strip().replace("\r\n", "\n"))


def content(sites, copy):
    """Every row of the tables as text, without what is different by nature."""
    found = {}
    for table, left_out in TABLES.items():
        columns, rows = sites.rows("SELECT * FROM %s" % table, copy)
        kept = [index for index, column in enumerate(columns) if column not in left_out.split(", ")]
        found[table] = sorted(repr([plain(row[index]) for index in kept]) for row in rows)
    return found


class Session:
    def __init__(self, sites, person):
        self.person = person
        self.browsers = DjangoSite(), ServedSite(sites.port)
        for browser in self.browsers:
            browser.log_in(person, person + "-pass-1")


class Editing:
    def __init__(self, sites, chance):
        self.sites, self.chance = sites, chance
        self.sessions = {}
        self.asked = self.different = 0

        # Permissions had other names before version 5.
        self.models = [model for model in MODELS if django.VERSION >= (5, 0) or not model.startswith("auth/")]

    def session(self):
        person = self.chance.choice(PEOPLE)
        if person not in self.sessions:
            self.sessions[person] = Session(self.sites, person)
        return self.sessions[person]

    def both(self, session, what, ask):
        """The two answers, parsed; says where they differ."""
        self.asked += 1
        answers = [ask(browser) for browser in session.browsers]
        apart = []
        if answers[0][0] != 500 and answers[0][:2] != answers[1][:2]:  # else a fault of an old Django
            apart.append(("answer", answers[0][:2], answers[1][:2]))
        pages = [parse(answer[2]) for answer in answers]
        if answers[0][0] == answers[1][0] == 200:
            for part in ("controls", "errors", "messages"):
                # What was to be a copy is drawn as a new object here, and as the old one there; a forged management
                # form is put right.
                if part == "controls" and ("_saveasnew" in what or "TOTAL_FORMS" in what):
                    continue
                found = [getattr(face, part)(page) for face, page in zip((Django, Quintette), pages)]
                if found[0] != found[1]:
                    apart.append((part, *found))
        self.report("%s %s" % (session.person, what), apart)
        return answers, pages

    def report(self, what, apart):
        for part, theirs, mine in apart:
            print("%s: %s\n    Django    %s\n    Quintette %s" % (what, part, *difference(theirs, mine)))
        self.different += bool(apart)
        return not apart

    def step(self):
        """One form, seen and sent, by one person."""
        chance, session = self.chance, self.session()
        model = chance.choice(self.models)
        kind = chance.choice(KINDS.get(model, EVERY_KIND))
        keys = self.keys(model)
        base = "/admin/%s/" % model
        page = {"add": "add/", "action": "", "list": ""}.get(kind)
        address = base + (page if page is not None else "%s/%s/" % (chance.choice(keys + ["999999"]), kind))
        answers, pages = self.both(session, address, lambda browser: browser.get(address))
        if answers[0][0] != 200 or answers[1][0] != 200 or kind == "history":
            return
        if kind == "action":
            if pages[0].first("option", value="delete_selected") is not None:
                self.run_action(session, address, pages, chance.sample(keys, min(len(keys), 2)))
            return
        forms = [controls(face.form(page)) for face, page in zip((Django, Quintette), pages)]
        if kind == "delete":
            button, changes = ("post", "yes"), {}
        else:
            buttons = ["_save"] if kind == "list" else ["_save", "_continue", "_addanother"]
            if kind == "change" and model == "news/article":
                buttons.append("_saveasnew")
            button, changes = (chance.choice(buttons), "1"), change(chance, forms[0])
        what = "%s %s %s" % (address, button, changes)
        answers, _ = self.both(session, what, lambda browser: browser.post(
            address, filled(forms[session.browsers.index(browser)], changes, button)))
        self.follow(session, what, answers)

    def keys(self, model):
        table = "django_flatpage" if model == "flatpages/flatpage" else model.replace("/", "_")
        return [str(row[0]) for row in self.sites.rows("SELECT * FROM %s ORDER BY 1" % table)[1]]

    def run_action(self, session, address, pages, keys):
        """Chooses rows, runs the action, confirms it."""
        chosen = [("action", "delete_selected")] + [("_selected_action", key) for key in keys]
        what = "%s delete_selected %s" % (address, keys)
        answers, _ = self.both(session, what, lambda browser: browser.post(address, chosen + [("index", "0")]))
        if keys and answers[0][0] == answers[1][0] == 200:
            what += " confirmed"
            answers, _ = self.both(session, what, lambda browser: browser.post(address, chosen + [("post", "yes")]))
        self.follow(session, what, answers)

    def follow(self, session, what, answers):
        """Looks at where the answers lead, and at what both databases hold now."""
        if answers[0][0] == answers[1][0] == 302:
            self.both(session, "%s then %s" % (what, answers[0][1]), lambda browser: browser.get(answers[0][1]))
        theirs, ours = [content(self.sites, copy) for copy in (0, 1)]
        if not self.report("%s %s" % (session.person, what), [
                (table, [row for row in theirs[table] if row not in ours[table]],
                 [row for row in ours[table] if row not in theirs[table]])
                for table in TABLES if theirs[table] != ours[table]]):
            raise SystemExit("The databases differ; what follows would say nothing.")


def main():
    with tempfile.TemporaryDirectory() as folder, Sites(folder, build) as sites:
        django_site.open_site(sites.copies.settings[0], SECRET_KEY)
        editing = Editing(sites, random.Random(seed))
        for _ in range(steps):
            editing.step()
        print("%d pages compared, %d differ" % (editing.asked, editing.different))
        return 1 if editing.different else 0


if __name__ == "__main__":
    sys.exit(main())
