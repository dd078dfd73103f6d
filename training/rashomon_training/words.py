"""Cuts raw text into words, by the same rules as the Rust crate `rashomon-model` (module `words`).

The two are kept in step by `crates/rashomon-model/tests/words.json`, which `python -m rashomon_training.words` checks too.
"""

import re
from dataclasses import dataclass

BREAK_NONE, BREAK_SPACE, BREAK_LINE, BREAK_PARAGRAPH = range(4)

_ABBREVIATIONS = (
    "mr mrs ms dr prof rev hon gen col lt maj capt cpt cmdr adm sgt cpl pvt brig gov sen rep pres st mt ft "
    "jan feb mar apr jun jul aug sep sept oct nov dec inc corp co ltd vs etc jr sr dept"
).split()

_WORD = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]*[\w/]"  # addresses
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # mail
    r"|[@#]\w+"  # handles and hashtags
    r"|(?:[^\W\d_]\.){2,}(?=\W|$)"  # U.S.
    r"|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?(?![^\W_])"  # 1,000  10:30  1990s  5th
    r"|\d+(?:[.,]\d+)*"  # the number in 5km
    r"|[^\W\d_](?:[^\W_])*(?:['’][^\W\d_]+)*"  # words with apostrophes
    r"|_+|\.{2,}|…|-{2,}|[!?]{2,}"
    r"|\S",
    re.UNICODE,
)
_CLITIC = re.compile(r"(?i)(n['’]t|['’](?:s|m|d|ll|ve|re))$")
_CANNOT = re.compile(r"(?i)^(can)(not)$")


@dataclass(frozen=True)
class Word:
    """A word at code points `start..end`, and what stands between it and the word before."""

    start: int
    end: int
    text: str
    before: int


def _break_between(gap: str) -> int:
    if not gap:
        return BREAK_NONE
    lines = gap.count("\n")
    if lines == 0:
        return BREAK_SPACE
    return BREAK_LINE if lines == 1 else BREAK_PARAGRAPH


def _pieces_of_word(text: str, start: int):
    """Splits clitics off: don't → do n't, cannot → can not."""
    for pattern in (_CLITIC, _CANNOT):
        found = pattern.search(text)
        if found:
            cut = found.start(2) if pattern is _CANNOT else found.start(1)
            if cut > 0:
                return [(start, text[:cut]), (start + cut, text[cut:])]
    return [(start, text)]


def words(text: str) -> list[Word]:
    """All words of `text` in order."""
    out: list[Word] = []
    end_before = 0
    at = 0
    while found := _WORD.search(text, at):
        start, piece = found.start(), found.group()
        at = found.end()
        if piece.lower() in _ABBREVIATIONS and text[at : at + 1] == ".":
            piece += "."
            at += 1
        for word_start, word in _pieces_of_word(piece, start):
            out.append(Word(word_start, word_start + len(word), word, _break_between(text[end_before:word_start])))
            end_before = word_start + len(word)
    return out


SHAPES = ["lower", "title", "upper", "mixed", "number", "alphanumeric", "punctuation", "other", "initial"]


def shape(word: str) -> int:
    """The class of a word's letters, which the uncased encoder cannot see."""
    letters = [c for c in word if c.isalpha()]
    digits = any(c.isdigit() for c in word)
    if not letters:
        if digits:
            return 4
        return 6 if all(not c.isalnum() for c in word) else 7
    if digits:
        return 5
    if all(not c.isupper() for c in letters):
        return 0
    if all(c.isupper() for c in letters):
        return 8 if len(letters) == 1 else 2
    if letters[0].isupper() and all(not c.isupper() for c in letters[1:]):
        return 1
    return 3


def main():
    """Checks this module against the cases that the Rust tests read."""
    import json
    import pathlib

    cases = pathlib.Path(__file__).parents[2] / "crates/rashomon-model/tests/words.json"
    for case in json.loads(cases.read_text(encoding="utf8")):
        found = [w.text for w in words(case["text"])]
        assert found == case["words"], (case["text"], found)
    print("the word rules agree")


if __name__ == "__main__":
    main()
