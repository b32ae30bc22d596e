"""``.env.example`` says what can be set, all of it, and nothing that cannot."""

from newsroom.settings import Settings
from tests.house.env_example import FILE, example, words


def test_the_example_of_an_environment_equals_the_settings() -> None:
    assert FILE.read_text() == example()


def test_every_setting_has_its_words_beside_it() -> None:
    assert set(words()) == set(Settings.__dataclass_fields__)
