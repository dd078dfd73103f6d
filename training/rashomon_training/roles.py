"""Trains the layer of roles, which marks the words that answer a question: who did it, how many were killed, with what, why.

    python -m rashomon_training.roles --model MODEL --examples DIR --out DIR [--epochs N] [--hold-out PART] [--start CHECKPOINT]

The layer branches off the shipped encoder after its third layer: copies of the upper layers learn the roles, and the encoder
itself stays as it is, so nothing else that it reads changes. Examples are paragraphs with marks, `[killed-civilians nine
people]`; a file whose name ends in the held-out part is scored and not learnt from.
"""

import argparse
import copy
import glob
import hashlib
import math
import os
import random
import re
import time
from collections import Counter

import onnx
import torch
from onnx import TensorProto
from torch import nn

from . import shipped
from .export import Graph, chain_of, encoder_layer, finish, word_views, write
from .network import WIDTH, Chain, Layer
from .windows import CLS, SEP, Pieces
from .words import BREAK_PARAGRAPH, shape, words

ROLES = """voice initiator cleared target killed_civilians killed_attackers killed_forces wounded_civilians wounded_attackers
wounded_forces captured_civilians captured_attackers captured_forces missing displaced destroyed damaged participants means motive
outcome control evidence unproved start end place declined unknown""".split()
TAGS = ["O"] + [f"{mark}-{role}" for role in ROLES for mark in "BI"]
TRUNK = 3
_MARK = re.compile(r"\[([a-z-]+) ([^\[\]]+)\]")


class Example:
    """One paragraph: its words' pieces, shapes and breaks, and a tag a word."""

    def __init__(self, marked, pieces):
        text, spans, at = "", [], 0
        for mark in _MARK.finditer(marked):
            text += marked[at : mark.start()]
            spans.append((len(text), len(text) + len(mark[2]), mark[1].replace("-", "_")))
            text += mark[2]
            at = mark.end()
        self.text = text + marked[at:]
        wrong = [role for _, _, role in spans if role not in ROLES]
        if wrong or "[" in self.text or "]" in self.text:
            raise ValueError(f"a mark is unknown, nested or not closed in the paragraph: {marked[:200]}")
        self.words = words(self.text)
        self.tags = [0] * len(self.words)
        for start, end, role in spans:
            inside = [i for i, w in enumerate(self.words) if w.start >= start and w.end <= end]
            for n, i in enumerate(inside):
                self.tags[i] = TAGS.index(("I-" if n else "B-") + role)
        self.ids = [pieces(w.text) for w in self.words]
        self.shapes = [shape(w.text) for w in self.words]
        self.length = sum(map(len, self.ids))


def read(folder, pieces):
    """{file name without ending: reports, which are lists of examples}; where no line says `===`, each paragraph is a report"""
    out = {}
    for path in sorted(glob.glob(f"{folder}/*.txt")):
        text = open(path, encoding="utf8").read()
        reports = re.split(r"^===$" if re.search(r"^===$", text, re.M) else r"\n\n", text, flags=re.M)
        examples = [[Example(p.strip(), pieces) for p in report.split("\n\n") if p.strip()] for report in reports]
        out[os.path.basename(path)[:-4]] = [report for report in examples if report]
    return out


def windows(reports, rng, budget):
    """Lists of examples that stand in one window, as paragraphs of one text; those of one report stay in their order."""
    out, window, size, limit = [], [], 0, rng.randint(40, budget)
    for example in sum(rng.sample(reports, len(reports)), []):
        if window and size + example.length > limit:
            out.append(window)
            window, size, limit = [], 0, rng.randint(40, budget)
        window.append(example)
        size += example.length
    return out + [window]


def batches(reports, rng, budget=240, pieces_a_batch=600):
    todo = sorted(windows(reports, rng, budget), key=lambda w: sum(e.length for e in w) + 20 * rng.random())
    out, batch, longest = [], [], 0
    for window in todo:
        n = sum(e.length for e in window) + 2
        if batch and max(longest, n) * (len(batch) + 1) > pieces_a_batch:
            out.append(batch)
            batch, longest = [], 0
        batch.append(window)
        longest = max(longest, n)
    out.append(batch)
    rng.shuffle(out)
    return out


