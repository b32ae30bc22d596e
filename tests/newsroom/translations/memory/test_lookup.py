"""What the memory answers, and how sure it is."""

from __future__ import annotations

import pytest

from newsroom.database import db
from newsroom.errors import BadInput
from newsroom.glossary import actions as glossary
from newsroom.glossary.entries import Entry, FormEntry
from newsroom.translations import memory
from newsroom.translations.memory import Context, Risk, browsing, forms, merging
from newsroom.translations.memory.storing import Pair
from tests import make
from tests.newsroom.translations.memory.remembered import TESTIGO, WITNESS, put

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


def found(text: str, *, source: str = "en", target: str = "es", **more):
    matches = memory.lookup(text, source=source, target=target, **more)
    db.session.rollback()
    return [(one.score, one.target_text) for one in matches]


def test_the_very_text_is_found_and_so_is_one_that_is_like_it():
    put((WITNESS, TESTIGO))

    assert found(WITNESS) == [(100, TESTIGO)]
    assert found(WITNESS.replace("court", "judge")) == [(93, TESTIGO)]
    assert found("Something else was said about the river and its fish.") == []


def test_nobody_who_is_not_to_be_named_any_more_is_suggested_or_shown():
    editor = make.staff().editor_es
    put((WITNESS, f"{TESTIGO} Se llama Rosa Paredes."), ("Read more", "Leer más"))
    secret = Entry((FormEntry("es", "Rosa Paredes"),), secret=True, rule="No witness is named.")

    glossary.propose(secret, by=editor)

    assert found(WITNESS) == []
    asked = memory.concordance("witness", source="en", target="es")
    assert (asked, [one.target_text for one in browsing.newest()]) == ([], ["Leer más"])


def test_nothing_is_found_for_an_empty_text():
    put((WITNESS, TESTIGO))

    assert found("") == []
    assert found(" ") == []


def test_it_answers_the_same_once_the_index_is_merged():
    put((WITNESS, TESTIGO), ("Read more", "Leer más"))
    before = found(WITNESS.replace("court", "judge"))

    merging.merge()

    assert found(WITNESS.replace("court", "judge")) == before != []


def test_a_pair_is_found_from_its_other_side_for_three_less():
    put((WITNESS, TESTIGO))

    assert found(TESTIGO, source="es", target="en") == [(97, WITNESS)]
    [near] = found(TESTIGO.replace("tribunal", "juzgado"), source="es", target="en")
    assert near[1] == WITNESS


def test_two_words_without_a_common_term_are_found_by_their_letters():
    put(("is", "es"), ("Semaphores", "Semáforos"))
    merging.merge()

    assert found("dis") == [(80, "es")]
    assert found("semaphore") == [(84, "Semáforos")]


def test_the_same_place_is_worth_more_than_the_same_text():
    around = forms.around("Before.", "After.")
    put(Pair(WITNESS, TESTIGO, key="k1", source_around=around, target_around=5))

    assert found(WITNESS, context=Context("k1")) == [(102, TESTIGO)]
    assert found(WITNESS, context=Context("k2", "Before.", "After.")) == [(101, TESTIGO)]
    assert found(WITNESS, context=Context("k2", "Before.", "Another.")) == [(100, TESTIGO)]


def test_numbers_that_differ_alone_are_put_in_their_places():
    put(("On 3 May 1,250 people came.", "El 3 de mayo vinieron 1,250 personas."))

    assert found("On 4 May 1,300 people came.") == [(97, "El 4 de mayo vinieron 1,300 personas.")]


def test_a_number_without_its_place_in_the_answer_is_for_a_person_to_look_at():
    put(("On 3 May 12 people came.", "El tres de mayo vinieron 12 personas."))

    [one] = memory.lookup("On 4 May 12 people came.", source="en", target="es")

    assert (one.score, one.risk) == (74, Risk.NUMBER)
    assert one.target_text == "El tres de mayo vinieron 12 personas."


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        (WITNESS.replace("asked", "never asked"), Risk.NEGATION),
        (WITNESS.replace("The witness", "The 12 witnesses"), Risk.NUMBER),
    ],
)
def test_a_changed_number_or_negation_never_comes_near_the_top(text, risk):
    put((WITNESS, TESTIGO))

    [one] = memory.lookup(text, source="en", target="es")

    assert (one.score, one.risk) == (74, risk)


def test_marks_take_the_numbers_of_the_text_at_hand():
    put(('See <g id="1">the law</g><x id="2"/> now.', 'Vea <g id="1">la ley</g><x id="2"/> ya.'))

    assert found('See <g id="4">the law</g><x id="7"/> now.') == [
        (100, 'Vea <g id="4">la ley</g><x id="7"/> ya.')
    ]


def test_no_mark_of_another_segment_comes_with_an_answer():
    put(('See <g id="1">the law</g> now.', 'Vea <g id="1">la ley</g> ya.'))

    assert found("See the law now.") == [(97, "Vea la ley ya.")]


def test_of_equal_answers_only_the_newest_is_shown_and_five_at_most():
    put((WITNESS, TESTIGO), (WITNESS, TESTIGO))
    put(*((WITNESS, f"{TESTIGO} {number}") for number in range(8)))

    answers = [answer for _, answer in found(WITNESS)]

    assert answers == [f"{TESTIGO} {number}" for number in (7, 6, 5, 4, 3)]


def test_coverage_tells_for_many_texts_in_few_statements(statements):
    put((WITNESS, TESTIGO), ("Read more", "Leer más"))
    texts = ["Read  more", "Unknown", WITNESS, "", WITNESS.replace("court", "judge")]
    found("What is new is read by whoever asks first.")
    statements.clear()

    scores = memory.coverage(texts, source="en", target="es")

    assert scores == [100, 0, 100, 0, 0]
    assert len(statements) == 3
    assert memory.coverage(texts, source="en", target="es", fuzzy=True) == [100, 0, 100, 0, 93]


def test_a_lookup_asks_a_constant_number_of_questions(statements):
    put(*((f"{WITNESS} {number}", f"{TESTIGO} {number}") for number in range(60)))
    merging.merge()
    found("Whoever asks first opens the files.")
    found(WITNESS)  # … and reads the glossary
    counts = []
    for text in (WITNESS, WITNESS.replace("court", "judge"), "Of which nothing is known at all"):
        statements.clear()
        memory.lookup(text, source="en", target="es")
        counts.append(len(statements))

    # One of them asks whether the glossary is another one, which a request does once.
    assert max(counts) <= 4


def test_concordance_finds_words_both_ways_whatever_their_capitals_and_accents():
    put((WITNESS, TESTIGO), ("Another sentence.", "Otra frase."))

    [english] = memory.concordance("asked the COURT", source="en", target="es")
    [spanish] = memory.concordance("proteccion al tribunal", source="es", target="en")

    assert (english.source_text, english.target_text) == (WITNESS, TESTIGO)
    assert (spanish.source_text, spanish.target_text) == (TESTIGO, WITNESS)
    assert spanish.is_reversed
    assert memory.concordance("court asked", source="en", target="es") == []


def test_concordance_needs_a_word_to_look_for():
    with pytest.raises(BadInput):
        memory.concordance("a la", source="es", target="en")
