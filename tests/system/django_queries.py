#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers the query specifications of `quintette query --spec` with the real Django, to compare with.

usage: django_queries.py DATABASE SPEC.json

DATABASE is an SQLite file with the tables lib_*, or postgresql://USER@/NAME?host=FOLDER; the answers are a JSON list on
standard output.
"""
import datetime
import decimal
import json
import re
import sys
import urllib.parse

import django
from django.apps import AppConfig
from django.conf import settings


class Lib(AppConfig):
    label = "lib"
    path = "."


def database(address):
    if not address.startswith("postgresql:"):
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": address}
    parts = urllib.parse.urlsplit(address)
    return {"ENGINE": "django.db.backends.postgresql", "NAME": parts.path[1:], "USER": parts.username,
            "HOST": urllib.parse.parse_qs(parts.query)["host"][0]}


settings.configure(
    DATABASES={"default": database(sys.argv[1])},
    INSTALLED_APPS=[Lib("lib", sys.modules[__name__])], USE_TZ=False, TIME_ZONE="UTC", DEFAULT_AUTO_FIELD="django.db.models.AutoField",
)
django.setup()

from django.core.exceptions import ValidationError  # noqa: E402
from django.db import models  # noqa: E402
from django.db.models import F, expressions, functions, lookups  # noqa: E402


def follow_newer_django():
    """What changed after Debian's Django: ISO texts Python reads, isnull of booleans only, finite decimals, JSON words."""
    fields = models.fields

    def reader(kind, before):
        def read(text):
            try:
                value = kind.fromisoformat(text)
                return value.replace(tzinfo=None) if kind is datetime.time else value
            except ValueError:
                return before(text)
        return read

    fields.parse_date = reader(datetime.date, fields.parse_date)
    fields.parse_time = reader(datetime.time, fields.parse_time)
    fields.parse_datetime = reader(datetime.datetime, fields.parse_datetime)

    is_null = lookups.IsNull
    plain_is_null = is_null.as_sql

    def checked_is_null(self, compiler, connection):
        if not isinstance(self.rhs, bool):
            raise ValueError("The QuerySet value for an isnull lookup must be True or False.")
        return plain_is_null(self, compiler, connection)

    is_null.as_sql = checked_is_null

    to_decimal = models.DecimalField.to_python

    def finite_decimal(self, value):
        number = to_decimal(self, value)
        if isinstance(number, decimal.Decimal) and not number.is_finite():
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"value": value})
        return number

    models.DecimalField.to_python = finite_decimal

    from django.db.models.fields import json as json_fields
    words = ("null", "true", "false")

    def key_sql(self, compiler, connection):
        column, parameters, keys = self.preprocess_lhs(compiler, connection)
        kind = "JSON_TYPE(%s, %%s)" % column
        path = json_fields.compile_json_path(keys)
        sql = "(CASE WHEN %s IN ('null','true','false') THEN %s ELSE JSON_EXTRACT(%s, %%s) END)" % (kind, kind, column)
        return sql, (*parameters, path) * 3

    def exact_right(self, compiler, connection):
        sql, parameters = super(json_fields.KeyTransformExact, self).process_rhs(compiler, connection)
        return sql % tuple("%s" if p in words else "JSON_EXTRACT(%s, '$')" for p in parameters), parameters

    def item_of_list(self, compiler, connection, sql, item):
        parent = super(json_fields.KeyTransformIn, self)
        sql, parameters = parent.resolve_expression_parameter(compiler, connection, sql, item)
        if not hasattr(item, "as_sql") and item not in words:
            sql = "JSON_EXTRACT(%s, '$')"
        return sql, parameters

    json_fields.KeyTransform.as_sqlite = key_sql
    json_fields.KeyTransformExact.process_lhs = lookups.Exact.process_lhs
    json_fields.KeyTransformExact.process_rhs = exact_right
    json_fields.KeyTransformIn.resolve_expression_parameter = item_of_list


if django.VERSION < (4, 2):
    follow_newer_django()


def make(label, **fields):
    options = type("Meta", (), {"managed": False, "app_label": "lib", "db_table": "lib_" + label.lower()})
    return type(label, (models.Model,), {"__module__": __name__, "Meta": options, **fields})


