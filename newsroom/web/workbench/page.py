"""The translator's page as a whole: the work, and two texts where one person was faster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import render_template, request

from newsroom.articles import queries as articles
from newsroom.database import now
from newsroom.errors import StaleSave
from newsroom.lifecycle import Offer, may, offers
from newsroom.people.models import Person
from newsroom.people.queries import desk_names
from newsroom.translations import checks, history, pairing, queries, remarks, rules, steps, typed
from newsroom.translations.changes import changes_of
from newsroom.translations.exchange import FORMATS
from newsroom.translations.models import TranslationTask
from newsroom.translations.queries import Row
from newsroom.translations.remarks import Remarks
from newsroom.translations.states import TaskState
from newsroom.translations.wording import KINDS
from newsroom.web.after import state as after_state
from newsroom.web.desk import loading as desk_loading
from newsroom.web.reading import reader
from newsroom.web.translate import task_rows
from newsroom.web.workbench import about, beside, seen, terms
from newsroom.web.workbench import lines as workbench_lines
from newsroom.web.workbench import view as workbench_view
from newsroom.web.workbench.form import Sent
from newsroom.web.workbench.view import View
from newsroom.web.writing.device_seal import seal_of

MOST_AT_ONCE = 1_000
"""Segments of a text whose hand-in is judged while its page is opened."""


def offered(task: TranslationTask, *, whole: bool = True) -> dict[str, Offer]:
    """Return the steps that this person takes from here, by name.

    Whether a very long text can be handed in is asked apart, not while its page is opened:
    unless it is ``whole``, the button is there and the action says what is missing.
    """
    person = reader()
    asked = [one for one in steps.TASK_STEPS if whole or one is not steps.HAND_IN]
    found = {one.name: one for one in offers(asked, task, person)}
    if not whole and task.state in steps.HAND_IN.sources and may(steps.HAND_IN, task, person):
        step = steps.HAND_IN
        found[step.name] = Offer(step.name, step.label, (), step.needs_reason)
    return found


def blocked_at(task: TranslationTask, by_name: Mapping[str, Offer]) -> str:
    """Return the key of the first segment in which a check keeps it from being handed in."""
    offer = by_name.get(steps.HAND_IN.name)
    if offer is None or all(one.guard != steps.CHECKS_PASS.name for one in offer.unmet):
        return ""
    found = rules.first_blocked(task)
    return found.segment.key if found else ""


def work(task: TranslationTask, sent: Sent | None = None) -> str:
    """Show source and translation side by side, with what was typed and could not be read."""
    person = reader()
    desk_loading.texts(task.article.editions)
    said = remarks.seen_by(task, person)
    with queries.rows_at_hand(task) as rows, checks.judged_once():
        by_name = offered(task, whole=len(rows) <= MOST_AT_ONCE)
        blocked = blocked_at(task, by_name)
        view, lines = _shown(task, rows, sent, said)
    sent_back = task.state is TaskState.CHANGES_REQUESTED
    return render_template(
        "translate/work.html",
        task=task,
        view=view,
        lines=lines,
        progress=workbench_lines.progress(rows),
        offers=by_name,
        blocked=blocked,
        working="save_segments" in by_name,
        broken=len(sent.errors) if sent else 0,
        why=desk_loading.newest_reason(task.id, task.article_id) if sent_back else "",
        at=now(),
        newer=_newer(task, person),
        kept_aside=_kept_aside(task, rows),
        names=desk_names({task.holder_id} if task.holder_id else set()),
        owner=person.id,
        seal=seal_of(person),
        row=task_rows.rows([task], person)[0],
        remarks=said,
        about=about.of(task),
        exchange_formats=FORMATS,
    )


def part(task: TranslationTask) -> str:
    """Show only the segments of the part that is asked for, to be added to a page."""
    said = remarks.seen_by(task, reader())
    view, lines = _shown(task, queries.rows(task), None, said)
    return render_template(
        "translate/_part.html", task=task, view=view, lines=lines, remarks=said, at=now()
    )


def _shown(
    task: TranslationTask, rows: Sequence[Row], sent: Sent | None, said: Remarks
) -> tuple[View, list[workbench_lines.Line]]:
    """Return the segments to show; after a refusal, the ones that were sent."""
    waiting = {key: sum(not one.closed_at for one in some) for key, some in said.items()}
    asked = {name: request.args.get(name, "") for name in ("show", "part", "at", "after")}
    view = workbench_view.view(rows, task, waiting, **asked)
    if sent is not None:
        view = replace(view, rows=[row for row in rows if row.segment.key in sent.texts])
    twins, changes = workbench_lines.twins_of(rows), changes_of(task, view.rows)
    near = pairing.around(task, rows)
    lines = workbench_lines.lines(
        view.rows, twins=twins, changes=changes, remarks=waiting, near=near
    )
    lines = beside.with_reasons(lines, view.rows, task.edition_id)
    lines = terms.with_terms(lines, task)
    if sent is not None:
        lines = workbench_lines.with_typed(lines, sent.texts, ticks=sent.ticks, errors=sent.errors)
    return view, lines


def stale(task: TranslationTask, refused: StaleSave) -> str:
    """Show the texts of every segment that could not be saved; they are kept in any case."""
    rows = queries.rows_like(task, list(refused.mine))
    shown = workbench_lines.with_typed(
        workbench_lines.lines([row for row in rows if row.segment.key in refused.mine]),
        {key: typed.show(text) for key, text in refused.mine.items()},
    )
    versions = {key: seen.version_of(request.form.get(f"seen.{key}", "")) for key in refused.mine}
    opened = history.opened_with(task.edition_id, versions)
    return render_template(
        "translate/stale.html",
        opened={key: typed.show(text) for key, text in opened.items()},
        task=task,
        fence=refused.version,
        lines=shown,
        theirs={key: typed.show(text) for key, text in refused.theirs.items()},
        ticked={key for key in refused.mine if f"done.{key}" in request.form},
        may_save=may(steps.SAVE, task, reader()),
    )


def _newer(task: TranslationTask, person: Person) -> after_state.Newer | None:
    """Return the newer source text of this task where it may be found to ask for no change."""
    found = after_state.newer(task.edition, person)
    return found if found and found.revision.id == task.source_revision_id else None


def _kept_aside(
    task: TranslationTask, rows: Sequence[Row]
) -> list[tuple[object, list[tuple[object, str]]]]:
    """Return the person's texts that could not be saved, with the names of their segments."""
    kept = articles.side_drafts(task.edition_id, reader().id)
    if not kept:
        return []
    numbers = {row.segment.key: row for row in rows}
    labels = {
        key: f"{workbench_lines.number_of(row)}. {KINDS.get(row.segment.kind, '')}"
        for key, row in numbers.items()
    }
    return [
        (
            one.kept_at,
            [(labels.get(key, ""), typed.show(text)) for key, text in one.texts.items() if text],
        )
        for one in kept
    ]
