# SPDX-License-Identifier: GPL-3.0-or-later
"""The real Django looks at a database that Quintette has worked on and says what it sees, as one JSON object.

usage: django_judge.py DATABASE SECRET_KEY check
       django_judge.py DATABASE SECRET_KEY authenticate USERNAME PASSWORD
       django_judge.py DATABASE SECRET_KEY session SESSION_KEY
       django_judge.py DATABASE SECRET_KEY log USERNAME
       django_judge.py DATABASE SECRET_KEY permissions USERNAME
       django_judge.py DATABASE SECRET_KEY login USERNAME
"""
import json
import sys

import django
from django.conf import settings

database, secret_key, command, *arguments = sys.argv[1:]
settings.configure(
    SECRET_KEY=secret_key,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": database}},
    INSTALLED_APPS=[
        "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
        "django.contrib.messages", "django.contrib.sites", "django.contrib.flatpages", "django.contrib.redirects",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    TEMPLATES=[{
        "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
        "OPTIONS": {"context_processors": [
            "django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
            "django.contrib.messages.context_processors.messages"]},
    }],
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    SITE_ID=1, USE_TZ=True, USE_I18N=True, ROOT_URLCONF=__name__,
)
django.setup()

from django.contrib import admin  # noqa: E402
from django.contrib.auth import authenticate, get_user_model, login  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.http import HttpRequest  # noqa: E402
from django.urls import path  # noqa: E402

urlpatterns = [path("admin/", admin.site.urls)]
User = get_user_model()


def check():
    call_command("check", verbosity=0)
    try:
        call_command("migrate", check_unapplied=True, verbosity=0)
    except SystemExit as stop:
        return {"content": not stop.code}
    return {"content": True}


def authenticate_user(username, password):
    user = authenticate(username=username, password=password)
    return {"user": user and user.username}


def request_with(session_key=None):
    request = HttpRequest()
    request.session = SessionStore(session_key)
    return request


def session(session_key):
    from django.contrib.auth import get_user
    user = get_user(request_with(session_key))
    return {"user": user.username, "authenticated": user.is_authenticated}


def log(username):
    from django.contrib.admin.models import LogEntry
    entries = LogEntry.objects.filter(user__username=username).order_by("id")
    return {"entries": [
        {"flag": e.action_flag, "object": e.object_repr, "id": e.object_id, "message": e.get_change_message(),
         "text": str(e), "model": e.content_type and e.content_type.model} for e in entries]}


def permissions(username):
    return {"permissions": sorted(User.objects.get(username=username).get_all_permissions())}


def login_user(username):
    request = request_with()
    user = User.objects.get(username=username)
    user.backend = "django.contrib.auth.backends.ModelBackend"
    login(request, user)
    request.session.save()
    return {"session": request.session.session_key}


commands = {"check": check, "authenticate": authenticate_user, "session": session, "log": log,
            "permissions": permissions, "login": login_user}
print(json.dumps(commands[command](*arguments)))
