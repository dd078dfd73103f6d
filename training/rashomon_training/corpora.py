"""Readers of the corpora: each gives `Sample`s, a run of words with the layers that the corpus annotates.

Nothing here changes the data: what the corpus does not annotate stays `None` and is left out of the loss.
"""

import csv
import glob
import json
import os
import re
import zipfile
from dataclasses import dataclass, field

from .words import BREAK_LINE, BREAK_NONE, BREAK_PARAGRAPH, BREAK_SPACE, words

ATTRIBUTION_TAGS = ["O", "B-S", "I-S", "B-T", "I-T", "B-C", "I-C"]  # source, cue (trigger words), content
ENTITY_TAGS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-OTH", "I-OTH"]
EDGE = set(".,;:!?…'\"“”‘’«»()[]-–—`")


@dataclass
class Sample:
    """Words of one document (or sentence) and the layers known of them; one entry a word in every list."""

    name: str
    text: list
    before: list
    attribution: list | None = None  # tag number
    link: list | None = None  # index of the first cue word that a source or content word belongs to, or -1
    upos: list | None = None
    feats: list | None = None
    head: list | None = None  # index of the head, own index = root
    deprel: list | None = None
    sentence: list | None = None  # sentence number
    entity: list | None = None
    factuality: dict | None = None  # word index → value
    spans: list = field(default_factory=list)  # gold attributions, for development scores


# --- PolNeAR -----------------------------------------------------------------------------------------------

def _read_ann(path):
    spans, events = {}, []
    for line in open(path, encoding="utf8"):
        if re.match(r"T\d+\t", line):
            name, place = line.split("\t")[:2]
            label, offsets = place.split(" ", 1)
            spans[name] = [tuple(map(int, o.split())) for o in offsets.strip().split(";")]
        elif re.match(r"E\d+\t", line):
            roles = {"Source": [], "Cue": [], "Content": []}
            for part in line.rstrip("\n").split("\t")[1].split()[1:]:
                role, name = part.split(":")
                role = re.sub(r"\d+$", "", role)
                if role in roles:
                    roles[role] += [name]
            if any(roles.values()):
                events.append({r: sorted(o for n in names for o in spans.get(n, [])) for r, names in roles.items()})
    return events


def first_annotations(root, split):
    """(document path, annotation path), the first annotator by file name for each document."""
    seen = set()
    for ann in sorted(glob.glob(f"{root}/polnear/{split}/attributions/*.ann")):
        name = os.path.basename(ann).rsplit("_", 1)[0]
        if name not in seen:
            seen.add(name)
            yield f"{root}/polnear/{split}/text/{name}.txt", ann


def _trim(tokens, first, last):
    while first <= last and set(tokens[first].text) <= EDGE:
        first += 1
    while last >= first and set(tokens[last].text) <= EDGE:
        last -= 1
    return first, last


def _word_range(tokens, start, end):
    inside = [i for i, w in enumerate(tokens) if w.start < end and w.end > start]
    return _trim(tokens, inside[0], inside[-1]) if inside else (0, -1)


def polnear(root, split):
    """One sample a document: attribution tags and links, edge punctuation left outside the spans."""
    for text_path, ann_path in first_annotations(root, split):
        text = open(text_path, encoding="utf8", newline="").read()
        tokens = words(text)
        starts = [w.start for w in tokens]
        tags = [0] * len(tokens)
        link = [-1] * len(tokens)
        gold = []
        for event in _read_ann(ann_path):
            ranges = {}
            for role, places in event.items():
                ranges[role] = [r for r in (_fast_range(tokens, starts, *p) for p in places) if r[0] <= r[1]]
            gold.append(ranges)
            cue = ranges["Cue"][0][0] if ranges["Cue"] else -1
            for role, begin in (("Content", 5), ("Source", 1), ("Cue", 3)):
                for first, last in ranges[role]:
                    tags[first : last + 1] = [begin] + [begin + 1] * (last - first)
                    link[first : last + 1] = [cue] * (last - first + 1)
        mend_tags(tags)
        yield Sample(os.path.basename(text_path), [w.text for w in tokens], [w.before for w in tokens],
                     attribution=tags, link=link, spans=gold)


def _fast_range(tokens, starts, start, end):
    import bisect

    lo = max(0, bisect.bisect_right(starts, start) - 1)
    hi = bisect.bisect_left(starts, end)
    inside = [i for i in range(lo, hi) if tokens[i].start < end and tokens[i].end > start]
    return _trim(tokens, inside[0], inside[-1]) if inside else (0, -1)


