"""The page that the peer translates: the same fourteen segments as ours."""

# mypy: disable-error-code="import-not-found, misc, unused-ignore"
# Its packages live in another environment than the one that is type-checked.

from __future__ import annotations

from django.db import models
from wagtail.fields import RichTextField
from wagtail.models import Page


class StoryPage(Page):
    """An article; Wagtail gives it title and slug."""

    standfirst = models.TextField()
    body = RichTextField()
    credit = models.CharField(max_length=300)
