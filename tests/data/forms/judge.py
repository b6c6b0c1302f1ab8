"""Reads [[field, options, input], ...] as JSON and prints what Django makes of each: ["ok", text] or ["error", texts]."""
import json
import sys

import django
from django.conf import settings

settings.configure(USE_TZ=True, TIME_ZONE="UTC", USE_I18N=False, USE_L10N=False)
django.setup()
from django import forms  # noqa: E402
from django.core.exceptions import ValidationError  # noqa: E402


def judged(name, options, value):
    if "choices" in options:
        options["choices"] = [(c, c) for c in options["choices"]]
    field = getattr(forms, name)(**options)
    try:
        return ["ok", str(field.clean(value))]
    except ValidationError as error:
        return ["error", error.messages]


print(json.dumps([judged(*case) for case in json.load(sys.stdin)]))
