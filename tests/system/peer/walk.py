# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks through lists by following links and typing parameters at random, in both programs, and compares them.

usage: walk.py BUILD_DIR [STEPS [SEED]]
"""
import random
import sys
import tempfile
import urllib.parse

sys.dont_write_bytecode = True
build, steps, seed = sys.argv[1], int((sys.argv[2:] or [300])[0]), int((sys.argv[3:] or [1])[0])

from browsers import DjangoSite, ServedSite  # noqa: E402
from document import parse  # noqa: E402
from faces import Django, Quintette, difference, query  # noqa: E402
from sites import SECRET_KEY, Sites  # noqa: E402
import django  # noqa: E402
import django_site  # noqa: E402

LISTS = ["news/article", "news/article", "news/article", "news/comment", "news/comment", "news/category", "auth/user",
         "flatpages/flatpage", "sites/site"]
PEOPLE = ["admin", "admin", "editor", "reviewer", "webmaster"]
PARTS = ["rows", "keys", "headers", "filters", "dates", "pages", "messages"]


def random_parameters(chance, model):
    """One or two parameters as somebody would type or forge them."""
    article = [
        ("o", "0"), ("o", "-0.2"), ("o", "-5.1"), ("o", "3.-2.1"), ("o", "-8"), ("o", "10.4"), ("o", "11"),
        ("p", "2"), ("p", "3"), ("p", "99"), ("p", "0"), ("p", "-1"), ("p", "x"), ("all", ""), ("all", "1"),
        ("q", "the"), ("q", "django model"), ("q", '"you can"'), ("q", 'x"you can"'), ("q", "'the'x"), ("q", "for-an"), ("q", "Science"), ("q", "zzz"),
        ("q", "  "), ("q", "%"), ("q", "_"), ("q", "\\"), ("q", "é"), ("q", "0"),
        ("status__exact", "draft"), ("status__exact", "zzz"), ("status__in", "draft,archived"), ("status", "draft"),
        ("featured__exact", "1"), ("featured__exact", "0"), ("featured__exact", "2"), ("featured__exact", "True"),
        ("featured__isnull", "True"), ("category__id__exact", "2"), ("category__id__exact", "abc"),
        ("category__id__exact", "999"), ("category__id__in", "1,2"), ("category__isnull", "False"),
        ("category__name", "Sport"), ("category__name__isnull", "True"), ("author__id__exact", "1"),
        ("author__isnull", "True"), ("author__username", "admin"),
        ("author__password__startswith", "p"), ("author__username__contains", "a"), ("tags__slug__exact", "x"),
        ("tags__isnull", "True"), ("published__gte", "2025-01-01"), ("published__lt", "2025-06-01 00:00:00+02:00"),
        ("published__gte", "yesterday"), ("published__year", "2025"), ("published__month", "13"),
        ("published__year", "x"), ("embargo__gte", "2025-01-01"),
        ("lead__isempty", "1"), ("lead__isempty", "0"), ("lead__isempty", "2"),
        ("read", "much"), ("read", "other"), ("headline__contains", "a"), ("nothing", "1"), ("views__gt", "5000"),
        ("uid", "x"), ("id__exact", "1"), ("pk", "3"), ("e", "1"), ("e", "2"), ("_to_field", "id"),
        ("_to_field", "headline"), ("_facets", "True"), ("rating__gt", "1"), ("comments__name", "x"),
        ("category__parent__name", "x"), ("published__date", "2025-01-13"), ("", "x"), ("__", "1"),
    ]
    comment = [
        ("o", "1"), ("o", "-3"), ("p", "4"), ("p", "11"), ("q", "a b"), ("q", "17"), ("q", "1 2"),
        ("approved__exact", "1"), ("article__category__id__exact", "3"), ("article__category__isnull", "True"),
        ("article__status__exact", "draft"), ("article__published__year", "2025"),
        ("article__author__username", "admin"), ("article__headline", "x"), ("all", ""),
        ("article__id__exact", "5"), ("article", "5"), ("article__status__in", "draft,published"),
    ]
    other = [
        ("o", "1"), ("o", "-1"), ("q", "a"), ("p", "2"), ("is_staff__exact", "1"), ("groups__id__exact", "1"),
        ("parent__id__exact", "1"), ("parent__isnull", "True"), ("password", "x"), ("sites__id__exact", "1"),
        ("registration_required__exact", "0"), ("is_superuser__exact", "0"), ("all", ""), ("e", "1"), ("pk__in", "1,2"),
    ]
    if django.VERSION < (5, 0):
        article.remove(("_facets", "True"))
    pool = article if model == "news/article" else comment if model == "news/comment" else other
    return chance.sample(pool, chance.choice([1, 1, 1, 2, 2, 3]))


def links_of(page):
    links = [link for _, choices in Django.filters(page) for _, link, _ in choices]
    links += [link for _, link in Django.dates(page) if link] + Django.pages(page)
    links += [link for _, *pair in Django.headers(page) for link in pair if link]
    return links


class Walk:
    def __init__(self, sites):
        self.sites = sites
        self.browsers = {}
        self.different = 0
        self.asked = 0

    def become(self, person):
        self.person = person
        if person not in self.browsers:
            self.browsers[person] = DjangoSite(), ServedSite(self.sites.port)
            for browser in self.browsers[person]:
                browser.log_in(person, person + "-pass-1")

    def compare(self, address):
        """The parsed page of Django where both answer with one, after printing where they differ."""
        self.asked += 1
        theirs, ours = self.browsers[self.person]
        status, location, html = theirs.get(address)
        our_status, our_location, our_html = ours.get(address)
        if status == 500:
            return None  # a fault of an old Django
        differences = []
        if (status, location) != (our_status, our_location) and (status, our_status) != (403, 400):
            differences.append(("answer", (status, location), (our_status, our_location)))
        page = None
        if status == our_status == 200:
            page, ours = parse(html), parse(our_html)
            for part in PARTS:
                theirs, mine = getattr(Django, part)(page), getattr(Quintette, part)(ours)
                if part == "dates" and len(theirs) == len(mine) + 1:
                    del theirs[0]  # a way back to where the only year or month leads here again
                if theirs != mine:
                    differences.append((part, theirs, mine))
        for part, theirs, mine in differences:
            print("%s %s: %s\n    Django    %s\n    Quintette %s" % (
                self.person, address, part, *difference(theirs, mine)))
        self.different += bool(differences)
        return page


def main():
    with tempfile.TemporaryDirectory() as folder, Sites(folder, build) as sites:
        django_site.open_site(sites.copies.settings[0], SECRET_KEY)
        walk = Walk(sites)
        chance = random.Random(seed)
        while walk.asked < steps:
            walk.become(chance.choice(PEOPLE))
            model = chance.choice(LISTS)
            parameters = []
            for _ in range(chance.randrange(1, 6)):
                address = "/admin/%s/" % model
                if parameters:
                    address += "?" + urllib.parse.urlencode(parameters)
                page = walk.compare(address)
                links = page is not None and links_of(page)
                if links and chance.random() < 0.6:
                    parameters = chance.choice(links)
                else:
                    typed = dict(random_parameters(chance, model))
                    kept = parameters * (chance.random() < 0.5)
                    parameters = [pair for pair in kept if pair[0] not in typed] + list(typed.items())
        print("%d lists compared, %d differ" % (walk.asked, walk.different))
        return 1 if walk.different else 0


if __name__ == "__main__":
    sys.exit(main())
