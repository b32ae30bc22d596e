import pytest

from newsroom.articles.urls import allowed_image, allowed_link


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://www.example.org:8080/a/b?c=d&e=f#g",
        "https://example.org./",
        "https://español.example/ñandú",
        "https://xn--espaol-zwa.example/",
        "https://straße.example/",
        "https://правда.рф/",
        "https://テスト日本.コム/",
        "https://a-1.example.org/@name/status/1?x=@y",
        "mailto:desk@example.org",
        "mailto:desk@example.org,news@example.org?subject=A%20word",
        "/en/peru-upr/",
        "/",
        "#fn1",
    ],
)
def test_an_honest_address_is_kept_as_it_is(url):
    assert allowed_link(url) == url


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        (" HTTPS://Example.ORG/Path \n", "https://example.org/Path"),
        ('https://example.org/a b"<c>`', "https://example.org/a%20b%22%3Cc%3E%60"),
    ],
)
def test_an_address_is_kept_in_one_spelling(url, kept):
    assert allowed_link(url) == kept
    assert allowed_link(kept) == kept


@pytest.mark.parametrize(
    "url",
    [
        "",
        "page.html",
        "?q=1",
        "#",
        "#Not one",
        "//example.org",
        "/\\example.org",
        "\\\\example.org",
        "/\t/example.org",
        "javascript:alert(1)",
        "javascript:123",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:1",
        "data:text/html,x",
        "vbscript:x",
        "ftp://example.org/",
        "https:example.org",
        "https:/example.org",
        "https:///example.org",
        "https://",
        "https://user@example.org/",
        "https://example.org:pass@evil.example/",
        "https://example.org%2f.evil.example/",
        "https://example.org\\@evil.example/",
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://[::1]/",
        "https://localhost/",
        "https://example.org:x/",
        "https://example..org/",
        "https://-example.org/",
        "https://under_score.org/",
        "https://ex\u0430mple.org/",  # a Cyrillic letter among Latin ones
        "https://\u0430\u0440\u0440\u04cf\u0435.com/",  # Cyrillic alone, under .com
        "https://xn--80ak6aa92e.com/",  # the same in Punycode
        "https://xn--80ak6aa92e\u0430.com/",
        "https://xn--example.org/",
        "https://xn--a-\u200b.org/",
        "https://xn--a.com/",
        "https://xn--99999999.com/",
        "https://\u0261oogle.com/",  # a script g
        "https://ｅxample.org/",  # noqa: RUF001 - a full-width letter
        "https://example\u3002org/",
        "https://exam\u00adple.org/",
        "https://example.org/\u202egpj.exe",
        "https://example.org/a\u200bb",
        "mailto:",
        "mailto:desk",
        "mailto:desk@localhost",
        "mailto:desk@example.org?subject=a%0Abcc:x@example.org",
        "mailto:desk@ex\u0430mple.org",
        "https://example.org/" + "a" * 2_000,
    ],
)
def test_a_deceptive_address_is_no_link(url):
    assert allowed_link(url) is None


def test_only_images_of_this_site_are_shown():
    assert allowed_image("/-/media/ab/cd-1_x.jpg") == "/-/media/ab/cd-1_x.jpg"
    for url in (
        "/-/media/",
        "/-/media/../x.png",
        "/-/media//x.png",
        "/en/x.png",
        "https://example.org/x.png",
        "/-/media/" + "a" * 2_000,
    ):
        assert allowed_image(url) is None
