# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer: Django's admin of a blog, for gunicorn (django_blog:application) and to make and fill its database.

Reads QUINTETTE_BENCH_DATABASE.  usage: django_blog.py ARTICLES
"""
import datetime
import os
import random
import sys

import django
from django.conf import settings

settings.configure(
    SECRET_KEY="bench", ALLOWED_HOSTS=["*"], DEBUG=False, USE_TZ=True, ROOT_URLCONF="django_blog", STATIC_URL="/static/",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["QUINTETTE_BENCH_DATABASE"]}},
    INSTALLED_APPS=[
        "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
        "django.contrib.messages", "blog",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    TEMPLATES=[{
        "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
        "OPTIONS": {"context_processors": [
            "django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
            "django.contrib.messages.context_processors.messages"]},
    }],
)
sys.modules.setdefault("django_blog", sys.modules[__name__])
django.setup()

from django.contrib import admin  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.urls import path  # noqa: E402

urlpatterns = [path("admin/", admin.site.urls)]
application = get_wsgi_application()

WORDS = ("harbour lantern meadow copper winter orchard granite velvet timber river castle pepper silver morning island "
         "garden window marble thunder candle forest anchor bridge desert engine falcon guitar hammer jungle kettle").split()


def fill(articles):
    """Twelve years of articles in 50 categories by 5,000 authors; the same rows on every run."""
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.db import connection, transaction

    call_command("migrate", run_syncdb=True, verbosity=0)
    User.objects.create_superuser("bench", "", "bench")
    chance = random.Random(1)
    start = datetime.datetime(2014, 1, 1)
    minutes = 12 * 365 * 24 * 60

    def rows():
        for number in range(1, articles + 1):
            words = [chance.choice(WORDS) for _ in range(4)]
            when = start + datetime.timedelta(minutes=chance.randrange(minutes))
            yield (number, " ".join(words), "article-%d" % number, chance.randrange(1, 51), chance.randrange(1, 5001),
                   chance.choices(["published", "draft", "archived"], [8, 1, 1])[0], chance.random() < 0.05,
                   chance.randrange(100000), when.strftime("%Y-%m-%d %H:%M:%S"), " ".join(words) * 10)

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany("INSERT INTO blog_category (id, name) VALUES (%s, %s)",
                           [(n, "Category %02d" % n) for n in range(1, 51)])
        cursor.executemany("INSERT INTO blog_author (id, name) VALUES (%s, %s)",
                           [(n, "%s %s %d" % (chance.choice(WORDS).title(), chance.choice(WORDS).title(), n))
                            for n in range(1, 5001)])
        cursor.executemany(
            "INSERT INTO blog_article (id, title, slug, category_id, author_id, status, featured, views, published_at,"
            " body) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)", rows())


if __name__ == "__main__":
    fill(int(sys.argv[1]))
