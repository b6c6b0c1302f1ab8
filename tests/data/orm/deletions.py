# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes deletions.json: what deleting objects does in Django 5.2, over models made at random.

Run as  PYTHONPATH=<django 5.2> python3 deletions.py > deletions.json
"""
import json
import random

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
)
django.setup()

from django.apps.registry import Apps  # noqa: E402
from django.db import connection, models, transaction  # noqa: E402
from django.db.migrations.state import AppConfigStub  # noqa: E402
from django.db.models import signals  # noqa: E402

RULES = {
    "Cascade": models.CASCADE,
    "Protect": models.PROTECT,
    "Restrict": models.RESTRICT,
    "SetNull": models.SET_NULL,
    "SetDefault": models.SET_DEFAULT,
    "Set": models.SET(1),
    "DoNothing": models.DO_NOTHING,
}
ROWS = 4


def random_schema(dice):
    """Models A to F; each points to itself or to models before it."""
    names = "ABCDEF"[: dice.randint(3, 6)]
    schema = []
    for position, name in enumerate(names):
        model = {"name": name, "parent": None, "keys": [], "many": None}
        if position and dice.random() < 0.2:
            model["parent"] = dice.choice(names[:position])
        for number in range(dice.randint(0, 2) if position else 0):
            rule = dice.choice(["Cascade"] * 4 + list(RULES))
            model["keys"].append(
                {
                    "name": f"{name.lower()}{number}",
                    "to": dice.choice(names[: position + 1]),
                    "rule": rule,
                    "null": rule == "SetNull" or dice.random() < 0.3,
                }
            )
        if position and dice.random() < 0.3:
            model["many"] = dice.choice(names[: position + 1])
        schema.append(model)
    return schema


def many_name(model):
    return "many_" + model["name"].lower()


def make_models(app, schema):
    made = {}
    registry = Apps([AppConfigStub(app)])
    for model in schema:
        bases = (made[model["parent"]],) if model["parent"] else (models.Model,)
        fields = {
            "__module__": "deletions",
            "Meta": type("Meta", (), {"app_label": app, "apps": registry}),
        }
        for key in model["keys"]:
            options = {"default": 1} if key["rule"] == "SetDefault" else {}
            fields[key["name"]] = models.ForeignKey(
                "self" if key["to"] == model["name"] else made[key["to"]],
                RULES[key["rule"]],
                null=key["null"],
                db_constraint=False,
                related_name=f"{key['name']}_set",
                **options,
            )
        if model["many"]:
            fields[many_name(model)] = models.ManyToManyField(
                "self" if model["many"] == model["name"] else made[model["many"]],
                related_name=f"many_of_{model['name'].lower()}",
                **({"symmetrical": False} if model["many"] == model["name"] else {}),
            )
        made[model["name"]] = type(model["name"], bases, fields)
    with connection.schema_editor() as editor:
        for model in made.values():
            editor.create_model(model)
    return made


def random_rows(dice, schema, made):
    """Objects in the order they are made: values of foreign keys, keys of many-to-many fields."""
    rows = []
    for model in schema:
        for _ in range(ROWS):
            values = {}
            chain, each = [], model
            while each:
                chain.append(each)
                each = next((m for m in schema if m["name"] == each["parent"]), None)
            for part in chain:
                for key in part["keys"]:
                    there = list(
                        made[key["to"]].objects.order_by("pk").values_list("pk", flat=True)
                    )
                    if there and not (key["null"] and dice.random() < 0.3):
                        values[key["name"]] = dice.choice(there)
                    elif not key["null"]:
                        values[key["name"]] = 1
            made_object = made[model["name"]].objects.create(
                **{name + "_id": value for name, value in values.items()}
            )
            many = []
            if model["many"]:
                there = list(
                    made[model["many"]].objects.order_by("pk").values_list("pk", flat=True)
                )
                many = sorted(dice.sample(there, min(len(there), dice.randint(0, 2))))
                getattr(made_object, many_name(model)).set(many)
            rows.append({"model": model["name"], "values": values, "many": many})
    return rows


def tables(schema, made):
    """What is left: each model's objects with their own foreign keys, and the links."""
    left = {}
    for model in schema:
        names = ["pk"] + [key["name"] + "_id" for key in model["keys"]]
        left[model["name"]] = [
            list(row) for row in made[model["name"]].objects.order_by("pk").values_list(*names)
        ]
        if model["many"]:
            through = getattr(made[model["name"]], many_name(model)).through
            left[many_name(model)] = through.objects.count()
    return left


def try_delete(schema, made, name, keys):
    told = []

    def note(kind):
        def receiver(sender, instance, **_):
            if not sender._meta.auto_created:
                told.append(f"{kind} {sender.__name__} {instance.pk}")

        return receiver

    before, after = note("pre"), note("post")
    signals.pre_delete.connect(before)
    signals.post_delete.connect(after)
    case = {"model": name, "keys": keys}
    try:
        with transaction.atomic():
            try:
                _, counts = made[name].objects.filter(pk__in=keys).delete()
                case["counts"] = {
                    label.split(".")[1]: count for label, count in sorted(counts.items()) if count
                }
                case["left"] = tables(schema, made)
                case["told"] = told
            except models.ProtectedError as error:
                case["error"] = "ProtectedError"
                objects = error.protected_objects
            except models.RestrictedError as error:
                case["error"] = "RestrictedError"
                objects = error.restricted_objects
            if "error" in case:
                case["objects"] = sorted(f"{type(one).__name__} {one.pk}" for one in objects)
            transaction.set_rollback(True)
    finally:
        signals.pre_delete.disconnect(before)
        signals.post_delete.disconnect(after)
    return case


def main():
    dice = random.Random(20240305)
    projects = []
    for number in range(20):
        schema = random_schema(dice)
        made = make_models(f"p{number}", schema)
        rows = random_rows(dice, schema, made)
        cases = []
        for model in schema:
            keys = list(made[model["name"]].objects.order_by("pk").values_list("pk", flat=True))
            for key in keys[:3]:
                cases.append(try_delete(schema, made, model["name"], [key]))
            cases.append(try_delete(schema, made, model["name"], keys))
        projects.append({"models": schema, "rows": rows, "cases": cases})
    print(json.dumps(projects, indent=None, separators=(",", ":")).replace('{"models"', '\n{"models"'))


main()
