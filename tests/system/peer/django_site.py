# SPDX-License-Identifier: GPL-3.0-or-later
"""The real Django with the sample's news and its administration, on one database."""
import logging

import django
from django.conf import settings


def open_site(database, secret_key, **others):
    """On a database as settings describe it, and with others by alias."""
    settings.configure(
        SECRET_KEY=secret_key, ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, STATIC_URL="/static/", SITE_ID=1,
        USE_TZ=True, USE_I18N=True, USE_L10N=True, TIME_ZONE="UTC", DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        DATABASES={"default": database, **others},
        PASSWORD_HASHERS=["django.contrib.auth.hashers." + name for name in (
            "PBKDF2PasswordHasher", "PBKDF2SHA1PasswordHasher", "MD5PasswordHasher", "ScryptPasswordHasher")
            if django.VERSION >= (4, 0) or not name.startswith("Scrypt")],
        INSTALLED_APPS=[
            "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
            "django.contrib.messages", "django.contrib.sites", "django.contrib.flatpages", "django.contrib.redirects",
            "news"],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware", "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware"],
        TEMPLATES=[{
            "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
            "OPTIONS": {"context_processors": [
                "django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages"]}}],
    )
    django.setup()
    logging.disable(logging.CRITICAL)


def __getattr__(name):
    if name != "urlpatterns":
        raise AttributeError(name)
    from django.contrib import admin
    from django.urls import path
    from news.admin import desk
    return [path("admin/", admin.site.urls), path("desk/", desk.urls)]
