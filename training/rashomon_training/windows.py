"""From samples to batches: word pieces, windows cut where the text breaks, tensors padded to the longest."""

import random

import torch

from .corpora import ENTITY_TAGS
from .words import BREAK_LINE, shape

CLS, SEP, UNKNOWN = 101, 102, 100
PIECES_A_WORD = 8  # longer words (addresses) keep their first pieces


class Pieces:
    """Word → piece numbers, remembered."""

    def __init__(self, vocabulary_path):
        from tokenizers import BertWordPieceTokenizer

        self._tokenizer = BertWordPieceTokenizer(str(vocabulary_path), lowercase=True)
        self._known = {}

    def __call__(self, word):
        if word not in self._known:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids
            self._known[word] = ids[:PIECES_A_WORD] or [UNKNOWN]
        return self._known[word]


class Labels:
    """The label sets that are read off the training part; stored in the model file."""

    def __init__(self, upos, feats, deprels):
        self.upos, self.feats, self.deprels = upos, feats, deprels

    @staticmethod
    def of(samples, least=5):
        from collections import Counter

        count = {"upos": Counter(), "feats": Counter(), "deprel": Counter()}
        for s in samples:
            for layer, counter in count.items():
                counter.update(getattr(s, layer) or [])
        feats = ["_"] + sorted(f for f, n in count["feats"].items() if n >= least and f != "_")
        return Labels(sorted(count["upos"]), feats, sorted(count["deprel"]))


class Encoded:
    """A sample with the pieces of each word."""

    def __init__(self, sample, pieces):
        self.sample = sample
        self.ids = [pieces(w) for w in sample.text]
        self.shapes = [shape(w) for w in sample.text]
        self.lengths = [len(i) for i in self.ids]


def _segments(sample):
    """Ranges that windows do not cut if they can help it: sentences where known, else paragraphs."""
    n = len(sample.text)
    if sample.sentence is not None:
        cuts = [i for i in range(1, n) if sample.sentence[i] != sample.sentence[i - 1]]
    else:
        cuts = [i for i in range(1, n) if sample.before[i] >= BREAK_LINE]
    return list(zip([0] + cuts, cuts + [n]))


def _split_long(sample, lengths, lo, hi, budget):
    """Cuts a segment longer than the budget after sentence-final marks, or wherever it must."""
    while sum(lengths[lo:hi]) > budget:
        total, end, good = 0, lo, None
        while end < hi and total + lengths[end] <= budget:
            total += lengths[end]
            end += 1
            if sample.text[end - 1][-1] in ".?!" or (sample.text[end - 1] in "”\"'’" and sample.text[end - 2][-1:] in ".?!"):
                good = end
        cut = good if good and good > lo else max(end, lo + 1)
        yield lo, cut
        lo = cut
    if lo < hi:
        yield lo, hi


def windows(encoded, budget, rng=None):
    """Word ranges that cover the sample, each at most `budget` pieces; a random first cut when `rng` is given."""
    limit = budget if rng is None else rng.randint(budget // 4, budget)
    out, lo, size = [], 0, 0
    for a, b in _segments(encoded.sample):
        for seg_lo, seg_hi in _split_long(encoded.sample, encoded.lengths, a, b, budget):
            n = sum(encoded.lengths[seg_lo:seg_hi])
            if size and size + n > limit:
                out.append((lo, seg_lo))
                lo, size, limit = seg_lo, 0, budget
            size += n
    if lo < len(encoded.lengths):
        out.append((lo, len(encoded.lengths)))
    return out


def batches(encodeds, budget, pieces_a_batch, rng=None):
    """Lists of (encoded, lo, hi), windows of like length together."""
    items = [(e, lo, hi) for e in encodeds for lo, hi in windows(e, budget, rng)]
    noise = (lambda: rng.random() * 24) if rng else (lambda: 0)
    items.sort(key=lambda i: sum(i[0].lengths[i[1] : i[2]]) + noise())
    out, batch, longest = [], [], 0
    for item in items:
        n = sum(item[0].lengths[item[1] : item[2]]) + 2
        if batch and max(longest, n) * (len(batch) + 1) > pieces_a_batch:
            out.append(batch)
            batch, longest = [], 0
        batch.append(item)
        longest = max(longest, n)
    if batch:
        out.append(batch)
    if rng:
        rng.shuffle(out)
    return out


def _pad(rows, value):
    longest = max(len(r) for r in rows)
    return torch.tensor([r + [value] * (longest - len(r)) for r in rows])


def tensors(batch, labels):
    """The batch as tensors; −100 (or −1 for indices) where a layer says nothing."""
    rows = {k: [] for k in ("ids", "shape", "before", "first", "last", "upos", "feats", "head", "deprel", "sentence",
                            "ends", "entity", "attribution", "link", "factuality")}
    upos = {u: i for i, u in enumerate(labels.upos)}
    feats = {f: i for i, f in enumerate(labels.feats)}
    deprels = {d: i for i, d in enumerate(labels.deprels)}
    entity = {t: i for i, t in enumerate(ENTITY_TAGS)}
    for e, lo, hi in batch:
        s, ids, shp, brk, first, last = e.sample, [CLS], [7], [0], [], []
        for i in range(lo, hi):
            first.append(len(ids))
            ids += e.ids[i]
            last.append(len(ids) - 1)
            shp += [e.shapes[i]] * e.lengths[i]
            brk += [s.before[i] if i > lo else 3] + [0] * (e.lengths[i] - 1)
        n = hi - lo
        rows["ids"].append(ids + [SEP]), rows["shape"].append(shp + [7]), rows["before"].append(brk + [0])
        rows["first"].append(first), rows["last"].append(last)
        nothing = [-100] * n
        rows["upos"].append([upos.get(u, -100) for u in s.upos[lo:hi]] if s.upos else nothing)
        rows["feats"].append([feats.get(f, -100) for f in s.feats[lo:hi]] if s.feats else nothing)
        rows["head"].append([h - lo if lo <= h < hi else -1 for h in s.head[lo:hi]] if s.head else [-1] * n)
        rows["deprel"].append([deprels.get(d, -100) for d in s.deprel[lo:hi]] if s.deprel else nothing)
        rows["sentence"].append([x - s.sentence[lo] for x in s.sentence[lo:hi]] if s.sentence else [-1] * n)
        rows["ends"].append([int(i + 1 == len(s.text) or s.sentence[i + 1] != s.sentence[i]) for i in range(lo, hi)]
                            if s.sentence else nothing)
        rows["entity"].append([-100 if t is None else entity[t] for t in s.entity[lo:hi]] if s.entity else nothing)
        rows["attribution"].append(s.attribution[lo:hi] if s.attribution else nothing)
        rows["link"].append([x - lo if lo <= x < hi else -1 for x in s.link[lo:hi]] if s.link else [-1] * n)
        known = s.factuality or {}
        rows["factuality"].append([known.get(i, -100.0) for i in range(lo, hi)])
    pads = {"ids": 0, "shape": 7, "before": 0, "first": 0, "last": 0, "head": -1, "sentence": -2, "link": -1, "factuality": -100.0}
    out = {k: _pad(v, pads.get(k, -100)) for k, v in rows.items()}
    out["mask"] = _pad([[1] * len(r) for r in rows["ids"]], 0).bool()
    out["words"] = _pad([[1] * len(r) for r in rows["first"]], 0).bool()
    return out
