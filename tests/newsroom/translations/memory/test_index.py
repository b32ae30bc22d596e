"""The index is made from the texts, on every machine by itself, and nothing hangs on its files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import settings
from newsroom.app import create_app
from newsroom.database import action, db
from newsroom.translations import memory
from newsroom.translations.memory import following, index, merging, storing
from newsroom.translations.memory.models import MemoryIndex, MemoryUnit
from newsroom.translations.memory.storing import side
from tests.newsroom.translations.memory.remembered import TESTIGO, WITNESS, indexed, put

pytestmark = [pytest.mark.database]

NEAR = WITNESS.replace("court", "judge")


@contextmanager
def another_machine(environment: dict[str, str], folder: Path) -> Iterator[None]:
    """Give the newsroom on the same database with a folder of its own."""
    with_database = {"NEWSROOM_DATABASE_URL": settings.load(environment).database_url}
    other = create_app(settings.load(environment | with_database | {"NEWSROOM_DATA": str(folder)}))
    with other.app_context():
        yield
        db.session.remove()
        db.engine.dispose()


def answers(text: str = NEAR) -> list[str]:
    found = memory.lookup(text, source="en", target="es")
    db.session.rollback()
    return [one.target_text for one in found]


def unit_of(text: str) -> int:
    query = db.select(MemoryUnit.id).where(MemoryUnit.source_text == text)
    number: int = db.session.scalars(query).one()
    db.session.rollback()
    return number


def files() -> list[Path]:
    return sorted(following.known().shelf.folder.glob("*.stretch"))


def forget_what_this_process_knows() -> None:
    from flask import current_app

    current_app.extensions.pop("memory_index", None)


@pytest.mark.usefixtures("app")
def test_the_files_hold_no_word_and_nobody_else_may_read_them():
    put((WITNESS, TESTIGO))
    merging.merge()

    [file] = files()
    held = file.read_bytes().lower()
    words = {word.strip(".").lower() for word in f"{WITNESS} {TESTIGO}".split()}
    assert [word for word in words if len(word) > 3 and word.encode() in held] == []
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0


def purge(unit_ids: list[int]) -> None:
    action(storing.purge)(unit_ids)
    merging.tidy(wait=True)


@pytest.mark.usefixtures("app")
def test_what_is_forgotten_is_in_no_file_and_in_no_tail():
    put((WITNESS, TESTIGO), ("Another sentence stays here.", "Otra frase se queda aquí."))
    merging.merge()
    put(("A third sentence is not in a file yet.", "Una tercera frase no está en un archivo."))
    gone = {unit_of(WITNESS), unit_of("A third sentence is not in a file yet.")}
    assert gone < indexed()

    purge(sorted(gone))

    assert indexed() == {unit_of("Another sentence stays here.")}
    assert answers() == []


def test_another_machine_purges_its_files_with_its_next_question(app, environment, tmp_path):
    assert app.testing
    put((WITNESS, TESTIGO), ("Another sentence stays here.", "Otra frase se queda aquí."))
    gone, kept = unit_of(WITNESS), unit_of("Another sentence stays here.")
    with another_machine(environment, tmp_path / "other"):
        merging.merge()
        assert answers() == [TESTIGO]
        assert indexed() == {gone, kept}
        [before] = files()

        with app.app_context():
            purge([gone])

        assert answers() == []
        assert indexed() == {kept}
        assert not before.exists()


def test_what_one_machine_remembers_the_other_finds_at_once(app, environment, tmp_path):
    assert app.testing
    with another_machine(environment, tmp_path / "other"):
        assert answers() == []
    put((WITNESS, TESTIGO))
    merging.merge()
    with another_machine(environment, tmp_path / "other"):
        assert answers() == [TESTIGO]


def test_a_machine_without_upkeep_puts_away_what_is_overdue(app, monkeypatch):
    assert app.testing
    monkeypatch.setattr(merging, "OVERDUE", 3)
    put((WITNESS, TESTIGO), ("One.", "Uno."))
    assert answers() == [TESTIGO]
    assert files() == []

    put(("Two.", "Dos."))

    assert answers() == [TESTIGO]
    assert following.known().shelf.reach()[0] == 3


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("harm", ["deleted", "cut short", "overwritten", "of another form"])
def test_a_file_that_is_lost_or_broken_is_made_again(harm):
    put((WITNESS, TESTIGO))
    merging.merge()
    [file] = files()
    if harm == "deleted":
        file.unlink()
    elif harm == "cut short":
        os.truncate(file, file.stat().st_size - 16)
    elif harm == "overwritten":
        file.write_bytes(b"no such file\n")
    else:
        file.rename(file.with_name(file.name.replace("1-", "0-", 1)))
    forget_what_this_process_knows()

    assert answers() == [TESTIGO]
    merging.merge()
    forget_what_this_process_knows()
    assert answers() == [TESTIGO]
    assert following.known().shelf.reach()[0] == 1


@pytest.mark.usefixtures("app")
def test_after_a_restored_backup_the_index_is_made_again():
    put((WITNESS, TESTIGO), ("What was lost with the disk.", "Lo que se perdió con el disco."))
    merging.merge()
    lost = unit_of("What was lost with the disk.")
    db.session.execute(db.delete(MemoryUnit).where(MemoryUnit.id == lost))
    db.session.execute(db.update(MemoryIndex).values(last_unit=lost - 1))
    db.session.commit()
    put(("What came after the backup.", "Lo que vino tras la copia."))
    assert unit_of("What came after the backup.") == lost
    forget_what_this_process_knows()

    assert answers("What came after a backup.") == ["Lo que vino tras la copia."]
    assert files() == []
    merging.merge()
    forget_what_this_process_knows()
    assert answers("What came after a backup.") == ["Lo que vino tras la copia."]
    assert answers() == [TESTIGO]
    assert following.known().shelf.reach()[0] == lost


@pytest.mark.usefixtures("app")
def test_upkeep_begins_anew_where_the_database_is_behind_the_index():
    put((WITNESS, TESTIGO), ("What was lost with the disk.", "Lo que se perdió con el disco."))
    merging.merge()
    lost = unit_of("What was lost with the disk.")
    db.session.execute(db.delete(MemoryUnit).where(MemoryUnit.id == lost))
    db.session.execute(db.update(MemoryIndex).values(last_unit=lost - 1))
    db.session.commit()

    merging.tidy()

    assert files() == []
    assert answers() == [TESTIGO]


@pytest.mark.usefixtures("app")
def test_all_may_be_forgotten_at_once():
    put((WITNESS, TESTIGO))
    merging.merge()

    purge([unit_of(WITNESS)])

    assert indexed() == set()
    put(("Another sentence comes afterwards.", "Otra frase viene después."))
    merging.merge()
    assert indexed() == {unit_of("Another sentence comes afterwards.")}


@pytest.mark.usefixtures("app")
def test_where_nothing_can_be_written_it_answers_all_the_same(caplog):
    (settings.current().data / "cache").write_text("in the way")
    put((WITNESS, TESTIGO))

    merging.merge()

    assert answers() == [TESTIGO]
    assert "cannot be written" in caplog.text


@pytest.mark.usefixtures("app")
def test_upkeep_does_without_where_another_process_is_at_it():
    put((WITNESS, TESTIGO))
    with following.known().shelf.lock() as is_ours:
        assert is_ours
        merging.tidy(least=1)
        assert files() == []
    merging.tidy(least=1)
    assert len(files()) == 1


@pytest.mark.usefixtures("app")
def test_many_small_stretches_become_one_that_says_the_same(monkeypatch):
    monkeypatch.setattr(merging, "MOST_UNITS", 1)
    words = ("uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho")
    texts = [f"{WITNESS} {word}" for word in words]
    for number, text in enumerate(texts):
        put((text, f"{TESTIGO} {number}"), (f"{number}", f"{number}"))
        merging.tidy()

    assert len(files()) < len(texts)
    assert indexed() == set(range(1, 2 * len(texts) + 1))
    english = index.sides(side("en", "es"))
    for number, text in enumerate(texts):
        assert 2 * number + 1 in index.candidates(text, english)
        assert answers(text) == [f"{TESTIGO} {number}"]


@given(st.lists(st.lists(st.integers(0, 2**31 - 1), min_size=1, unique=True), min_size=1))
def test_packed_numbers_come_out_as_they_went_in(lists):
    import numpy as np

    from newsroom.translations.memory import packed

    counts = [len(one) for one in lists]
    numbers = np.concatenate([np.sort(np.array(one, np.int64)) for one in lists])
    which = np.repeat(np.arange(len(lists)), counts)

    found, taken, data = packed.pack(which, numbers)
    again, sizes = packed.unpack(data, taken)

    assert found.tolist() == list(range(len(lists)))
    assert again.tolist() == numbers.tolist()
    assert sizes.tolist() == counts
