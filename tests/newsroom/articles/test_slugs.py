import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.articles.slugs import MAX_LENGTH, check_slug, slug_from
from newsroom.errors import BadInput


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Peru | No impunity!", "peru-no-impunity"),
        ("¿Qué pasó con la niñez? Más vergüenza", "que-paso-con-la-ninez-mas-verguenza"),
        ("The state's duty isn\u2019t over", "the-states-duty-isnt-over"),
        ("Straße, Ærø, Łódź, Þór, Đà Nẵng", "strasse-aero-lodz-thor-da-nang"),
        ("ISTANBUL'DA IŞIK", "istanbulda-isik"),
        ("ﬁn de año № 5", "fin-de-ano-no-5"),
        ("", "article"),
        ("正義", "article"),
        ("word " * 30, "-".join(["word"] * 16)),
        ("a" * 79 + " bc", "a" * 79),
        ("a" * 80 + " bc", "a" * 80),
        ("a" * 100, "a" * 80),
    ],
)
def test_a_title_becomes_a_slug(title, slug):
    assert slug_from(title) == slug


@given(st.text(max_size=200))
def test_every_title_has_a_slug_that_can_stand(title):
    slug = slug_from(title)

    assert check_slug(slug) == slug
    assert slug_from(slug) == slug


@pytest.mark.parametrize("text", ["", "A", "a--b", "-a", "a-", "á", "a b", "a\n", "a" * 81])
def test_what_is_no_slug_is_refused(text):
    with pytest.raises(BadInput, match=str(MAX_LENGTH)) as refused:
        check_slug(text)

    assert refused.value.field == "slug"