def to(model, **options):
    return models.ForeignKey(model, models.CASCADE, **options)


# As the tables say: nothing in them tells an address from any other text.
Author = make("Author", name=models.CharField(max_length=100), age=models.IntegerField(),
              email=models.CharField(max_length=254), born=models.DateField(null=True))
Publisher = make("Publisher", name=models.CharField(max_length=255), num_awards=models.IntegerField(),
                 country=models.CharField(max_length=50))
Book = make("Book", isbn=models.CharField(max_length=20, unique=True), title=models.CharField(max_length=200),
            pages=models.IntegerField(), rating=models.FloatField(),
            price=models.DecimalField(max_digits=10, decimal_places=2), publisher=to(Publisher),
            contact=to(Author, related_name="book_contact_set"),
            pubdate=models.DateField(), created=models.DateTimeField(), in_print=models.BooleanField(),
            notes=models.TextField(null=True), meta=models.JSONField(null=True),
            authors=models.ManyToManyField(Author))
Store = make("Store", name=models.CharField(max_length=255), opening=models.DateTimeField(),
             closing=models.TimeField(), books=models.ManyToManyField(Book))
Review = make("Review", book=to(Book), score=models.IntegerField(), body=models.TextField(),
              reviewer=to(Author, null=True))
Category = make("Category", name=models.CharField(max_length=100), parent=to("self", null=True))
MODELS = {"lib." + m.__name__: m for m in (Author, Publisher, Book, Store, Review, Category)}

PATTERNS = {"contains", "icontains", "startswith", "istartswith", "endswith", "iendswith", "regex", "iregex"}
LISTS = {"in", "range", "has_keys", "has_any_keys"}


def target_of(query, path):
    """The field that the left side of a lookup has, the lookup, and whether it is inside JSON."""
    names = path.split("__")
    if names[0] in query.annotations:
        field, rest = query.annotations[names[0]].output_field, names[1:]
    else:
        try:
            _, field, _, rest = query.names_to_path(names, query.get_meta())
        except Exception:
            return None, "exact", False
    while getattr(field, "remote_field", None):
        field = field.foreign_related_fields[0] if hasattr(field, "foreign_related_fields") else field.target_field
    if isinstance(field, models.JSONField):
        own = {"contains", "contained_by", "exact", "isnull", "in", "has_key", "has_keys", "has_any_keys"}
        last = rest[-1] if rest else "exact"
        known = last in own or last in PATTERNS or last in {"gt", "gte", "lt", "lte", "range", "iexact"}
        return field, last if known else "exact", len(rest) > (1 if known else 0)
    lookup = "exact"
    for name in rest:
        transform = field.get_transform(name)
        if transform is None:
            lookup = name
            break
        bound = transform(F("x"))
        try:
            field = bound.output_field
        except Exception:
            pass
    return field, lookup, False


def number(text):
    if not re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", text.strip()):
        return text
    try:
        return int(text)
    except ValueError:
        return float(text)


def scalar(text, field, lookup):
    if text == "null":
        return None
    if isinstance(field, models.JSONField):
        if lookup.startswith("has_"):
            return text
        try:
            return json.loads(text)
        except ValueError:
            return text
    if isinstance(field, models.BooleanField) and text in ("true", "false"):
        return text == "true"
    if isinstance(field, (models.IntegerField, models.FloatField)):
        return number(text)
    return text


def lookup_pair(query, text):
    path, value = text.split("=", 1)
    column = re.fullmatch(r"F\(\s*['\"]?(\w+)['\"]?\s*\)", value)
    if column:
        return path, F(column[1])
    field, lookup, _ = target_of(query, path)
    if lookup in PATTERNS:
        return path, value
    if lookup == "isnull":
        return path, {"true": True, "false": False}.get(value, value)
    if lookup in LISTS:
        return path, [scalar(part, field, lookup) for part in value.split(",")] if value else []
    return path, value if lookup == "has_key" else scalar(value, field, lookup)


def conditions(queryset, texts):
    return dict(lookup_pair(queryset.query, text) for text in texts)


class Names(dict):
    def __missing__(self, name):
        for place in (models, functions, lookups, expressions):
            if hasattr(place, name):
                return getattr(place, name)
        raise KeyError(name)


