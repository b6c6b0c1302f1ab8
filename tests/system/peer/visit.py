# SPDX-License-Identifier: GPL-3.0-or-later
"""Visits every address of the administration as everybody, in both programs, and compares what they may see there.

usage: visit.py BUILD_DIR
"""
import contextlib
import re
import sys
import tempfile

sys.dont_write_bytecode = True
build = sys.argv[1]

from browsers import DjangoSite, ServedSite  # noqa: E402
from document import parse  # noqa: E402
from faces import Django, Quintette, difference  # noqa: E402
from sites import SECRET_KEY, Sites  # noqa: E402
import django  # noqa: E402
import django_site  # noqa: E402

PEOPLE = ["admin", "editor", "reviewer", "webmaster", None]
MODELS = ["news/article", "news/comment", "news/category", "news/tag", "auth/group", "auth/user", "flatpages/flatpage",
          "sites/site", "redirects/redirect"]
SINGLE = [
    "/admin/", "/admin", "/admin/news/", "/admin/auth/", "/admin/flatpages/", "/admin/nothing/", "/admin/news",
    "/admin/news/nothing/", "/admin/nothing", "/admin/jsi18n/", "/admin/password_change/",
    "/admin/password_change/done/", "/admin/login/", "/admin/login/?next=//evil.example/",
    "/admin/r/1/1/", "/admin/r/999/1/", "/admin/r/x/1/", "/admin/r/8/999999/", "/admin/r/8/7/",
    "/admin/auth/user/2/password/", "/admin/auth/user/999999/password/", "/admin/auth/user/x/password/",
    "/admin/news/tag/a%2Fb/change/", "/admin/news/tag/a_2Fb/change/", "/admin/news/tag/design/", "/admin/news/tag/design",
    "/admin/news/article/x/change/", "/admin/news/article/1_/change/", "/admin/news/article/99999999999999999999/change/",
    "/admin/news/article/add/?headline=A&tags=design,release&category=2&status=archived&featured=1&views=x",
    "/admin/news/article/add/?published=2025-01-02+03:04:05&author=1&nothing=1",
    "/admin/news/comment/add/?article=3",
    "/admin/news/category/?_popup=1", "/admin/news/category/?_popup=1&_to_field=id",
    "/admin/news/category/?_popup=1&_to_field=name", "/admin/news/category/?_popup=1&_to_field=nothing",
    "/admin/news/category/add/?_popup=1&_to_field=id", "/admin/news/category/add/?_popup=1&_to_field=parent",
    "/admin/news/category/3/change/?_popup=1", "/admin/auth/user/?_popup=1&_to_field=password",
    "/admin/news/article/add/?_changelist_filters=status__exact%3Ddraft%26p%3D2",
    "/admin/news/article/3/change/?_changelist_filters=status__exact%3Ddraft%26p%3D2",
    "/admin/news/article/3/delete/?_changelist_filters=q%3Da",
    "/admin/autocomplete/", "/admin/autocomplete/?app_label=news&model_name=article&field_name=category&term=s",
    "/admin/autocomplete/?app_label=news&model_name=nothing&field_name=category",
    "/admin/autocomplete/?app_label=news&model_name=article&field_name=headline",
    "/admin/autocomplete/?app_label=news&model_name=comment&field_name=article&term=a&page=2",
    "/admin/autocomplete/?app_label=news&model_name=article&field_name=author&term=e",
    "/admin/autocomplete/?app_label=auth&model_name=group&field_name=permissions",
    # The second administration.
    "/desk/", "/desk", "/desk/news/", "/desk/nothing/", "/desk/news/article", "/desk/auth/", "/desk/auth/user/",
    "/desk/news/tag/", "/desk/news/article/", "/desk/news/article/add/", "/desk/news/article/3/", "/desk/news/article/x/",
    "/desk/news/article/3/change/", "/desk/news/article/3/delete/", "/desk/news/article/3/history/",
    "/desk/news/article/999999/change/", "/desk/news/category/2/change/", "/desk/news/category/2/delete/",
    "/desk/news/category/?_popup=1&_to_field=id", "/desk/password_change/", "/desk/login/", "/desk/jsi18n/",
    "/desk/autocomplete/?app_label=news&model_name=article&field_name=category&term=s",
    "/desk/news/article/3/change/?_changelist_filters=status__exact%3Ddraft",
]
# Where the two differ on purpose.
OTHERWISE = [
    # No line of links where the only one would lead to the index.
    ("/(admin|desk)/password_change/", "crumbs"),
    # Redirects can be edited in their list.
    ("/admin/redirects/redirect/$", "buttons"),
    # What kind of form it is has no name here.
    ("/admin/auth/user/2/password/", "labels"),
    # The summary of a password is a value that is only read.
    ("/admin/auth/user/", "readonly"),
    # What is read of nothing yet: other words in older versions.
    ("/admin/news/category/add/", "readonly"),
]
PARTS = ["title", "crumbs", "apps", "labels", "readonly", "tools", "buttons", "tree", "log"]


