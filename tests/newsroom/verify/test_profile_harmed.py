"""Each harm to the profile's versions is found by its oracle."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from flask import Flask

from newsroom.profile.models import SiteLogo, SiteProfile
from newsroom.publishing.profiles import actions
from newsroom.verify import ORACLES, look
from tests import make
from tests.newsroom.publishing.profiles.pngs import png
from tests.newsroom.publishing.profiles.test_actions import TOLD, told
from tests.newsroom.publishing.test_withheld import withhold
from tests.newsroom.verify import harm

pytestmark = pytest.mark.database
OURS = [one for one in ORACLES if one.name in {"profiles", "withheld"}]


def found() -> list[str]:
    return [f"{one.invariant} {one.what}" for one in look(OURS, patience_s=0).violations]


@pytest.fixture
def people(app: Flask) -> make.Staff:
    assert app.testing
    people = make.staff()
    actions.change(TOLD, by=people.admin, seen=0)
    logo = actions.keep_logo(png(), by=people.admin)
    actions.change(told(logo=logo), by=people.admin, seen=1)
    make.react()
    return people


@pytest.mark.parametrize(
    ("harmed", "told_of"),
    [
        (
            lambda: harm.changed(SiteProfile, SiteProfile.number == 1, content={"name": "Other"}),
            ["11 Version 1 of the profile was changed."],
        ),
        (
            lambda: harm.without(SiteProfile, SiteProfile.number == 1),
            ["11 Version 1 of the profile is missing."],
        ),
        (
            lambda: harm.without(SiteProfile, SiteProfile.number == 2),
            ["11 The profile has 1 versions, but was changed 2 times, says the history."],
        ),
        (
            lambda: harm.without(SiteLogo, SiteLogo.width > 0),
            ["11 The logo of version 2 of the profile is missing."],
        ),
    ],
)
@pytest.mark.usefixtures("people")
def test_harm_to_a_version_is_found(
    harmed: Callable[[], AbstractContextManager[None]], told_of: list[str]
):
    assert found() == []

    with harmed():
        assert found() == told_of

    assert found() == []


@pytest.mark.usefixtures("people")
def test_harm_to_a_logo_is_found():
    with harm.changed(SiteLogo, SiteLogo.width > 0, file=b"another"):
        [one] = found()

    assert one.startswith("11 The logo ")


def test_a_name_that_became_secret_is_found_in_the_profile_without_being_told(people):
    withhold(people, "Mesa del Río")

    [one] = found()

    assert one.startswith("3 ")
    assert "Mesa" not in one
