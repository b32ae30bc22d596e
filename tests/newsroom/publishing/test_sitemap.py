from __future__ import annotations

from xml.etree import ElementTree as ET

from newsroom.publishing.render import render_release
from newsroom.publishing.sitemap import render_sitemaps
from tests.newsroom.publishing.reading import alternates, canonical, parsed
from tests.newsroom.publishing.samples import ENGLISH, PAIR, RELEASE, SITE, SPANISH, numbered

UPDATED = RELEASE.public_at
XHTML = "{http://www.w3.org/1999/xhtml}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def whole() -> bytes:
    return render_sitemaps(SITE, PAIR, updated=UPDATED)["sitemap.xml"]


def sitemap_urls(content: bytes) -> dict[str | None, dict[str, str]]:
    return {
        url.findtext(f"{MAP}loc"): {
            link.attrib["hreflang"]: link.attrib["href"] for link in url.findall(f"{XHTML}link")
        }
        for url in ET.fromstring(content).findall(f"{MAP}url")
    }


def test_the_sitemap_names_each_page_with_all_its_versions():
    found = sitemap_urls(whole())

    versions = {
        "en": f"{SITE.public_url}/en/{ENGLISH.slug}/",
        "es": f"{SITE.public_url}/es/{SPANISH.slug}/",
        "x-default": f"{SITE.public_url}/en/{ENGLISH.slug}/",
    }
    fronts = {
        "en": f"{SITE.public_url}/en/",
        "es": f"{SITE.public_url}/es/",
        "x-default": f"{SITE.public_url}/",
    }
    assert found == {
        fronts["en"]: fronts,
        fronts["es"]: fronts,
        versions["en"]: versions,
        versions["es"]: versions,
    }


def test_the_sitemap_and_the_pages_name_the_same_versions():
    found = sitemap_urls(whole())

    for one in render_release(RELEASE):
        page = parsed(one.content)
        assert found[canonical(page)] == alternates(page)


def test_a_large_newsroom_gets_an_index_of_sitemaps():
    entries = [one for number in range(3) for one in numbered(number + 1)]

    found = render_sitemaps(SITE, entries, updated=UPDATED, limit=5)

    index = [one.text for one in ET.fromstring(found["sitemap.xml"]).iter(f"{MAP}loc")]
    assert index == [f"{SITE.public_url}/sitemap-1.xml", f"{SITE.public_url}/sitemap-2.xml"]
    assert [len(sitemap_urls(found[f"sitemap-{number}.xml"])) for number in (1, 2)] == [5, 3]
