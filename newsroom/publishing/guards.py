"""What has to be true before a release takes a step, in words for whoever is in the way."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from newsroom.lifecycle import Guard
from newsroom.media import clearance
from newsroom.publishing import minor, readiness, rules, withheld
from newsroom.publishing.models import Release
from newsroom.publishing.pages import picture_facts
from newsroom.publishing.states import ReleaseKind

MEMBERS_READY: Guard[Release] = Guard(
    "members_ready",
    lambda release, _by: not rules.brings_text(release) or readiness.is_ready(release),
    _l("Not every language is ready; both go out together or not at all."),
    _l("see the languages"),
    where="article",
)
NOTHING_AWAY: Guard[Release] = Guard(
    "nothing_away",
    lambda release, _by: not rules.brings_text(release) or rules.touches_nothing_away(release),
    _l("A language of this article was taken away; it only comes back by being reinstated."),
    _l("an editor"),
    where="after",
)
NOTES_APPROVED: Guard[Release] = Guard(
    "notes_approved",
    lambda release, _by: not rules.brings_text(release) or rules.notes_are_approved(release),
    _l("The public notes of the correction have not been read by a second editor."),
    _l("another editor"),
    where="after",
)
NOT_AUTHOR: Guard[Release] = Guard(
    "not_author",
    rules.is_not_author,
    _l("You wrote this article, so somebody else has to publish it."),
    _l("another editor"),
    nowhere="somebody else has to act, and finds it in their own list",
)
NOT_EMBARGOED: Guard[Release] = Guard(
    "not_embargoed",
    lambda release, _by: rules.is_not_embargoed(release),
    _l("The article is under embargo."),
    _l("the clock, or two editors who bring the embargo forward"),
    where="embargo",
)
NOT_BEFORE_PLAN: Guard[Release] = Guard(
    "not_before_plan",
    lambda release, _by: rules.is_not_before_plan(release),
    _l("It was planned for a later time; going earlier takes two editors."),
    _l("an editor who proposes it, and another one"),
    where="release",
)
PLANNED_LATER: Guard[Release] = Guard(
    "planned_later",
    lambda release, _by: not rules.is_not_before_plan(release),
    _l("It is not planned for a later time; it can simply be published."),
    _l("an editor"),
    where="release",
)
PUBLIC_ALREADY: Guard[Release] = Guard(
    "public_already",
    lambda release, _by: rules.is_public(release.article),
    _l("Only what readers know already can be renewed in one language before the other."),
    _l("both languages"),
    nowhere="only going public changes it",
)
ONE_READY: Guard[Release] = Guard(
    "one_ready",
    lambda release, _by: any(one.ready for one in readiness.readiness(release)),
    _l("None of the languages is ready."),
    _l("see the languages"),
    where="article",
)
NOTHING_MATERIAL: Guard[Release] = Guard(
    "nothing_material",
    lambda release, _by: not minor.material_changes(release),
    _l(
        "A number, a name, a quotation, a link, a negation or a topic was changed, or the change"
        " has legal weight, so this is no minor fix."
    ),
    _l("an editor who publishes it as an update"),
    where="release",
)
STILL_MINOR: Guard[Release] = Guard(
    "still_minor",
    lambda release, _by: (
        release.kind is not ReleaseKind.MINOR_FIX or not minor.material_changes(release)
    ),
    NOTHING_MATERIAL.message,
    NOTHING_MATERIAL.whose_move,
    where="release",
)
NOTHING_SECRET: Guard[Release] = Guard(
    "nothing_secret",
    lambda release, _by: not withheld.found(release),
    _l("The text holds what is not to be published."),
    _l("an editor of this language"),
    withheld.told,
    where="article",
)
PICTURES_MADE: Guard[Release] = Guard(
    "pictures_made",
    lambda release, _by: not rules.brings_text(release) or picture_facts.are_made(release),
    _l("The sizes of a picture are still being made; that takes a few seconds."),
    _l("the clock"),
    nowhere="the newsroom itself does it, in seconds",
)
PICTURES_CLEARED: Guard[Release] = Guard(
    "pictures_cleared",
    lambda release, _by: not rules.brings_text(release) or not picture_facts.uncleared(release),
    _l("A picture in the text may not be shown."),
    _l("whoever looks after the picture"),
    lambda release, _by: " ".join(
        (
            str(_l("A picture in the text may not be shown.")),
            *(str(clearance.WORDS[one]) for one in picture_facts.uncleared(release)),
        )
    ),
    where="pictures",
)
PUT_TOGETHER: Guard[Release] = Guard(
    "put_together",
    lambda release, _by: rules.brings_text(release),
    _l("What takes an article back or renews its pages is not tried again; begin it anew."),
    _l("an editor"),
    where="after",
)
