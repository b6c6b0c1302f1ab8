# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets the real Django make its tables in a PostgreSQL database and carry the sample's rows there.

usage: fill.py FOLDER, where the server's socket is
"""
import sys

from sites import POSTGRESQL, SAMPLE, SECRET_KEY, SQLITE
import django_site


def main():
    django_site.open_site({**POSTGRESQL, "NAME": "django", "HOST": sys.argv[1]}, SECRET_KEY, sample={**SQLITE, "NAME": SAMPLE})
    from django.apps import apps
    from django.core.management import call_command
    from django.core.management.color import no_style
    from django.db import connection, transaction
    call_command("migrate", verbosity=0)
    call_command("migrate", run_syncdb=True, verbosity=0)  # news, which refers to users, has no migrations
    models = list(apps.get_models(include_auto_created=True))
    with transaction.atomic():
        for model in models:
            model._base_manager.all().delete()
        for model in models:
            model._base_manager.bulk_create(model._base_manager.using("sample"))
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), models):
                cursor.execute(statement)


if __name__ == "__main__":
    main()