def tensors(batch):
    rows = {k: [] for k in ("ids", "shape", "before", "first", "last", "tags")}
    for window in batch:
        ids, shp, brk, first, last, tags = [CLS], [7], [0], [], [], []
        for example in window:
            for i, word in enumerate(example.words):
                first.append(len(ids))
                ids += example.ids[i]
                last.append(len(ids) - 1)
                shp += [example.shapes[i]] * len(example.ids[i])
                brk += [word.before if i else BREAK_PARAGRAPH] + [0] * (len(example.ids[i]) - 1)
            tags += example.tags
        rows["ids"].append(ids + [SEP]), rows["shape"].append(shp + [7]), rows["before"].append(brk + [0])
        rows["first"].append(first), rows["last"].append(last), rows["tags"].append(tags)
    pad = lambda rows, value: torch.tensor([r + [value] * (max(map(len, rows)) - len(r)) for r in rows])
    out = {k: pad(v, {"shape": 7}.get(k, 0)) for k, v in rows.items()}
    out["mask"] = pad([[1] * len(r) for r in rows["ids"]], 0).bool()
    out["words"] = pad([[1] * len(r) for r in rows["first"]], 0).bool()
    return out


class Branch(nn.Module):
    """The upper layers of the encoder, learnt anew, and a chain of tags over each word's view."""

    def __init__(self, encoder=None, layers=3):
        super().__init__()
        self.layers = nn.ModuleList(copy.deepcopy(encoder.layers[TRUNK + i]) if encoder else Layer(0.1) for i in range(layers))
        self.dropout = nn.Dropout(0.2)
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.chain = Chain(TAGS)

    def forward(self, x, mask, first, last):
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        pick = lambda i: torch.gather(x, 1, i[..., None].expand(-1, -1, WIDTH))
        return self.tags(self.dropout((pick(first) + pick(last)) * 0.5))


