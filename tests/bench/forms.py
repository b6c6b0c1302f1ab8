# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds, binds, validates and renders a model form of 40 fields with Django; prints microseconds for one. The same as
bench_forms.cpp."""
import sys
import time

import django
from django.conf import settings

settings.configure(USE_TZ=True, TIME_ZONE="UTC", USE_I18N=False, USE_L10N=False,
                   DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
                   DEFAULT_AUTO_FIELD="django.db.models.BigAutoField")
django.setup()
from django.db import models  # noqa: E402
from django.forms import ModelForm  # noqa: E402
from django.http import QueryDict  # noqa: E402

choices = [("a", "Apple"), ("b", "Banana"), ("c", "Cherry")]
kinds = {
    "char": (lambda: models.CharField(max_length=100, help_text="Some help"), "A text of some words"),
    "text": (lambda: models.TextField(blank=True), "More words <b>than</b> that & this"),
    "integer": (lambda: models.IntegerField(), "12345"),
    "decimal": (lambda: models.DecimalField(max_digits=10, decimal_places=2), "1234.56"),
    "date": (lambda: models.DateField(), "2024-03-05"),
    "datetime": (lambda: models.DateTimeField(null=True, blank=True), "2024-03-05 14:07:09"),
    "email": (lambda: models.EmailField(), "somebody@example.com"),
    "choice": (lambda: models.CharField(max_length=1, choices=choices), "b"),
}
members = {"__module__": "bench", "Meta": type("Meta", (), {"app_label": "bench"})}
data = QueryDict(mutable=True)
for kind, (make, submitted) in kinds.items():
    for i in range(5):
        members[f"{kind}{i}"] = make()
        data[f"{kind}{i}"] = submitted
Wide = type("Wide", (models.Model,), members)
WideForm = type("WideForm", (ModelForm,), {"Meta": type("Meta", (), {"model": Wide, "fields": "__all__"})})


def once():
    form = WideForm(data)
    assert form.is_valid(), form.errors
    return len(form.as_p())


length = once()
rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 100
start = time.perf_counter()
for _ in range(rounds):
    once()
print("%.1f %d" % ((time.perf_counter() - start) * 1e6 / rounds, length))
