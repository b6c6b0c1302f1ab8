# SPDX-License-Identifier: GPL-3.0-or-later
"""The app of the sample database, as tests/plugins/news/models.h has it."""
import uuid

from django.contrib.auth.models import User
from django.db import models


class Tag(models.Model):
    slug = models.SlugField(max_length=40, primary_key=True)

    def __str__(self):
        return self.slug


class Category(models.Model):
    name = models.CharField(max_length=80, unique=True)
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True)

    class Meta:
        verbose_name_plural = "categories"

    def __str__(self):
        return self.name


class Article(models.Model):
    headline = models.CharField(max_length=200)
    slug = models.SlugField(unique=True)
    lead = models.TextField(blank=True)
    body = models.TextField()
    status = models.CharField(max_length=9, default="draft", choices=[
        ("draft", "Draft"), ("published", "Published"), ("archived", "Archived")])
    published = models.DateTimeField(null=True, blank=True)
    embargo = models.DateField(null=True, blank=True)
    rating = models.DecimalField(max_digits=4, decimal_places=2, null=True, blank=True)
    views = models.PositiveIntegerField(default=0)
    featured = models.BooleanField(default=False)
    author = models.ForeignKey(User, models.SET_NULL, null=True, blank=True)
    category = models.ForeignKey(Category, models.PROTECT)
    tags = models.ManyToManyField(Tag, blank=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["-published"]

    def __str__(self):
        return self.headline


class Comment(models.Model):
    article = models.ForeignKey(Article, models.CASCADE, related_name="comments")
    name = models.CharField(max_length=60)
    email = models.EmailField(blank=True)
    text = models.TextField()
    created = models.DateTimeField()
    approved = models.BooleanField(default=False)

    def __str__(self):
        return self.name
