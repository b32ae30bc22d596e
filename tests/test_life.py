import pytest

from newsroom.events.queries import chain_faults
from newsroom.publishing.states import ReleaseState
from tests import make


@pytest.mark.database
@pytest.mark.usefixtures("app")
def test_an_article_goes_from_draft_to_two_live_pages() -> None:
    people = make.staff()

    release = make.published(people)

    assert release.state is ReleaseState.PUBLISHED
    assert release.number == 1
    english = make.site_bytes("en", "river-defenders-win-their-case").decode()
    spanish = make.site_bytes("es", "traducido-river-defenders-win-their-case").decode()
    assert 'hreflang="es"' in english
    assert 'hreflang="en"' in spanish
    assert chain_faults(f"article:{release.article_id}") == []
