from flask_babel import force_locale

from newsroom.errors import Refused, Unmet
from newsroom.publishing import failures


def test_a_failure_is_said_in_the_language_of_whoever_looks(app):
    kept = failures.names_of(Refused("commit", [Unmet("not_embargoed", "")]))

    with force_locale("es"):
        said = [str(one) for one in failures.words_of(kept)]

    assert app.config["TESTING"]
    assert said == ["El artículo está bajo embargo."]


def test_a_technical_error_is_named(app):
    assert app.config["TESTING"]
    assert [str(one) for one in failures.words_of("OSError")] == [
        "A technical error stopped it: OSError."
    ]