def mend_tags(tags):
    """A span cut by another one that overwrote part of it: what goes on after the cut begins anew."""
    for i, tag in enumerate(tags):
        if tag and tag % 2 == 0 and (i == 0 or tags[i - 1] not in (tag, tag - 1)):
            tags[i] = tag - 1


# --- Universal Dependencies --------------------------------------------------------------------------------

def conllu_documents(path):
    """(document id, [(sentence id, starts a paragraph, rows)])"""
    document, sentences, name, rows, sent_id, paragraph = None, [], None, [], "", False
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            if sentences:
                yield name, sentences
            name, sentences, paragraph = line.split("=")[-1].strip(), [], True
        elif line.startswith("# newpar"):
            paragraph = True
        elif line.startswith("# sent_id"):
            sent_id = line.split("=", 1)[1].strip()
        elif not line:
            if rows:
                sentences.append((sent_id, paragraph, rows))
            rows, paragraph = [], False
        elif not line.startswith("#"):
            rows.append(line.split("\t"))
    if sentences:
        yield name, sentences


def _space_after(rows):
    """Code of the gap after each word, contractions joined."""
    out, until, last_misc = [], 0, ""
    for row in rows:
        if "-" in row[0]:
            first, until = map(int, row[0].split("-"))
            last_misc = row[9]
            continue
        if "." in row[0]:
            continue
        number = int(row[0])
        if number < until:
            out.append(BREAK_NONE)
        else:
            misc = last_misc if number == until else row[9]
            out.append(BREAK_NONE if "SpaceAfter=No" in misc else BREAK_SPACE)
    return out


def treebank(path, entities=None, factuality=None):
    """One sample a document, of all its sentences in order."""
    number = 0
    for name, sentences in conllu_documents(path):
        s = Sample(name, [], [], upos=[], feats=[], head=[], deprel=[], sentence=[],
                   entity=[] if entities is not None else None, factuality={})
        gap_before = BREAK_NONE
        for sent_id, paragraph, rows in sentences:
            number += 1
            base = len(s.text)
            gaps = _space_after(rows)
            plain = [r for r in rows if r[0].isdigit()]
            first = BREAK_PARAGRAPH if paragraph else gap_before
            s.before += [first if base else BREAK_NONE] + gaps[:-1]
            gap_before = gaps[-1]
            s.text += [r[1] for r in plain]
            s.upos += [r[3] for r in plain]
            s.feats += [r[5] for r in plain]
            s.head += [base + (int(r[6]) - 1 if r[6] != "0" else i) for i, r in enumerate(plain)]
            s.deprel += [r[7] for r in plain]
            s.sentence += [s.sentence[-1] + 1 if base else 0] * len(plain)
            if entities is not None:
                tags = entities.get(sent_id)
                s.entity += tags if tags and len(tags) == len(plain) else [None] * len(plain)
            for word, value in (factuality or {}).get(number, []):
                if word <= len(plain):
                    s.factuality[base + word - 1] = value
        yield s


def read_entities(path):
    """sentence id → tag of each word."""
    out, sent_id, tags = {}, None, []
    for line in list(open(path, encoding="utf8")) + ["\n"]:
        line = line.rstrip("\n")
        if line.startswith("# sent_id"):
            sent_id = line.split("=", 1)[1].strip()
        elif not line:
            if tags:
                out[sent_id] = tags
            tags = []
        elif not line.startswith("#"):
            tag = line.split("\t")[2]
            tags.append(tag if tag in ENTITY_TAGS else "O")
    return out


def read_factuality(root, split):
    """sentence number in the UD file → [(word number from 1, value)]"""
    out = {}
    archive = zipfile.ZipFile(f"{root}/uds-factuality/factuality.zip")
    data = json.load(archive.open(archive.namelist()[0]))
    for graph, nodes in data["data"].items():
        part, number = graph.rsplit("-", 1)
        if part != f"ewt-{split}":
            continue
        number = int(number)
        number = number if number <= (11465 if split == "train" else 343) else number + (1 if split == "train" else -1)
        for node, value in nodes.items():
            factual = value.get("factuality", {}).get("factual") if isinstance(value, dict) else None
            if factual and "-pred-" in node:
                out.setdefault(number, []).append((int(node.rsplit("-", 1)[1]), factual["value"]))
    return out


def ewt(root, split):
    entities = read_entities(f"{root}/uner-english-ewt/en_ewt-ud-{split}.iob2")
    return treebank(f"{root}/ud-english-ewt/en_ewt-ud-{split}.conllu", entities, read_factuality(root, split))


def gum(root):
    for path in sorted(glob.glob(f"{root}/gum/dep/*.conllu")):
        yield from treebank(path)
