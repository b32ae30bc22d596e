"""The head of a file."""

import pytest

from newsroom.imports.front_matter import split


def test_values_of_every_common_form_are_read() -> None:
    text = """
---
title: 'It''s late'
subtitle: "She said \\"no\\""   # a remark
long:
  a title that
  goes on
folded: >-
  one
  - two
empty: ~
tags: [one, "two", ]
authors:
- name: Ana Sol
  url: https://example.org
- Luis Mar # editor
# a comment
stray line
open: "never closed
Date: 2020-01-02 # about
---

Body
"""
    head, body = split(text)

    assert body == "Body\n"
    assert head.entries == {
        "title": ["It's late"],
        "subtitle": ['She said "no"'],
        "long": ["a title that goes on"],
        "folded": ["one - two"],
        "empty": [],
        "tags": ["one", "two"],
        "authors": ["Ana Sol", "Luis Mar"],
        "open": ['"never closed'],
        "date": ["2020-01-02"],
    }
    assert head.first("empty", "title") == "It's late"
    assert head.first("nothing") == ""


def test_a_head_in_toml_is_read_as_well() -> None:
    head, body = split('+++\ntitle = "Rain"\ndate = 2020-01-02\n+++\nBody')

    assert (head.first("title"), head.first("date"), body) == ("Rain", "2020-01-02", "Body")


@pytest.mark.parametrize(
    "text", ["Body", "---\nBody", "---\n\n---\nBody", "---\nA sentence.\n\n---\nkey: value"]
)
def test_a_text_that_begins_with_a_rule_stays_whole(text: str) -> None:
    head, body = split(text)

    assert (head.entries, body) == ({}, text)
