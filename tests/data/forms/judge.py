# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads [[field or validator, options, input], ...] as JSON and prints what Django makes of each.

An answer is ["ok", text], ["error", texts], or ["crash", kind] where Django would answer with a server error. Inputs
that JSON cannot hold are objects with one key: {"$repeat": [text, times]}, {"$join": [part, ...]},
{"$codes": [code point, ...]}, {"$float": "nan"}, {"$file": [name, size]}.
"""
import json
import sys

import django
from django.conf import settings

settings.configure(USE_TZ=True, TIME_ZONE="UTC", USE_I18N=False, USE_L10N=False)
django.setup()
from django import forms  # noqa: E402
from django.core import validators  # noqa: E402
from django.core.exceptions import ValidationError  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.http.multipartparser import MultiPartParser  # noqa: E402


class JoinedField(forms.MultiValueField):
    """Two texts with a line between them."""
    def compress(self, values):
        return "|".join(map(str, values))


class MonthField(forms.DateField):
    """A date of three choices, of which the input is what each of them submits."""
    widget = forms.SelectDateWidget(years=range(1990, 2030))

    def clean(self, value):
        data = {"d_" + part: text for part, text in value.items()}
        return super().clean(self.widget.value_from_datadict(data, {}, "d"))


own_fields = {"JoinedField": JoinedField, "MonthField": MonthField}


def plain(value):
    if isinstance(value, dict) and len(value) == 1:
        (key, given), = value.items()
        if key == "$repeat":
            return given[0] * given[1]
        if key == "$join":
            return "".join(plain(part) for part in given)
        if key == "$codes":
            return "".join(map(chr, given))
        if key == "$float":
            return float(given)
        if key == "$file":
            # Django 6 also takes away what cannot be printed.
            name = "".join(c for c in plain(given[0]) if c.isprintable())
            name = MultiPartParser.sanitize_file_name(None, name)
            return name and SimpleUploadedFile(name, b"x" * given[1])
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value


def checked(name, options, value):
    if name.startswith("validate_"):
        getattr(validators, name)(value)
    else:
        getattr(validators, name)(**options)(value)
    return "accepted"


def judged(name, options, value):
    options = dict(options)
    if "choices" in options:
        options["choices"] = [(c, c) for c in options["choices"]]
    if "fields" in options:
        options["fields"] = [getattr(forms, part)(**arguments) for part, arguments in options["fields"]]
    try:
        value = plain(value)
        if name in own_fields or hasattr(forms, name):
            field = (own_fields.get(name) or getattr(forms, name))(**options)
            # The choices are what matters about a field that reads a folder.
            text = repr([list(c) for c in field.choices]) if value == {"$choices": 1} else str(field.clean(value))
        else:
            text = checked(name, options, value)
        text.encode()
        return ["ok", text]
    except ValidationError as error:
        return ["error", [m.encode(errors="replace").decode() for m in error.messages]]
    except Exception as error:
        return ["crash", type(error).__name__]


print(json.dumps([judged(*case) for case in json.load(sys.stdin)]))
