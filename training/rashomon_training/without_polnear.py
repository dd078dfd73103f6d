"""Attribution from corpora with a stated licence: GUM's discourse relations and FactAppeal's sources and quotations.

GUM marks the attributing clause, what it attributes and the source's words; the cue is chosen here, among the clause's
own words. FactAppeal marks no cue: its words stay untagged and unlinked, so links are learnt from GUM alone.
"""

import csv
import glob
import re
from dataclasses import dataclass

from . import corpora
from .corpora import Sample
from .words import words

_RELATION = re.compile(r"(attribution-\w+):(\d+)->(\d+):(\d+):(.*)")
_PARENT = re.compile(r"[^:]+:(\d+)(?:->(\d+):(\d+))?")
_SOURCE = re.compile(r"sem-atsrc-(\d[\d,-]*\d|\d)-")
_TAG = re.compile(r"</?([A-Z][A-Za-z_:]*)>")
CUE_EDGE = {"AUX", "PART", "ADV", "VERB"}  # what a cue takes in beside its main word


def attribution_without_polnear(root):
    """One sample a document of GUM, then one a sentence of FactAppeal."""
    for path in sorted(glob.glob(f"{root}/gum/dep/*.conllu")):
        yield from _gum(path)
    yield from _factappeal(f"{root}/factappeal/train.csv")


# --- GUM ---------------------------------------------------------------------------------------------------

@dataclass
class Discourse:
    """The discourse units of a document: their words, what they hang on, and which attribute."""

    words: dict  # unit → its words
    below: dict  # unit → [(order of attachment, unit)]
    attributions: list  # (attributing unit, attributed unit, order of attachment, source's words)


def _gum(path):
    for sample, (_, sentences) in zip(corpora.treebank(path), corpora.conllu_documents(path), strict=True):
        rows = [row for _, _, sentence in sentences for row in sentence if row[0].isdigit()]
        discourse = _discourse(rows)
        parts = [_parts(sample, discourse, *a) for a in discourse.attributions]
        tags, link = _layers(sample.text, parts)
        yield Sample(sample.name, sample.text, sample.before, attribution=tags, link=link)


def _discourse(rows):
    found, unit = Discourse({}, {}, []), None
    for index, row in enumerate(rows):
        marked = re.search(r"Discourse=([^|]*)", row[9])
        if marked:
            number, parent, order = _PARENT.match(marked[1]).groups()
            unit = int(number)
            if parent:
                found.below.setdefault(int(parent), []).append((int(order), unit))
            found.attributions += _attributions(marked[1])
        found.words.setdefault(unit, []).append(index)
    return found


def _attributions(relations):
    for relation in relations.split(";"):
        if read := _RELATION.match(relation):
            yield int(read[2]), int(read[3]), int(read[4]), _source(read[5])


def _source(signals):
    """`sem-atsrc-3-5,9-gold` → indices from 0."""
    marked = _SOURCE.search(signals)
    out = set()
    for piece in marked[1].split(",") if marked else []:
        first, _, last = piece.partition("-")
        out |= set(range(int(first) - 1, int(last or first)))
    return out


def _parts(sample, discourse, unit, attributed, order, source):
    """(source, cue, content) as sets of words."""
    content = set(discourse.words.get(attributed, ()))
    for attached, child in discourse.below.get(attributed, ()):
        if attached < order:  # what is attached after the attribution stands outside it
            content |= _subtree(discourse, child)
    return source, _cue(sample, discourse.words.get(unit, ()), source), content - source


def _subtree(discourse, unit):
    out = set(discourse.words.get(unit, ()))
    for _, child in discourse.below.get(unit, ()):
        out |= _subtree(discourse, child)
    return out


def _cue(sample, unit, source):
    """The clause's main word that is not the source's, with the auxiliaries and adverbs around it."""
    free = [i for i in unit if i not in source]
    is_top = lambda i: sample.head[i] not in unit or sample.head[i] == i
    main = None
    for kinds in ({"VERB"}, {"NOUN", "ADJ"}, {"AUX", "ADP", "ADV"}):
        chosen = [i for i in free if sample.upos[i] in kinds]
        main = next(iter([i for i in chosen if is_top(i)] + chosen), None)
        if main is not None:
            break
    if main is None:
        return set()
    joins = lambda i: i in free and (sample.upos[i] in CUE_EDGE or sample.deprel[i] == "fixed")
    first = last = main
    while joins(first - 1):
        first -= 1
    while joins(last + 1):
        last += 1
    return set(range(first, last + 1))


# --- FactAppeal --------------------------------------------------------------------------------------------

def _factappeal(path):
    with open(path, encoding="utf8", newline="") as rows:
        for number, row in enumerate(csv.DictReader(rows)):
            tokens = words(row["sentence"])
            text = [w.text for w in tokens]
            parts = [_marked(tokens, kind, *place) for kind, *place in _marks(row["annotation"])]
            tags, link = _layers(text, [p for p in parts if p])
            yield Sample(f"factappeal-{number}", text, [w.before for w in tokens], attribution=tags, link=link)


def _marks(annotation):
    """(tag, start, end) in code points of the sentence without its tags."""
    cut, open_tags = 0, []
    for tag in _TAG.finditer(annotation):
        at = tag.start() - cut
        cut += len(tag[0])
        if tag[0].startswith("</"):
            start = next(i for i in reversed(range(len(open_tags))) if open_tags[i][0] == tag[1])
            yield tag[1], open_tags.pop(start)[1], at
        else:
            open_tags.append((tag[1], at))


def _marked(tokens, kind, start, end):
    inside = {i for i, w in enumerate(tokens) if w.start < end and w.end > start}
    if kind.startswith("Fact_Appeal:"):
        return set(), set(), inside
    return (inside, set(), set()) if kind.startswith("Source:") else None


# --- Both --------------------------------------------------------------------------------------------------

def _layers(text, parts):
    """Tags and links of (source, cue, content) sets: longer contents first, sources and cues over them."""
    tags, link = [0] * len(text), [-1] * len(text)
    for role, begin in ((2, 5), (0, 1), (1, 3)):
        for part in sorted(parts, key=lambda p: -len(p[role])):
            cue = min(part[1], default=-1)
            for first, last in _runs(text, part[role]):
                tags[first : last + 1] = [begin] + [begin + 1] * (last - first)
                link[first : last + 1] = [cue] * (last - first + 1)
    corpora.mend_tags(tags)
    return tags, link


def _runs(text, chosen):
    """(first, last) of each unbroken run, punctuation at its edges left out."""
    out = []
    for i in sorted(chosen):
        if out and out[-1][1] == i - 1:
            out[-1][1] = i
        else:
            out.append([i, i])
    trimmed = (_trim(text, *run) for run in out)
    return [run for run in trimmed if run[0] <= run[1]]


def _trim(text, first, last):
    is_mark = lambda i: set(text[i]) <= corpora.EDGE
    while first <= last and is_mark(first):
        first += 1
    while last >= first and is_mark(last):
        last -= 1
    return first, last
