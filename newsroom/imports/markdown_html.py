"""Markdown as files have it, written as HTML that nobody has cleaned yet."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt

from newsroom.imports import markdown_notes


def render(text: str) -> str:
    """Return a Markdown text as HTML; raw HTML and all links stay, for the sanitiser to judge."""
    html: str = _renderer().render(text)
    return html


@cache
def _renderer() -> MarkdownIt:
    renderer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    markdown_notes.read_by(renderer, is_file=True)
    # Refused links would stay in the text as raw Markdown; ``clean_body`` judges every link.
    renderer.validateLink = lambda url: isinstance(url, str)  # type: ignore[method-assign]
    return renderer
