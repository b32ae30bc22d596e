"""THE table: which task carries out which reaction. ``newsroom.events.kinds`` says when."""

from __future__ import annotations

from typing import Any

from celery import Task

from workflows import claiming, commenting, feeding, notifying, picturing, releasing, translating

REACTIONS: dict[str, Task[Any, Any]] = {
    # translations
    "open_task": translating.open_task,
    "open_correction_task": translating.open_correction_task,
    "follow_policy": translating.follow_policy,
    "cancel_task": translating.cancel_task,
    "remember_translation": translating.remember_translation,
    # releases: these also run while the broker is away
    "assemble_release": releasing.assemble_release,
    "complete_release": releasing.complete_release,
    "void_release": releasing.void_release,
    "render_ahead": releasing.render_ahead,
    "publish_release": releasing.publish_release,
    "apply_to_site": releasing.apply_to_site,
    "rewrite_lists": releasing.rewrite_lists,
    "index_for_search": releasing.index_for_search,
    "refresh_linkers": releasing.refresh_linkers,
    "refresh_article": releasing.refresh_article,
    "refresh_topic": releasing.refresh_topic,
    "drop_erased": releasing.drop_erased,
    # targets: only woken, so this too runs while the broker is away
    "feed_targets": feeding.feed_targets,
    # pictures
    "make_picture_sizes": picturing.make_picture_sizes,
    "refresh_pictured": picturing.refresh_pictured,
    "tell_picture_rights": picturing.tell_picture_rights,
    # people
    "tell_editors": notifying.tell_editors,
    "tell_author": notifying.tell_author,
    "tell_approval_voided": notifying.tell_approval_voided,
    "tell_comment": commenting.tell_comment,
    "tell_mentioned": commenting.tell_mentioned,
    "tell_translators": notifying.tell_translators,
    "tell_source_moved": notifying.tell_source_moved,
    "tell_translator": notifying.tell_translator,
    "tell_query_asked": notifying.tell_query_asked,
    "tell_query_answered": notifying.tell_query_answered,
    "tell_source_opened": commenting.tell_source_opened,
    "tell_source_named": commenting.tell_source_named,
    "tell_draft_ending": commenting.tell_draft_ending,
    "tell_source_shared": commenting.tell_source_shared,
    "tell_suggestion_decided": notifying.tell_suggestion_decided,
    "tell_lease_warned": notifying.tell_lease_warned,
    "tell_lease_expired": notifying.tell_lease_expired,
    "tell_given_back": claiming.tell_given_back,
    "tell_reassigned": claiming.tell_reassigned,
    "tell_first_refusal": claiming.tell_first_refusal,
    "tell_due": claiming.tell_due,
    "tell_target_editors": notifying.tell_target_editors,
    "tell_release_ready": notifying.tell_release_ready,
    "tell_release_voided": notifying.tell_release_voided,
    "tell_published": notifying.tell_published,
    "tell_release_failed": notifying.tell_release_failed,
    "tell_release_missed": notifying.tell_release_missed,
    "tell_policy_lapsed": notifying.tell_policy_lapsed,
    "tell_release_waits": notifying.tell_release_waits,
    "tell_earlier_proposed": notifying.tell_earlier_proposed,
    "tell_earlier_decided": notifying.tell_earlier_decided,
    "tell_taken_away": notifying.tell_taken_away,
    "tell_takedown_reviewed": notifying.tell_takedown_reviewed,
    "tell_takedown_overdue": notifying.tell_takedown_overdue,
    "tell_correction": notifying.tell_correction,
    "tell_term_decided": notifying.tell_term_decided,
    "tell_correction_window_over": notifying.tell_correction_window_over,
}


RELEASE_REACTIONS = frozenset(
    name for name, task in REACTIONS.items() if task.name.startswith(("releasing.", "feeding."))
)
"""What brings a pair to readers, or only wakes whoever does: it never waits for a broker."""
