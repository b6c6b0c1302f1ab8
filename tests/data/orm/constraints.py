# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes constraints.json: what Django's full_clean() says of objects that meet constraints or not.

Run with Django 5.2: python constraints.py > constraints.json
The models are those of tests/core/orm/constraintmodels.h.
"""
import datetime
import json
import sys
import types

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=[],
)
django.setup()

from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.functions import Lower


def model(name, fields, base=models.Model, **meta):
    fields = dict(fields)
    fields["__module__"] = __name__
    fields["Meta"] = type("Meta", (), {"app_label": "rules", **meta})
    return type(name, (base,), fields)


def text(**options):
    return models.CharField(max_length=50, **options)


def number():
    return models.IntegerField(null=True, blank=True)


MODELS = {}


def add(name, fields, base=models.Model, **meta):
    MODELS[name] = model(name, fields, base, **meta)
    return MODELS[name]


def pair():
    return {"name": text(blank=True), "color": text(null=True, blank=True)}


add(
    "Priced",
    {"price": number(), "discounted": number()},
    constraints=[
        CheckConstraint(condition=Q(price__gt=F("discounted")), name="price_gt"),
        CheckConstraint(
            condition=Q(price__gte=0) | Q(discounted__isnull=True),
            name="price_positive",
            violation_error_message="Below nothing.",
            violation_error_code="negative",
        ),
    ],
)
add("Pair", pair(), constraints=[UniqueConstraint(fields=["name", "color"], name="pair_uniq")])
add(
    "NullsEqual",
    pair(),
    constraints=[
        UniqueConstraint(fields=["name", "color"], name="nulls_uniq", nulls_distinct=False)
    ],
)
add(
    "Conditional",
    pair(),
    constraints=[
        UniqueConstraint(fields=["name"], condition=Q(color="red"), name="red_uniq")
    ],
)
add(
    "Computed",
    pair(),
    constraints=[UniqueConstraint(Lower("name").desc(), "color", name="lower_uniq")],
)
add(
    "ComputedRed",
    pair(),
    constraints=[
        UniqueConstraint(
            Lower("name"),
            name="lower_red_uniq",
            condition=Q(color="red"),
            violation_error_message="A red one is there.",
        )
    ],
)
add(
    "ComputedNulls",
    pair(),
    constraints=[UniqueConstraint(Lower("color"), name="lower_nulls", nulls_distinct=False)],
)
single = add(
    "Single",
    {"name": text(blank=True)},
    constraints=[UniqueConstraint(fields=["name"], name="single_uniq")],
)
add("SingleChild", {"extra": text(blank=True)}, single)
add(
    "Worded",
    pair(),
    constraints=[
        UniqueConstraint(
            fields=["name", "color"],
            name="worded_uniq",
            violation_error_message="No two alike.",
            violation_error_code="twice",
        )
    ],
)
add(
    "WordedOne",
    {"name": text(blank=True)},
    constraints=[
        UniqueConstraint(
            fields=["name"],
            name="worded_one",
            violation_error_message="Only one.",
            violation_error_code="unique",
        )
    ],
)
add(
    "Together",
    {
        "name": text(),
        "color": text(null=True, blank=True),
        "code": text(unique=True, error_messages={"unique": "That code is taken."}),
    },
    unique_together=[("name", "color")],
)
add(
    "Dated",
    {
        "day": models.DateField(null=True, blank=True),
        "title": text(blank=True, unique_for_date="day"),
        "slug": text(blank=True, unique_for_year="day"),
        "code": text(blank=True, unique_for_month="day"),
    },
)

with connection.schema_editor() as editor:
    for one in MODELS.values():
        editor.create_model(one)

CASES = []


def case(name, existing, given, exclude=(), change=None):
    """change: position of the existing object that is changed to what is given."""
    of = MODELS[name]
    for one in reversed(MODELS.values()):
        one.objects.all().delete()
    objects = [of.objects.create(**row) for row in existing]
    instance = objects[change] if change is not None else of()
    for key, value in given.items():
        setattr(instance, key, value)
    errors = {}
    try:
        instance.full_clean(exclude=list(exclude))
    except ValidationError as error:
        for field, found in error.error_dict.items():
            errors[field] = [[one.messages[0], one.code or ""] for one in found]
    CASES.append(
        {
            "model": name,
            "existing": existing,
            "given": given,
            "exclude": list(exclude),
            "change": change,
            "errors": errors,
        }
    )


case("Priced", [], {"price": 10, "discounted": 5})
case("Priced", [], {"price": 5, "discounted": 10})
case("Priced", [], {"price": None, "discounted": 10})
case("Priced", [], {"price": 5, "discounted": None})
case("Priced", [], {"price": -5, "discounted": -10})
case("Priced", [], {"price": -5, "discounted": None})
case("Priced", [], {"price": -5, "discounted": 0})
case("Priced", [], {"price": 5, "discounted": 10}, exclude=["discounted"])
case("Priced", [], {"price": "x", "discounted": 10})
case("Priced", [{"price": 9, "discounted": 1}], {"discounted": 20}, change=0)
A = {"name": "a", "color": "red"}
N = {"name": "a", "color": None}
for name in ("Pair", "NullsEqual", "Conditional", "Computed", "ComputedRed", "ComputedNulls",
             "Worded"):
    case(name, [A], A)
    case(name, [A], {"name": "A", "color": "red"})
    case(name, [A], {"name": "a", "color": "blue"})
    case(name, [{"name": "a", "color": "blue"}], {"name": "a", "color": "red"})
    case(name, [{"name": "a", "color": "blue"}], {"name": "a", "color": "blue"})
    case(name, [N], N)
    case(name, [N], A)
    case(name, [A], A, exclude=["color"])
    case(name, [A], A, exclude=["name"])
    case(name, [A], {"name": "a"}, change=0)
    case(name, [A, {"name": "b", "color": "green"}], A, change=1)
    case(name, [A], {"name": "x" * 60, "color": "red"})
    case(name, [{"name": "", "color": ""}], {"name": "", "color": ""})
for name in ("Single", "WordedOne"):
    case(name, [{"name": "a"}], {"name": "a"})
    case(name, [{"name": "a"}], {"name": "b"})
    case(name, [{"name": "a"}], {"name": "a"}, exclude=["name"])
    case(name, [{"name": "a"}, {"name": "b"}], {"name": "a"}, change=1)
case("SingleChild", [{"name": "a", "extra": "x"}], {"name": "a", "extra": "y"})
case("SingleChild", [{"name": "a", "extra": "x"}], {"extra": "y"}, change=0)
case("SingleChild", [{"name": "a"}, {"name": "b"}], {"name": "a"}, change=1)
T = {"name": "a", "color": "red", "code": "1"}
case("Together", [T], {"name": "a", "color": "red", "code": "2"})
case("Together", [T], {"name": "a", "color": None, "code": "2"})
case("Together", [T], {"name": "b", "color": "red", "code": "1"})
case("Together", [T], {"name": "a", "color": "red", "code": "1"})
case("Together", [T], {"name": "", "color": "red", "code": "1"})
case("Together", [T], {"name": "a", "color": "red", "code": "2"}, exclude=["color"])
case("Together", [T], {}, change=0)
D = {"day": "2024-03-05", "title": "t", "slug": "s", "code": "c"}


def dated(**changes):
    return {**D, **changes}


def day(row):
    if isinstance(row.get("day"), str):
        row = {**row, "day": datetime.date.fromisoformat(row["day"])}
    return row


plain_case = case


def case(name, existing, given, **options):
    plain_case(name, [day(row) for row in existing], day(given), **options)


case("Dated", [D], dated())
case("Dated", [D], dated(day="2024-03-06"))
case("Dated", [D], dated(day="2024-04-05"))
case("Dated", [D], dated(day="2025-03-05"))
case("Dated", [D], dated(day=None))
case("Dated", [D], dated(title="u", slug="v", code="w"))
case("Dated", [D], dated(), exclude=["day"])
case("Dated", [D], dated(), exclude=["title"])
case("Dated", [D], {}, change=0)

json.dump(CASES, sys.stdout, indent=1, ensure_ascii=False, default=str)
print()
