# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of bench_orm: the same work by Django on the same database.  bench_django.py DATABASE

Prints a line for each measurement: its name and its microseconds.
"""
import sys
import time

import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": sys.argv[1]}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", USE_TZ=True)
django.setup()

from django.db import connection, models  # noqa: E402

ROWS, GETS, FILTERS, RUNS = 100_000, 20_000, 2_000, 2


class Country(models.Model):
    name = models.CharField(max_length=50)

    class Meta:
        app_label = "bench"


class City(models.Model):
    country = models.ForeignKey(Country, models.CASCADE)

    class Meta:
        app_label = "bench"


class Person(models.Model):
    city = models.ForeignKey(City, models.CASCADE)

    class Meta:
        app_label = "bench"


class Row(models.Model):
    name = models.CharField(max_length=50)
    body = models.TextField()
    number = models.IntegerField()
    ratio = models.FloatField()
    flag = models.BooleanField()
    owner = models.ForeignKey(Person, models.CASCADE, null=True)

    class Meta:
        app_label = "bench"


def row_at(i):
    return Row(name=f"name {i}", body=f"some text that is a little longer {i}", number=i % 1000, ratio=i / 7.0,
               flag=i % 2 == 0)


def best(work, prepare=lambda: None):
    """Microseconds of the best of some runs of work(what prepare() gives)."""
    least = None
    for _ in range(RUNS):
        given = prepare()
        start = time.process_time()
        work(given) if given is not None else work()
        taken = (time.process_time() - start) * 1e6
        least = taken if least is None else min(least, taken)
    return least


def fresh_rows():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM bench_row")
        cursor.execute("DELETE FROM sqlite_sequence WHERE name = 'bench_row'")
    return [row_at(i) for i in range(ROWS)]


def read_all():
    assert sum(1 for row in Row.objects.iterator() if row.name) == ROWS


def get_each():
    for i in range(1, GETS + 1):
        Row.objects.get(pk=i * 5)


def build_filters():
    for _ in range(FILTERS):
        Row.objects.filter(owner__city__country__name="x").query.sql_with_params()


with connection.cursor() as cursor:
    cursor.execute("PRAGMA synchronous = NORMAL")
print("bulk_create %.3f" % best(Row.objects.bulk_create, fresh_rows))
all_rows = best(read_all)
print("records %.3f" % all_rows)
print("objects %.3f" % all_rows)
print("get %.3f" % best(get_each))
print("filter %.3f" % (best(build_filters) / FILTERS))
