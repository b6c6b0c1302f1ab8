#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the library's tables in a PostgreSQL database and carries the rows of an SQLite file there.

usage: carry.py postgresql://... SQLITE
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import django_queries  # noqa: E402  opens the database that the first argument names

from django.db import connection, connections  # noqa: E402


def main():
    connections.settings["sample"] = {**connections.settings["default"], **django_queries.database(sys.argv[2])}
    models = list(django_queries.MODELS.values())
    with connection.schema_editor() as editor:
        for model in models:
            editor.create_model(model)
    for model in [*models, django_queries.Book.authors.through, django_queries.Store.books.through]:
        model.objects.bulk_create(model.objects.using("sample").order_by("pk"))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


main()