def keys_of(sites, model):
    """The first and the last keys of a table."""
    table = "django_" + model.rpartition("/")[2] if model.startswith(("flat", "sites", "redir")) \
        else model.replace("/", "_")
    keys = [str(row[0]) for row in sites.rows("SELECT * FROM %s ORDER BY 1" % table)[1]]
    return keys[:3] + keys[-2:]


def move_page(sites, copy):
    """One page to the second site alone."""
    with contextlib.closing(sites.copies.connect(copy)) as connection:
        cursor = connection.cursor()
        cursor.execute("DELETE FROM django_flatpage_sites WHERE flatpage_id = 7")
        cursor.execute("INSERT INTO django_flatpage_sites (flatpage_id, site_id) VALUES (7, 2)")
        connection.commit()


def addresses(sites):
    yield from SINGLE
    if django.VERSION >= (5, 1):  # the form that adds users was another one, and whoever came here was logged out
        yield "/admin/auth/user/add/?username=x"
        yield "/admin/logout/"
    for model in MODELS:
        base = "/admin/%s/" % model
        yield base
        if model != "auth/user":
            yield base + "add/"
        for key in keys_of(sites, model) + ["999999"]:
            for page in ("", "change/", "delete/", "history/"):
                yield "%s%s/%s" % (base, key, page)
    for content_type in range(1, 14):
        yield "/admin/r/%d/1/" % content_type


def apart(address, answers):
    """What differs between the two answers, as (part, theirs, mine)."""
    (status, location, html), (our_status, our_location, our_html) = answers
    if status == 500:
        return  # a fault of an old Django
    if location and "/r/" in address:  # people stay at the address by which they came to this site
        location = location.replace("http://example.com/", "/")
    refused = {400, 403}  # in the order in which each of them looks
    if (status, location) != (our_status, our_location) and not {status, our_status} <= refused:
        yield "answer", (status, location), (our_status, our_location)
    if status != 200 or our_status != 200 or "jsi18n" in address:
        return
    if not html.lstrip().startswith("<"):
        if html != our_html:
            yield "text", html, our_html
        return
    pages = parse(html), parse(our_html)
    for part in PARTS:
        theirs, mine = [getattr(face, part)(page) for face, page in zip((Django, Quintette), pages)]
        if part == "tree":  # of what is protected, Django's has not the object itself
            theirs, mine = [[link for link in tree if link[1] != address.replace("/delete/", "/change/")]
                            for tree in (theirs, mine)]
        if any(part == where and re.match(pattern, address) for pattern, where in OTHERWISE):
            continue
        if theirs != mine:
            yield part, theirs, mine


def main():
    with tempfile.TemporaryDirectory() as folder, Sites(folder, build) as sites:
        for copy in (0, 1):
            move_page(sites, copy)
        django_site.open_site(sites.copies.settings[0], SECRET_KEY)
        asked = different = 0
        for person in PEOPLE:
            browsers = DjangoSite(), ServedSite(sites.port)
            for browser in browsers:
                if person:
                    browser.log_in(person, person + "-pass-1")
            for address in addresses(sites):
                asked += 1
                found = list(apart(address, [browser.get(address) for browser in browsers]))
                for part, theirs, mine in found:
                    print("%s %s: %s\n    Django    %s\n    Quintette %s" % (
                        person, address, part, *difference(theirs, mine)))
                different += bool(found)
        print("%d pages compared, %d differ" % (asked, different))
        return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