NAMES = Names({m.__name__: m for m in MODELS.values()}, Decimal=decimal.Decimal, date=datetime.date,
              datetime=datetime.datetime, time=datetime.time, timedelta=datetime.timedelta)


def named(text):
    """alias and expression of `alias=Func(path, ...)`; the path has no quotation marks."""
    alias, call = re.fullmatch(r"(?:(\w+)=)?(\w+\(.*\))", text, re.S).groups()
    call = re.sub(r"^(\w+)\(\s*(\w+|\*)\s*(?=[,)])", r"\1('\2'", call)
    return alias, eval(call, {}, NAMES)


def row_of(thing):
    """An object as its loaded fields, its annotations and the objects loaded with it; anything else as it is."""
    if not isinstance(thing, models.Model):
        return thing
    fields = [field.attname for field in thing._meta.concrete_fields]
    row = {name: thing.__dict__[name] for name in fields if name in thing.__dict__}
    row.update({name: value for name, value in thing.__dict__.items() if name not in fields and name != "_state"})
    row.update({name: row_of(other) for name, other in thing._state.fields_cache.items() if other})
    return row


def run_queryset(text):
    result = eval(text, {}, NAMES)
    if "--sql" in sys.argv and hasattr(result, "query"):
        print(result.query, file=sys.stderr)
    if ".dates(" in text or ".datetimes(" in text:
        return [{"result": list(result)}]
    if isinstance(result, models.query.QuerySet):
        return [row_of(row) for row in result]
    if isinstance(result, dict) and ".in_bulk(" in text:
        result = {str(key): row_of(result[key]) for key in sorted(result, key=str)}
    return [{"result": row_of(result)}]


def run(item):
    if "queryset" in item:
        return run_queryset(item["queryset"])
    queryset = MODELS[item["model"]].objects.all()
    if item.get("filter"):
        queryset = queryset.filter(**conditions(queryset, item["filter"]))
    for texts in item.get("filters", []):
        queryset = queryset.filter(**conditions(queryset, [texts] if isinstance(texts, str) else texts))
    if item.get("filter_expr"):
        queryset = queryset.filter(eval(item["filter_expr"], {}, NAMES))
    if item.get("exclude"):
        queryset = queryset.exclude(**conditions(queryset, item["exclude"]))
    for texts in item.get("excludes", []):
        queryset = queryset.exclude(**conditions(queryset, [texts] if isinstance(texts, str) else texts))
    if item.get("group_by"):
        queryset = queryset.values(*item["group_by"])
    for text in item.get("annotate", []):
        alias, expression = named(text)
        queryset = queryset.annotate(**{alias: expression})
    if item.get("having"):
        queryset = queryset.filter(**conditions(queryset, item["having"]))
    if item.get("having_exclude"):
        queryset = queryset.exclude(**conditions(queryset, item["having_exclude"]))
    if item.get("distinct"):
        queryset = queryset.distinct()
    if item.get("order_by"):
        queryset = queryset.order_by(*item["order_by"])
    if item.get("values"):
        queryset = queryset.values(*item["values"])
    elif not item.get("group_by") and not item.get("aggregate"):
        queryset = queryset.values()
    if item.get("offset") or item.get("limit") is not None:
        start = item.get("offset", 0)
        queryset = queryset[start:None if item.get("limit") is None else start + item["limit"]]
    if "--sql" in sys.argv:
        print(queryset.query, file=sys.stderr)
    if item.get("aggregate"):
        plain, aliased = [], {}
        for alias, expression in map(named, item["aggregate"]):
            if alias:
                aliased[alias] = expression
            else:
                plain.append(expression)
        return [queryset.aggregate(*plain, **aliased)]
    return list(queryset)


def plain(value):
    if isinstance(value, decimal.Decimal):
        return str(value)
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        return str(value)
    raise TypeError(repr(value))


def main():
    answers = []
    with open(sys.argv[2], encoding="utf8") as file:
        items = json.load(file)
    for item in items:
        try:
            answers.append({"rows": json.loads(json.dumps(run(item), default=plain))})
        except Exception as error:
            answers.append({"error": type(error).__name__, "message": str(error)})
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
