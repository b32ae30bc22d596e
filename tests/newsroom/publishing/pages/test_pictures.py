"""Pages show the pictures of their texts: in every size, with words that were approved."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace

import pytest

from newsroom.articles.models import Article
from newsroom.database import db
from newsroom.errors import Refused
from newsroom.glossary import actions as terms
from newsroom.glossary.entries import Entry, FormEntry
from newsroom.glossary.states import ConceptKind
from newsroom.media import actions as media
from newsroom.media.actions import Said
from newsroom.media.models import Picture
from newsroom.publishing import actions as releasing
from newsroom.publishing import queries
from newsroom.publishing.models import Release
from newsroom.publishing.pages import inputs, picture_facts, picture_files
from newsroom.publishing.release_log import newest
from newsroom.publishing.site import follow
from newsroom.publishing.site.objects import split_name
from newsroom.settings import current
from tests import make
from tests.newsroom.media import taken

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("at_rest")]

_FILE = re.compile(r"/-/media/([0-9a-f]{32}\.(?:avif|webp|jpg))")


def story(*pictures: Picture, more: str = ""):
    body = "".join(f'<p><img src="picture:{one.id.hex}" alt=""></p>' for one in pictures)
    return replace(make.numbered(), body=f"<p>The river.</p>{body}{more}")


def page_of(release: Release, language: str = "en") -> str:
    """Return the page that the object store holds for the article's newest release."""
    article = db.session.get_one(Article, release.article_id, populate_existing=True)
    shown = queries.numbered(article.public_number)
    assert shown is not None
    query = db.text("SELECT digest FROM release_object WHERE release_id = :id AND language = :lang")
    found = db.session.execute(
        query.bindparams(db.bindparam("id", type_=Release.id.type)),
        {"id": shown.id, "lang": language},
    ).scalar_one()
    return follow.tree_of(current()).objects.read(found, ".html").decode()


def test_a_page_offers_every_size_and_format_and_makes_readers_wait_for_the_first_alone(people):
    first = taken.picture(people.author, width=1000)
    second = taken.picture(people.author, width=400)

    page = page_of(make.published(people, story(first, second)))

    [one, other] = re.findall(r'<figure class="picture">.*?</figure>', page, re.DOTALL)
    assert re.findall(r'<source type="([^"]+)"', one) == ["image/avif", "image/webp"]
    assert re.findall(r" (\d+)w", one) == ["480", "800", "1000"] * 2
    assert re.search(r'<img src="[^"]+\.jpg" width="1000" height="500" alt="A river', one)
    assert 'fetchpriority="high"' in one
    assert "loading" not in one
    assert 'loading="lazy"' in other
    assert "fetchpriority" not in other
    assert 'width="400" height="200"' in other
    assert "The river in May. <span" in one
    assert "Photo: Luz Marín" in one


def test_each_language_says_its_own_words(people):
    release = make.published(people, story(taken.picture(people.author, width=320)))

    spanish = page_of(release, "es")

    assert "Foto: Luz Marín" in spanish
    assert 'alt="A river seen from above."' not in spanish
    assert 'alt="' in spanish


def test_a_page_without_pictures_is_what_it_was(people):
    page = page_of(make.published(people, make.numbered()))

    assert "<picture" not in page
    assert "og:image" not in page


def test_machines_are_told_of_the_first_picture(people):
    page = page_of(make.published(people, story(taken.picture(people.author, width=1300))))

    url = re.search(r'<meta property="og:image" content="([^"]+)">', page)
    assert url is not None
    assert url[1].startswith(f"{current().public_url}/-/media/")
    assert url[1].endswith(".jpg")
    assert '<meta property="og:image:width" content="1200">' in page
    assert '<meta property="og:image:alt" content="A river seen from above.">' in page
    told = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert told is not None
    [image] = json.loads(told[1])["image"]
    assert image == {
        "@type": "ImageObject", "url": url[1], "width": 1200, "height": 600,
        "caption": "A river seen from above.", "creditText": "Luz Marín",
    }  # fmt: skip