@torch.no_grad()
def trunk(encoder, t):
    """The states after the shared layers; half precision is finer than the int8 that they are run in."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return encoder(t["ids"], t["shape"], t["before"], t["mask"])[TRUNK - 1].float()


def spans(tags):
    out, at = [], None
    for i, tag in enumerate(list(tags) + [0]):
        name = TAGS[tag]
        if at is not None and not (name[0] == "I" and name[2:] == at[1]):
            out.append((at[0], i, at[1]))
            at = None
        if name[0] == "B" or (name[0] == "I" and at is None):
            at = (i, name[2:])
    return out


@torch.no_grad()
def score(encoder, branch, reports):
    """Prints F1 of spans that share a word, and of exact ones, by role."""
    branch.eval()
    gold, found, overlap, exact = Counter(), Counter(), Counter(), Counter()
    for batch in batches(reports, random.Random(1)):
        t = tensors(batch)
        scores = branch(trunk(encoder, t), t["mask"], t["first"], t["last"])
        for row, tags, n in zip(scores, t["tags"], t["words"].sum(1)):
            right, guess = spans(tags[:n].tolist()), spans(branch.chain.best(row[:n]))
            for a in right:
                gold[a[2]] += 1
                overlap[a[2]] += any(b[2] == a[2] and b[0] < a[1] and a[0] < b[1] for b in guess)
                exact[a[2]] += a in guess
            for b in guess:
                found[b[2]] += 1
    f1 = lambda hit, role: 200 * hit[role] / max(1, gold[role] + found[role])
    total = lambda c: sum(c.values())
    print("  all: overlap %.1f exact %.1f of %d" % (
        200 * total(overlap) / (total(gold) + total(found)), 200 * total(exact) / (total(gold) + total(found)), total(gold)))
    print("  " + ", ".join(f"{r} {f1(overlap, r):.0f}/{f1(exact, r):.0f} ({gold[r]})" for r in ROLES if gold[r]), flush=True)


def export(branch, main, path):
    """Writes the model file of the branch: a graph that reads on from the trunk's value in `main`."""
    g = Graph(True, halves=1)
    x = "trunk"
    for layer in branch.layers:
        x = encoder_layer(g, x, layer)
    graph = finish(g, {"roles": g.linear(word_views(g, x), branch.tags)},
                   {"trunk": TensorProto.FLOAT, "first": TensorProto.INT32, "last": TensorProto.INT32}, "roles", WIDTH)
    norms = [node for node in onnx.load_model_from_string(main).graph.node if node.op_type == "LayerNormalization"]
    manifest = {"format": 1, "trunk": norms[2 * TRUNK].output[0], "main": hashlib.sha256(main).hexdigest(), "roles": chain_of(branch.chain, TAGS)}
    write(manifest, {"roles": graph}, path)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--model", required=True, help="the model file whose encoder it stands on")
    p.add_argument("--examples", required=True, help="folder with marked paragraphs")
    p.add_argument("--out", required=True, help="folder for the checkpoint (outside the repository)")
    p.add_argument("--epochs", type=int, default=10)
    p.add_argument("--hold-out", nargs="*", default=[], help="ends of the names of files that are scored only")
    p.add_argument("--start", help="checkpoint of an earlier training, from whose weights this one goes on")
    p.add_argument("--layers", type=int, default=3)
    p.add_argument("--rate", type=float, default=2e-4)
    p.add_argument("--seed", type=int, default=7)
    p.add_argument("--threads", type=int, default=2)
    a = p.parse_args()
    torch.manual_seed(a.seed), torch.set_num_threads(a.threads)
    rng = random.Random(a.seed)
    os.makedirs(a.out, exist_ok=True)
    _, parts = shipped.read(a.model)
    encoder = shipped.encoder_of(parts["main"])
    vocabulary = f"{a.out}/vocab.txt"
    open(vocabulary, "wb").write(parts["vocabulary"])
    files = read(a.examples, Pieces(vocabulary))
    held = [r for name, rs in files.items() if name.endswith(tuple(a.hold_out)) for r in rs]
    learnt = [r for name, rs in files.items() if not (name.endswith(tuple(a.hold_out))) for r in rs]
    paragraphs = sum(learnt, [])
    print(f"{len(paragraphs)} paragraphs, {sum(len(e.words) for e in paragraphs)} words; {len(sum(held, []))} held out", flush=True)
    branch = Branch(encoder, a.layers)
    if a.start:
        branch.load_state_dict(torch.load(a.start)["branch"])
    average = copy.deepcopy(branch)
    heads = [q for n, q in branch.named_parameters() if not n.startswith("layers.")]
    optimizer = torch.optim.AdamW([{"params": branch.layers.parameters(), "peak": a.rate}, {"params": heads, "peak": 10 * a.rate}],
                                  lr=a.rate, weight_decay=0.01)
    plan = [batches(learnt, random.Random(rng.random())) for _ in range(a.epochs)]
    total, step, began = sum(map(len, plan)), 0, time.time()
    for epoch, todo in enumerate(plan):
        branch.train()
        loss_sum = 0.0
        for batch in todo:
            step += 1
            pace = min(1.0, step / (0.06 * total)) * 0.5 * (1 + math.cos(math.pi * step / total))
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * max(pace, 0.02)
            t = tensors(batch)
            loss = branch.chain.loss(branch(trunk(encoder, t), t["mask"], t["first"], t["last"]), t["tags"], t["words"])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(branch.parameters(), 1.0)
            optimizer.step()
            keep = min(0.995, step / (step + 20))
            with torch.no_grad():
                for mean, now in zip(average.parameters(), branch.parameters()):
                    mean.lerp_(now, 1 - keep)
            loss_sum += float(loss.detach())
        print(f"epoch {epoch + 1}: loss {loss_sum / len(todo):.4f}, {time.time() - began:.0f} s", flush=True)
        torch.save({"branch": average.state_dict(), "layers": a.layers}, f"{a.out}/roles.pt")
        if held and (epoch % 3 == 2 or epoch + 1 == a.epochs):
            score(encoder, average, held)
    export(average.eval(), parts["main"], f"{a.out}/english.rashomon-roles")


if __name__ == "__main__":
    main()
