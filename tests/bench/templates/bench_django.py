# SPDX-License-Identifier: GPL-3.0-or-later
"""The same pages by Debian's Django with its cached loader: milliseconds per page and bytes."""
import os
import sys
import time

import django
from django.conf import settings

sys.path.insert(0, os.path.dirname(__file__))
from context import variables  # noqa: E402

settings.configure(
    USE_L10N=True,
    TEMPLATES=[{
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"loaders": [("django.template.loaders.cached.Loader", [
            ("django.template.loaders.filesystem.Loader", [os.path.join(os.path.dirname(__file__), "pages")])])]},
    }],
)
django.setup()
from django.template import engines  # noqa: E402

values = variables()
for name in ("table.html", "inheritance.html", "values.html"):
    engine = engines["django"]
    best = 1e9
    for _ in range(5):
        start = time.perf_counter()
        for _ in range(5):
            page = engine.get_template(name).render(values)
        best = min(best, (time.perf_counter() - start) * 1000 / 5)
    print(name, "%.4f" % best, len(page.encode()))