def test_every_file_that_a_page_names_lies_in_the_store_under_its_hash(people):
    release = make.published(people, story(taken.picture(people.author, width=500)))
    named = set(_FILE.findall(page_of(release))) | set(_FILE.findall(page_of(release, "es")))

    gathered = inputs.gather(queries.release(release.id))

    wanted = dict(picture_files.objects_of(gathered))
    assert set(wanted) >= {f"-/media/{name}" for name in named}
    assert {path.rpartition(".")[2] for path in wanted} == {"avif", "webp", "jpg"}
    objects = follow.tree_of(current()).objects
    for name in wanted.values():
        digest, suffix = split_name(name)
        assert hashlib.sha256(objects.read(digest, suffix)).hexdigest() == digest
    rows = picture_files.rows_of(gathered)
    assert {f"-/media/{one['slug']}{one['location']}": f"{one['digest']}{one['location']}"
            for one in rows} == wanted  # fmt: skip


def test_a_release_goes_out_with_the_sizes_of_its_pictures_or_not_at_all(people):
    one = taken.picture(people.author, width=330)
    release = make.ready(people, story(one))
    db.session.execute(db.update(Picture).where(Picture.id == one.id).values(files=[], made_as=""))
    db.session.commit()

    with pytest.raises(Refused, match="still being made"):
        releasing.publish(release.id, by=people.editor_es)


def test_what_is_not_to_be_published_stops_a_text_whose_picture_is_credited_so(people):
    one = taken.picture(people.author, width=335)
    media.describe(one.id, Said(taken.WORDS, "Rosa Quispe"), version=one.version, by=people.author)
    release = make.ready(people, story(one))
    secret = Entry(
        (FormEntry("es", "Rosa Quispe"),),
        kind=ConceptKind.PERSON,
        secret=True,
        rule="This photographer is not named.",
        pseudonym="L. M.",
    )
    terms.propose(secret, by=people.editor_en)

    with pytest.raises(Refused) as refused:
        releasing.publish(release.id, by=people.editor_es)

    told = [str(one.message) for one in refused.value.unmet if one.guard == "nothing_secret"]
    assert len(told) == 1
    assert "es · Photo credit: This photographer is not named." in told[0]


def test_library_words_never_reach_readers_by_themselves(people):
    one = taken.picture(people.author, width=340)
    release = make.published(people, story(one))
    before = page_of(release), queries.last_number()

    said = Said({"en": ("Another description", "Another caption")}, "Luz Marín")
    media.describe(one.id, said, version=one.version, by=people.author)
    make.react()

    assert (page_of(release), queries.last_number()) == before


def test_another_credit_renews_the_pages_that_show_it(people):
    one = taken.picture(people.author, width=350)
    release = make.published(people, story(one))

    media.describe(one.id, Said(taken.WORDS, ""), version=one.version, by=people.author)
    make.react()

    assert "Luz Marín" not in page_of(release).replace("Photo: Luz Marín</li>", "")
    assert '<figure class="picture">' in page_of(release)


def test_a_retired_picture_leaves_every_page_with_its_caption(people):
    kept, gone = (taken.picture(people.author, width=width) for width in (360, 370))
    body = f'<p>Seen <a href="https://a.example/"><img src="picture:{gone.id.hex}" alt=""></a>.</p>'
    release = make.published(people, story(kept, gone, more=body))
    before = len(re.findall("<picture>", page_of(release)))

    media.retire(gone.id, by=people.editor_es)
    make.react()

    page = page_of(release)
    assert (before, len(re.findall("<picture>", page))) == (3, 1)
    assert page.count("<figcaption>") == 1
    assert "<p>Seen .</p>" in page
    assert "picture:" not in page
    assert [one for batch in newest() for one in batch]


def test_lists_get_the_first_picture_cut_to_their_shape_in_a_fixed_number_of_statements(people):
    shown = [taken.picture(people.author, width=width) for width in (380, 390)]
    texts = [make.draft(people, story(*shown)), make.draft(people, story(shown[1]))]
    none = make.draft(people, make.numbered())
    ids = [make.current_of(one).id for one in (*texts, none)]

    found = picture_facts.for_lists(ids)

    assert found.keys() == set(ids[:2])
    first = found[ids[0]]
    assert round(first.width / first.height, 2) == 1.5
    assert (first.alt, first.caption, first.credit) == ("", "", "Luz Marín")
    assert {one.media_type for one in first.files} == {"image/avif", "image/webp", "image/jpeg"}
    assert found[ids[1]].width == 292


@pytest.mark.usefixtures("people")
def test_texts_without_pictures_ask_the_database_nothing():
    class Text:
        pictures = ""

    db.session.rollback()

    assert picture_facts.known([Text(), Text()]) == {}
    assert not db.session().in_transaction()
