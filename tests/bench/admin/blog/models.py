# SPDX-License-Identifier: GPL-3.0-or-later
from django.db import models


class Category(models.Model):
    name = models.CharField(max_length=60)

    class Meta:
        verbose_name_plural = "categories"

    def __str__(self):
        return self.name


class Author(models.Model):
    name = models.CharField(max_length=100, db_index=True)

    def __str__(self):
        return self.name


class Article(models.Model):
    title = models.CharField(max_length=200)
    slug = models.SlugField(unique=True)
    category = models.ForeignKey(Category, on_delete=models.PROTECT)
    author = models.ForeignKey(Author, on_delete=models.PROTECT)
    status = models.CharField(max_length=10, db_index=True)
    featured = models.BooleanField(default=False)
    views = models.IntegerField(default=0)
    published_at = models.DateTimeField(db_index=True)
    body = models.TextField()

    def __str__(self):
        return self.title
