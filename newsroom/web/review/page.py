"""What an editor reads of a translation: its segments, its changes, what is said beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from newsroom.articles import queries as articles
from newsroom.translations import pairing, queries
from newsroom.translations.models import SegmentRemark, TranslationTask
from newsroom.translations.remarks import Remarks
from newsroom.translations.states import RemarkKind
from newsroom.web import revision_diff
from newsroom.web.review import changes, parity
from newsroom.web.review.changes import BOTH, LABELS, Run, Shown
from newsroom.web.workbench import lines as workbench_lines
from newsroom.web.workbench.beside import with_reasons


def texts(task: TranslationTask, view: str) -> dict[str, Any]:
    """Return what the page shows of the texts, side by side or as changes of an earlier one."""
    rows = queries.rows(task)
    near = pairing.around(task, rows)
    lines = with_reasons(workbench_lines.lines(rows, near=near), rows, task.edition_id)
    bases = changes.bases(task.edition)
    view = view if view in bases else BOTH
    shown: dict[str, Any] = {
        "view": view,
        "views": [(name, LABELS[name]) for name in (BOTH, *bases)],
        "runs": [Run(is_changed=True, segments=[Shown(line) for line in lines])],
        "findings": sum(found.blocks for line in lines for found in line.findings),
        "waived": sum(found.waiver is not None for line in lines for found in line.findings),
        "blocked": next((line.key for line in lines if line.is_stuck), ""),
        "numbers": {line.key: line.number for line in lines},
    }
    current = task.edition.current_revision
    languages = (task.article.source_language, task.edition.language)
    if current is not None:
        shown["parity"] = [parity.between(task.source_revision, current, languages)]
    if view == BOTH or current is None:
        return shown
    compared = changes.against(bases[view], current, lines)
    if compared is not None:
        return shown | {"runs": compared.runs, "gone": compared.gone, "changes": compared.changes}
    base = articles.load_revisions([bases[view]], bodies=True)[bases[view]]
    return shown | {
        "runs": [],
        "fields": revision_diff.fields(base, current),
        "passages": revision_diff.passages(base, current),
    }


def beside(said: Remarks) -> dict[str, Sequence[SegmentRemark]]:
    """Return the open questions and the open wishes, in the order in which they came."""
    open_ones = [one for ones in said.values() for one in ones if one.closed_at is None]
    open_ones.sort(key=lambda one: one.written_at)
    return {
        "queries": [one for one in open_ones if one.kind is RemarkKind.QUERY],
        "wishes": [one for one in open_ones if one.kind is RemarkKind.CHANGE],
    }
