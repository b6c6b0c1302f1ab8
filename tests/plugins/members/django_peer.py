# SPDX-License-Identifier: GPL-3.0-or-later
"""Django with accounts of the model Member: runs statements from standard input and prints "result" as JSON.

usage: django_peer.py DATABASE SECRET_KEY < STATEMENTS
"""
import io
import json
import os
import sys

import django
from django.conf import settings

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
settings.configure(
    SECRET_KEY=sys.argv[2],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": sys.argv[1]}},
    INSTALLED_APPS=[
        "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
        "django.contrib.messages", "django_members.apps.MembersConfig",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    TEMPLATES=[{
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"context_processors": [
            "django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
            "django.contrib.messages.context_processors.messages"]},
    }],
    AUTH_USER_MODEL="members.Member",
    DEFAULT_AUTO_FIELD="django.db.models.AutoField", USE_TZ=True, ROOT_URLCONF=__name__,
)
django.setup()
from django.contrib.auth import authenticate, get_user_model  # noqa: E402,F401
from django.contrib.auth.models import Group, Permission  # noqa: E402,F401
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

urlpatterns = []
Member = get_user_model()


def command(*arguments):
    """What a management command prints, and whether it failed."""
    out = io.StringIO()
    try:
        call_command(*arguments, stdout=out, stderr=out)
    except SystemExit as status:
        return [out.getvalue(), status.code or 0]
    return [out.getvalue(), 0]


def tables():
    """Each table with name, type and nullability of its columns; the order of columns does not count."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        found = {}
        for (name,) in cursor.fetchall():
            if name.startswith(("sqlite_", "quintette_")):
                continue
            cursor.execute(f"PRAGMA table_info({name})")
            found[name] = sorted([row[1], row[2].lower(), row[3], row[5]] for row in cursor.fetchall())
            cursor.execute(f"PRAGMA foreign_key_list({name})")
            found[name] += sorted([row[3], row[2], row[4]] for row in cursor.fetchall())
        return found


result = None
exec(sys.stdin.read())
print(json.dumps(result))
