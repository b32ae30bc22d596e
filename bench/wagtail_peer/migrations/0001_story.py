"""The page's own columns."""

# mypy: disable-error-code="import-not-found, misc, unused-ignore"
# Its packages live in another environment than the one that is type-checked.

from __future__ import annotations

from typing import ClassVar

import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the table of story pages."""

    dependencies: ClassVar = [("wagtailcore", "__latest__")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="StoryPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=models.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                ("standfirst", models.TextField()),
                ("body", wagtail.fields.RichTextField()),
                ("credit", models.CharField(max_length=300)),
            ],
            options={"abstract": False},
            bases=("wagtailcore.page",),
        )
    ]
