"""Every kind of event, and the reactions that follow it by itself.

The names on the right are bound to functions in ``workflows.reactions``; a house test holds both
tables together. They stand here because an action writes its deliveries in its own transaction,
and ``newsroom`` never imports ``workflows``.
"""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

REACTIONS: dict[str, tuple[str, ...]] = {
    # source edition
    "edition_started": (),
    "edition_saved": (),
    "approval_voided": ("void_release", "tell_approval_voided"),
    "edition_submitted": ("tell_editors",),
    "review_taken": (),
    "review_handed_back": (),
    "changes_requested": ("tell_author",),
    "edition_approved": ("open_task", "assemble_release", "tell_author"),
    "edition_spiked": ("cancel_task", "void_release"),
    "edition_restored": (),
    "embargo_set": (),
    # translation task and translated edition
    "task_opened": ("tell_translators",),
    "source_moved": ("tell_source_moved",),
    "task_claimed": (),
    "lease_warned": ("tell_lease_warned",),
    "lease_expired": ("tell_lease_expired",),
    "claim_released": (),
    "task_reassigned": (),
    "task_handed_in": ("tell_target_editors",),
    "translation_changes_requested": ("tell_translator",),
    "task_done": ("complete_release", "tell_translator"),
    "task_cancelled": (),
    # release
    "release_assembled": (),
    "release_ready": ("render_ahead", "tell_release_ready"),
    "release_voided": ("tell_release_voided",),
    "release_scheduled": ("render_ahead",),
    "release_unscheduled": (),
    "release_held": (),
    "release_resumed": (),
    "release_publishing": ("publish_release",),
    "release_published": ("apply_to_site", "rewrite_lists", "tell_published"),
    "release_failed": ("tell_release_failed",),
    "release_retried": (),
    "release_missed": ("tell_release_missed",),
    "release_cancelled": (),
    # people, in the chain ``account``
    "person_added": (),
    "person_changed": (),
    "grant_given": (),
    "grant_withdrawn": (),
    "identity_read": (),
    # the history itself
    "payload_erased": (),
}

LABELS = {
    "edition_started": _l("started the article"),
    "edition_saved": _l("saved the text"),
    "approval_voided": _l("changed the text after approval; the approval no longer holds"),
    "edition_submitted": _l("submitted the article"),
    "review_taken": _l("took the review"),
    "review_handed_back": _l("handed the review back"),
    "changes_requested": _l("asked for changes"),
    "edition_approved": _l("approved the text"),
    "edition_spiked": _l("spiked the article"),
    "edition_restored": _l("restored the article"),
    "embargo_set": _l("set the embargo"),
    "task_opened": _l("opened the translation task"),
    "source_moved": _l("moved the translation task to the new source text"),
    "task_claimed": _l("claimed the translation"),
    "lease_warned": _l("warned that the claim ends soon"),
    "lease_expired": _l("ended the claim; the work is kept"),
    "claim_released": _l("gave the translation back"),
    "task_reassigned": _l("gave the translation to somebody else"),
    "task_handed_in": _l("handed the translation in"),
    "translation_changes_requested": _l("asked for changes to the translation"),
    "task_done": _l("approved the translation"),
    "task_cancelled": _l("cancelled the translation task"),
    "release_assembled": _l("began a release"),
    "release_ready": _l("found both editions ready"),
    "release_voided": _l("took the release back to assembling"),
    "release_scheduled": _l("scheduled the release"),
    "release_unscheduled": _l("took the release off the schedule"),
    "release_held": _l("put the release on hold"),
    "release_resumed": _l("resumed the release"),
    "release_publishing": _l("sent the release out"),
    "release_published": _l("published both editions"),
    "release_failed": _l("could not publish the release"),
    "release_retried": _l("sent the failed release back to try again"),
    "release_missed": _l("missed the release's window and held it"),
    "release_cancelled": _l("cancelled the release"),
    "person_added": _l("added a person"),
    "person_changed": _l("changed a person's account"),
    "grant_given": _l("gave a right"),
    "grant_withdrawn": _l("withdrew a right"),
    "identity_read": _l("read a legal name"),
    "payload_erased": _l("erased the words of an earlier event"),
}
