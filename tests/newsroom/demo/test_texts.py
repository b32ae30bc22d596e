import re
from collections import Counter

import pytest

from newsroom.articles import markup
from newsroom.articles.sanitise import clean_body, trusted
from newsroom.articles.segments import Segment, Split, split
from newsroom.demo.story import Story, Words, flowing
from newsroom.demo.texts import ONCE, STORIES

ALL = (*STORIES, ONCE)
EVERY_WORDS = [
    pytest.param(language, words, id=f"{story.name}-{language}")
    for story in ALL
    for language, words in story.words.items()
]
every_story = pytest.mark.parametrize("story", ALL, ids=lambda story: story.name)
every_text = pytest.mark.parametrize(("language", "words"), EVERY_WORDS)


def cut(story: Story, language: str) -> Split:
    return split(trusted(story.words[language].body))


def own_lines(words: Words) -> list[str]:
    """Return what the newsroom wrote itself: no posts, no tags."""
    body = re.sub('<blockquote class="post".*?</blockquote>', "", words.body, flags=re.DOTALL)
    text = markup.decoded(re.sub("<[^>]*>", "", body))
    return [words.title, words.standfirst, words.photo_credit, *text.splitlines()]


def locked_texts(story: Story, language: str) -> list[str]:
    return [one.text for one in cut(story, language).segments if one.locked]


def shape(story: Story, language: str) -> list[object]:
    return [
        (one.slot, one.kind, one.language, one.locked, one.said, forms(one), marks(one.text))
        for one in cut(story, language).segments
    ]


def forms(segment: Segment) -> dict[str, dict[str, object]]:
    """Return what the marks of a segment stand for, without the words of quotations."""
    return {
        number: {name: held for name, held in mark.items() if name != "quoted"}
        for number, mark in segment.inline_map.items()
    }


def marks(text: str) -> list[str]:
    return re.findall("<[^>]*>", text)


@every_text
def test_a_body_is_as_the_newsroom_stores_it(language, words):
    assert clean_body(words.body) == words.body, language


@every_story
def test_both_bodies_are_built_alike_block_for_block(story):
    assert cut(story, "en").skeleton == cut(story, "es").skeleton


@every_story
def test_both_bodies_have_the_same_marks_in_the_same_order(story):
    assert shape(story, "en") == shape(story, "es")


@every_story
def test_a_post_is_the_same_in_both_bodies(story):
    assert locked_texts(story, "en") == locked_texts(story, "es")


def test_what_was_said_in_the_other_language_stands_there_as_it_was_said():
    restored = [
        (markup.decoded(one.text), one.said.words)
        for story in ALL
        for language in story.words.keys() - {story.source_language}
        for one in cut(story, language).segments
        if one.said is not None and one.said.restores(language)
    ]

    assert len(restored) == 2
    assert all(text == words for text, words in restored)


@every_story
def test_a_story_fills_the_same_fields_in_both_languages(story):
    en, es = story.words["en"], story.words["es"]

    assert story.words.keys() == {"en", "es"}
    assert story.source_language in story.words
    assert en.title
    assert en.standfirst
    assert bool(en.photo_credit) == bool(es.photo_credit)


@every_story
def test_a_story_has_the_length_of_its_kind(story):
    blocks = list(markup.only_elements(markup.read(story.words["en"].body).children))

    if story.name == "protectors":
        assert len(blocks) == 20
    else:
        assert 4 <= len(blocks) <= 8


def test_titles_and_names_are_unique():
    titles = Counter(words.title for story in ALL for words in story.words.values())

    assert set(titles.values()) == {1}
    assert len({story.name for story in ALL}) == len(ALL)


def test_no_text_is_shared_between_stories():
    homes: dict[str, set[str]] = {}
    for story in ALL:
        for language, words in story.words.items():
            texts = {one.digest for one in cut(story, language).segments}
            for text in texts | {words.title, words.standfirst}:
                homes.setdefault(text, set()).add(story.name)

    assert [names for names in homes.values() if len(names) > 1] == []


def test_there_is_a_story_for_each_state_and_a_third_is_written_in_spanish_first():
    languages = Counter(story.source_language for story in STORIES)

    assert len(STORIES) == 19
    assert languages["es"] >= 5
    assert ONCE.source_language == "en"


def test_the_stories_show_what_a_body_can_hold():
    tags = Counter(
        element.tag
        for story in STORIES
        for element in markup.elements(markup.read(story.words["en"].body).children)
    )
    posts = sum('class="post"' in story.words["en"].body for story in STORIES)

    assert tags.keys() >= {"h2", "ul", "ol", "li", "blockquote", "a", "em", "strong", "time"}
    assert posts == 2


@every_text
def test_addresses_lead_nowhere_real(language, words):
    hosts = re.findall(r'href="https://([^/"]+)', words.body)

    assert len(hosts) == words.body.count("href="), language
    assert all(host.endswith(".example") for host in hosts)


@every_text
def test_quotation_marks_are_typographic_and_closed(language, words):
    opening, closing, foreign = ("«", "»", "“”") if language == "es" else ("“", "”", "«»¿¡—")
    for line in own_lines(words):
        assert line.count(opening) == line.count(closing), line
        assert line.count("‘") <= line.count("’"), line
        assert not set(line) & {'"', "'", *foreign}, line


@every_story
def test_spanish_questions_and_exclamations_are_opened_and_closed(story):
    for line in own_lines(story.words["es"]):
        signs = re.sub("[^¿?¡!]", "", line)
        assert re.fullmatch(r"(?:¿\?|¡!)*", signs), line


@every_text
def test_lines_carry_no_needless_space(language, words):
    for line in own_lines(words):
        assert line == line.strip(), language
        assert "  " not in line


def test_a_text_in_the_source_code_flows_into_one_line_for_each_block():
    text = flowing("""
        <p>One
        two</p>
        <ul>
        <li>three
        <strong>four</strong></li>
        </ul>
    """)

    assert text == "<p>One two</p>\n<ul>\n<li>three <strong>four</strong></li>\n</ul>"
