"""Bodies for tests: made by Hypothesis, or real ones from beside the checkout."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from hypothesis import strategies as st
from markdown_it import MarkdownIt

CORPORA = Path(__file__).parents[4] / "shared" / "corpora"

_TAGS = [
    "p",
    "h1",
    "h2",
    "h4",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "footer",
    "cite",
    "time",
    "a",
    "em",
    "strong",
    "b",
    "i",
    "sup",
    "s",
    "br",
    "hr",
    "code",
    "pre",
    "q",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "figure",
    "figcaption",
    "img",
    "span",
    "abbr",
    "dl",
    "dt",
    "dd",
    "div",
    "section",
    "script",
    "style",
    "template",
    "svg",
    "math",
    "select",
    "option",
    "button",
    "form",
    "noscript",
    "title",
    "font",
    "custom-x",
]
_ATTRIBUTES = (
    'href="https://example.org/a?b=1&amp;c=2"',
    'href="/en/peru/"',
    'href="#fn1"',
    'href="javascript:alert(1)"',
    "href='//example.org'",
    'id="fn1"',
    'id="Not one"',
    'lang="es"',
    'dir="rtl"',
    'translate="no"',
    'class="post"',
    'class="other"',
    'onclick="alert(1)"',
    'style="color:red"',
    'title="A &quot;title&quot; &lt;slot s1&gt;"',
    'title=" "',
    'src="/-/media/peru.jpg"',
    'src="https://example.org/x.png"',
    'alt="Three people &amp; a dog"',
    'alt=""',
    'start="4"',
    'colspan="2"',
    'datetime="2017-11-08"',
    'data-said-in="es"',
    'data-said-in="quc"',
    'data-said="No nos iremos &quot;nunca&quot;"',
    'data-said="&lt;slot s1&gt;"',
    "title='unfinished",
)
_WORDS = (
    "Peru",
    "¿Quién?",
    "niño ",
    " and ",
    "\n",
    "\n\n  ",
    "  ",
    "\u00a0",
    "&nbsp;",
    "&amp;lt;b&amp;gt;",
    "&lt;script&gt;",
    "&#13;",
    "&#3;",
    "&copy;",
    "&",
    "<",
    ">",
    '"',
    "'",
    "2017",
    "<!-- note -->",
    "<![CDATA[x]]>",
    "<?php x ?>",
    "\r\n",
    "<slot s1>",
    "\ufdd0",
)


def _element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.sampled_from(_TAGS)
    attributes = st.lists(st.sampled_from(_ATTRIBUTES), max_size=3).map(
        lambda held: "".join(f" {one}" for one in held)
    )
    inner = st.lists(children, max_size=5).map("".join)
    closed = st.booleans()
    return st.builds(
        lambda tag, words, content, ends: f"<{tag}{words}>{content}" + (f"</{tag}>" * ends),
        tags,
        attributes,
        inner,
        closed,
    )


def written() -> st.SearchStrategy[str]:
    """Return HTML as people, programs and attackers write it."""
    loose = st.sampled_from([*_WORDS, *(f"</{tag}>" for tag in _TAGS)])
    tree = st.recursive(loose, _element, max_leaves=30)
    return st.lists(tree, max_size=6).map("".join)


def real(*, every: int) -> Iterator[tuple[str, str]]:
    """Yield the name and HTML of every nth real body."""
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    number = 0
    for path in sorted(CORPORA.glob("*/pairs.jsonl*")):
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                number += 1
                if number % every:
                    continue
                pair = json.loads(line)
                for language in ("en", "es"):
                    text = pair[language]
                    html = text["body"]
                    if text["format"] == "markdown":
                        html = markdown.render(html)
                    yield f"{path.parent.name} {pair['id']} {language}", html


def hostile() -> Iterator[tuple[str, str]]:
    """Yield the name and text of every attack."""
    with (CORPORA / "html_hostile" / "vectors.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            vector = json.loads(line)
            yield vector["id"], vector["payload"]
