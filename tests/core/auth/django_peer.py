# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the statements on standard input inside Debian's Django, on the database given; prints `answer` as JSON.

Usage: django_peer.py DATABASE SECRET_KEY
"""
import json
import sys

import django
from django.conf import settings

settings.configure(
    SECRET_KEY=sys.argv[2],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": sys.argv[1]}},
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions"],
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    USE_TZ=True,
)
django.setup()

names = {}
exec(sys.stdin.read(), names)
print(json.dumps(names["answer"]))
