# SPDX-License-Identifier: GPL-3.0-or-later
from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "django_members"
    label = "members"
    default_auto_field = "django.db.models.BigAutoField"
