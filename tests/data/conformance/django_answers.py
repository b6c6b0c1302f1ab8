# SPDX-License-Identifier: GPL-3.0-or-later
"""Django's answers to the questions of `quintette query --spec`, on a copy of library.sqlite3.

Usage: django_answers.py LIBRARY.sqlite3 < CASES.json > ANSWERED.json
Each case gets "expect", or "expect_error" and "error_class". Needs Django 5.2 on PYTHONPATH.
"""
import datetime
import decimal
import json
import math
import re
import shutil
import sys
import tempfile
import types
import uuid

import django
from django.conf import settings


def configure(database):
    # A model only knows its reverse relations when its app is installed.
    app = types.ModuleType("lib")
    app.__path__ = ["lib"]
    sys.modules["lib"] = app
    settings.configure(
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": database}},
        INSTALLED_APPS=["lib"],
        USE_TZ=False,
        TIME_ZONE="UTC",
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
    django.setup()


def make_models():
    from django.db import models

    class Author(models.Model):
        name = models.CharField(max_length=100)
        age = models.IntegerField()
        email = models.CharField(max_length=254)
        born = models.DateField(null=True)

        class Meta:
            app_label = "lib"

    class Publisher(models.Model):
        name = models.CharField(max_length=255)
        num_awards = models.IntegerField()
        country = models.CharField(max_length=50)

        class Meta:
            app_label = "lib"

    class Book(models.Model):
        isbn = models.CharField(max_length=20, unique=True)
        title = models.CharField(max_length=200)
        pages = models.IntegerField()
        rating = models.FloatField()
        price = models.DecimalField(max_digits=10, decimal_places=2)
        authors = models.ManyToManyField(Author)
        publisher = models.ForeignKey(Publisher, models.CASCADE)
        contact = models.ForeignKey(Author, models.CASCADE, related_name="book_contact_set")
        pubdate = models.DateField()
        created = models.DateTimeField()
        in_print = models.BooleanField()
        notes = models.TextField(null=True)
        meta = models.JSONField(null=True)

        class Meta:
            app_label = "lib"

    class Store(models.Model):
        name = models.CharField(max_length=255)
        books = models.ManyToManyField(Book)
        opening = models.DateTimeField()
        closing = models.TimeField()

        class Meta:
            app_label = "lib"

    class Review(models.Model):
        book = models.ForeignKey(Book, models.CASCADE)
        score = models.IntegerField()
        body = models.TextField()
        reviewer = models.ForeignKey(Author, models.CASCADE, null=True)

        class Meta:
            app_label = "lib"

    class Category(models.Model):
        name = models.CharField(max_length=100)
        parent = models.ForeignKey("self", models.CASCADE, null=True)

        class Meta:
            app_label = "lib"

    return {m.__name__: m for m in (Author, Publisher, Book, Store, Review, Category)}


class Names(dict):
    """What an expression may name; any other bare name is the path of a column."""

    def __missing__(self, name):
        return name


def namespace():
    from django.db import models
    from django.db.models import functions

    names = Names({n: getattr(functions, n) for n in functions.__all__})
    names.update({n: getattr(models, n) for n in models.__all__})
    names.update(datetime=datetime.datetime, date=datetime.date, time=datetime.time,
                 timedelta=datetime.timedelta, Decimal=decimal.Decimal,
                 true=True, false=False)
    return names


PATTERNS = {"contains", "icontains", "startswith", "istartswith", "endswith", "iendswith",
            "regex", "iregex"}
LISTS = {"in", "range", "has_keys", "has_any_keys"}


def target_of(query, path):
    """The field and the lookup that a path compares; None for a path that does not resolve."""
    from django.core.exceptions import FieldError
    from django.db.models import fields, JSONField
    names = path.split("__")
    annotation = query.annotations.get(names[0])
    if annotation is not None:
        try:
            field = annotation.output_field
        except FieldError:
            return None, names[-1]
        rest = names[1:]
    else:
        try:
            _, field, _, rest = query.names_to_path(names, query.get_meta())
        except FieldError:
            return None, names[-1]
        while field.is_relation:
            field = field.target_field if hasattr(field, "target_field") else field.related_model._meta.pk
    while rest:
        name = rest[0]
        if len(rest) == 1 and field.get_lookup(name):
            return field, name
        if isinstance(field, JSONField):
            last = rest[-1]
            return field, last if (last in PATTERNS | LISTS | {"isnull", "gt", "gte", "lt", "lte",
                                                               "exact", "iexact", "has_key"}) else "exact"
        transform = field.get_transform(name)
        if transform is None:
            return field, rest[-1]
        field = getattr(transform, "output_field", field)
        if isinstance(field, property) or not hasattr(field, "get_internal_type"):
            field = fields.IntegerField()
        rest = rest[1:]
    return field, "exact"


def scalar(text, field, lookup):
    from django.db import models
    if text == "null":
        return None
    if isinstance(field, models.JSONField) and not lookup.startswith("has_"):
        try:
            return json.loads(text)
        except ValueError:
            return text
    if isinstance(field, models.BooleanField) and text in ("true", "false"):
        return text == "true"
    if isinstance(field, (models.IntegerField, models.FloatField)):
        try:
            return int(text)
        except ValueError:
            try:
                return float(text)
            except ValueError:
                return text
    return text


def lookup(queryset, text):
    from django.db.models import F
    path, given = text.split("=", 1)
    column = re.fullmatch(r"F\(\s*['\"]?([A-Za-z_]\w*)['\"]?\s*\)", given)
    if column:
        return path, F(column.group(1))
    field, name = target_of(queryset.query, path)
    if name in PATTERNS:
        return path, given
    if name == "isnull":
        return path, {"true": True, "false": False}.get(given, given)
    if name in LISTS:
        return path, [scalar(p, field, name) for p in given.split(",")] if given else []
    if name == "has_key":
        return path, given
    return path, scalar(given, field, name)


def named(text, names):
    match = re.match(r"\s*(\w+)\s*=(?!=)", text)
    head = text.split("(")[0]
    if match and "=" in head:
        return match.group(1), eval(text[match.end():], {}, names)
    expression = eval(text, {}, names)
    return getattr(expression, "default_alias", None), expression


def run(case, models, names):
    queryset = models[case["model"].split(".")[1]].objects.all()

    def lookups(texts):
        return dict(lookup(queryset, text) for text in texts)

    if case.get("filter"):
        queryset = queryset.filter(**lookups(case["filter"]))
    for texts in case.get("filters", []):
        queryset = queryset.filter(**lookups(texts))
    if case.get("filter_expr"):
        queryset = queryset.filter(eval(case["filter_expr"], {}, names))
    if case.get("exclude"):
        queryset = queryset.exclude(**lookups(case["exclude"]))
    for texts in case.get("excludes", []):
        queryset = queryset.exclude(**lookups(texts))
    if case.get("group_by"):
        queryset = queryset.values(*case["group_by"])
    for text in case.get("annotate", []):
        alias, expression = named(text, names)
        queryset = queryset.annotate(**{alias: expression})
    if case.get("having"):
        queryset = queryset.filter(**lookups(case["having"]))
    if case.get("having_exclude"):
        queryset = queryset.exclude(**lookups(case["having_exclude"]))
    if case.get("distinct"):
        queryset = queryset.distinct()
    if case.get("order_by"):
        queryset = queryset.order_by(*case["order_by"])
    if case.get("values") or not (case.get("group_by") or case.get("aggregate")):
        queryset = queryset.values(*case.get("values", []))
    offset, limit = case.get("offset", 0), case.get("limit")
    if offset or limit is not None:
        queryset = queryset[offset:None if limit is None else offset + limit]
    if case.get("aggregate"):
        parts = [named(text, names) for text in case["aggregate"]]
        return [queryset.aggregate(**dict(parts))]
    return list(queryset)


def plain(value):
    if isinstance(value, decimal.Decimal):
        return str(value)
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        from django.utils.duration import duration_iso_string
        return duration_iso_string(value)
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return value


class Library:
    def __init__(self, path):
        self.folder = tempfile.TemporaryDirectory()
        copy = self.folder.name + "/library.sqlite3"
        shutil.copy(path, copy)
        configure(copy)
        self.models = make_models()
        self.names = namespace()

    def answer(self, case):
        try:
            rows = run(case, self.models, self.names)
            return {"expect": plain(rows)}
        except Exception as error:
            return {"expect_error": True, "error_class": type(error).__name__,
                    "message": str(error)}


if __name__ == "__main__":
    library = Library(sys.argv[1])
    cases = json.load(sys.stdin)
    json.dump([dict(case, **library.answer(case)) for case in cases], sys.stdout,
              ensure_ascii=False, indent=1)
