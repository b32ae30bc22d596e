"""Carries pairs from draft to two live pages by wagtail-localize, and prints what each cost."""

# mypy: disable-error-code="import-not-found, misc"
# Its packages live in another environment than the one that is type-checked.

from __future__ import annotations

import json
import sys
from dataclasses import astuple
from typing import Any

import django

from bench.lives import Lives
from bench.story import story
from tests.words import translated

WARM_UP = 5


def main(pairs: int) -> None:
    """Prepare an empty site, then measure."""
    django.setup()
    from django.db import connection  # only after the set-up, as below

    home, editor, spanish = _site()
    lives = Lives()

    def count(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 — Django calls it so
        lives.note(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        for number in range(WARM_UP + pairs):
            if number == WARM_UP:
                lives.forget()
            _live(lives, home, editor, spanish, number)
    told = {name: [astuple(one) for one in spent] for name, spent in lives.actions.items()}
    print(json.dumps(told))


def _site() -> tuple[int, Any, Any]:
    """Return the home page's id, a person who may do everything, and the other language."""
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from wagtail.models import Locale, Page

    call_command("migrate", verbosity=0)
    user = get_user_model().objects.create_superuser("editor", "editor@example.org", "unused")
    english, _ = Locale.objects.get_or_create(language_code="en")
    spanish, _ = Locale.objects.get_or_create(language_code="es")
    home = Page.objects.get(depth=2)
    home.locale = english
    home.save()
    home.copy_for_translation(spanish)  # otherwise the first pair pays for it
    return home.pk, user, spanish


def _live(lives: Lives, home_id: int, editor: Any, spanish: Any, number: int) -> None:
    """Take one pair through its life; each action one transaction, as a request has it."""
    from django.db.transaction import atomic
    from wagtail.models import Page
    from wagtail_localize.models import Translation
    from wagtail_localize.operations import translate_object

    with lives.action("create"), atomic():
        page_id = _created(Page.objects.get(pk=home_id), editor, number)
    with lives.action("submit for translation"), atomic():
        translate_object(Page.objects.get(pk=page_id).specific, [spanish], user=editor)
    translation_id = Translation.objects.latest("pk").pk
    with lives.action("translate"), atomic():
        _translate(translation_id, editor)
    with lives.action("publish source"), atomic():
        Page.objects.get(pk=page_id).specific.get_latest_revision().publish(user=editor)
    with lives.action("publish translation"), atomic():
        Translation.objects.get(pk=translation_id).save_target(user=editor, publish=True)
    source = Page.objects.get(pk=page_id)
    pair = source.get_translations(inclusive=True).filter(live=True)
    if sorted(one.title for one in pair) != sorted((source.title, translated(source.title))):
        message = "the pair did not go live, so nothing was measured"
        raise RuntimeError(message)


def _created(home: Any, editor: Any, number: int) -> int:
    from bench.wagtail_peer.models import StoryPage

    text = story(number)
    page = StoryPage(
        title=text.title,
        slug=f"story-{number}",
        standfirst=text.standfirst,
        body=text.body,
        credit=text.credit,
        live=False,
        owner=editor,
    )
    home.add_child(instance=page)
    page.save_revision(user=editor, log_action=True)
    created: int = page.pk
    return created


def _translate(translation_id: int, editor: Any) -> None:
    """Store every text, as the translation editor does; it sends them one by one."""
    from wagtail_localize.models import StringSegment, StringTranslation, Translation

    translation = Translation.objects.select_related("source").get(pk=translation_id)
    segments = StringSegment.objects.filter(source=translation.source)
    for segment in segments.select_related("string", "context"):
        if segment.context.path == "slug":
            continue
        StringTranslation.objects.update_or_create(
            translation_of_id=segment.string_id,
            locale_id=translation.target_locale_id,
            context_id=segment.context_id,
            defaults={
                "data": translated(segment.string.data),
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": "",
                "last_translated_by": editor,
                "has_error": False,
                "field_error": "",
            },
        )


if __name__ == "__main__":
    main(int(sys.argv[2]))
