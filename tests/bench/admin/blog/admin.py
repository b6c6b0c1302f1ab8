# SPDX-License-Identifier: GPL-3.0-or-later
"""What Quintette declares for these tables by itself, so that both programs do the same work."""
from django.contrib import admin

from .models import Article, Author, Category


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    list_display = ["title", "category", "author", "status", "featured", "views"]
    list_filter = [
        ("category", admin.RelatedOnlyFieldListFilter),
        ("status", admin.AllValuesFieldListFilter),
        "featured",
    ]
    search_fields = ["title"]
    date_hierarchy = "published_at"
    autocomplete_fields = ["category", "author"]
    # Without it, older versions read the related object of each cell by a query of its own.
    list_select_related = ["category", "author"]


@admin.register(Category, Author)
class NamedAdmin(admin.ModelAdmin):
    search_fields = ["name"]
