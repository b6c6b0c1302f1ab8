# SPDX-License-Identifier: GPL-3.0-or-later
"""The administration that tests/plugins/news/newsplugin.cpp declares, for Django."""
from django.contrib import admin

from .models import Article, Category, Comment, Tag

admin.site.register(Tag)


class ReadFilter(admin.SimpleListFilter):
    title = "read"
    parameter_name = "read"

    def lookups(self, request, model_admin):
        return [("much", "Much"), ("little", "Little")]

    def queryset(self, request, queryset):
        if self.value() == "much":
            return queryset.filter(views__gte=50000)
        if self.value():
            return queryset.filter(views__lt=50000)
        return queryset


class CommentInline(admin.TabularInline):
    model = Comment
    extra = 1


@admin.register(Category)
class CategoryAdmin(admin.ModelAdmin):
    list_display = ["name", "parent"]
    list_filter = ["parent"]
    search_fields = ["name__istartswith"]
    ordering = ["name"]
    radio_fields = {"parent": admin.HORIZONTAL}
    fieldsets = [(None, {"fields": [("name", "articles")]}),
                 ("Place", {"fields": ["parent"], "classes": ["collapse"], "description": "Where it belongs."})]
    readonly_fields = ["articles"]
    show_full_result_count = False

    @admin.display(description="articles", empty_value="none")
    def articles(self, category):
        return category.article_set.count() or None


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    list_display = ["headline", "status", "category", "author", "published", "embargo", "rating", "views", "featured",
                    "parent", "length"]
    list_filter = [
        "status", "featured", "category", ("category__name", admin.AllValuesFieldListFilter),
        ("author", admin.RelatedOnlyFieldListFilter), "published", "embargo", "tags",
        ("lead", admin.EmptyFieldListFilter), ReadFilter]
    search_fields = ["headline", "^slug", "=category__name", "tags__slug", "comments__name"]
    date_hierarchy = "published"
    ordering = ["-published", "headline"]
    list_per_page = 7
    list_max_show_all = 60
    filter_horizontal = ["tags"]
    prepopulated_fields = {"slug": ["headline"]}
    radio_fields = {"status": admin.HORIZONTAL}
    autocomplete_fields = ["author"]
    save_on_top = True
    save_as = True
    inlines = [CommentInline]

    @admin.display(description="parent", ordering="category__parent")
    def parent(self, article):
        return article.category.parent

    @admin.display(ordering="views")
    def length(self, article):
        return len(article.body.encode("utf-16-le")) // 2


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    list_display = ["name", "article", "created", "approved"]
    list_editable = ["approved"]
    list_filter = ["approved", "article__category", "created", "article__status"]
    search_fields = ["text", "article__headline", "name__exact", "id__exact"]
    date_hierarchy = "article__published"
    sortable_by = ["name", "created"]
    list_per_page = 10
    raw_id_fields = ["article"]
    actions = ["approve"]

    @admin.action(permissions=["change"], description="Approve selected %(verbose_name_plural)s")
    def approve(self, request, queryset):
        queryset.update(approved=True)


desk = admin.AdminSite("desk")
desk.site_header = "News desk"


@admin.register(Category, site=desk)
class DeskCategoryAdmin(admin.ModelAdmin):
    list_display = ["name"]
    search_fields = ["name"]


@admin.register(Article, site=desk)
class DeskArticleAdmin(admin.ModelAdmin):
    list_display = ["headline", "category"]
    list_filter = ["status"]
    fields = ["headline", "category", "status"]
    autocomplete_fields = ["category"]
