"""Trains the network. Resumable: run the same command again and it goes on from its last checkpoint.

    python -m rashomon_training.train --corpora DIR --encoder DIR --out DIR [--steps N] [--without-polnear]
"""

import argparse
import copy
import math
import os
import random
import time

import torch

from . import corpora
from .network import Network
from .scores import development
from .windows import Encoded, Labels, Pieces, batches, tensors
from .without_polnear import attribution_without_polnear


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--corpora", required=True, help="folder that holds polnear/, ud-english-ewt/, …")
    p.add_argument("--encoder", required=True, help="folder with model.safetensors and vocab.txt of all-MiniLM-L6-v2")
    p.add_argument("--out", required=True, help="folder for checkpoints (outside the repository)")
    p.add_argument("--steps", type=int, default=1250)
    p.add_argument("--seed", type=int, default=7)
    p.add_argument("--attribution-pieces", type=int, default=3072, help="pieces of attribution text a step")
    p.add_argument("--treebank-pieces", type=int, default=2048, help="pieces of treebank text a step")
    p.add_argument("--window", type=int, default=256, help="pieces a window")
    p.add_argument("--encoder-rate", type=float, default=1.5e-4)
    p.add_argument("--head-rate", type=float, default=1e-3)
    p.add_argument("--every", type=int, default=125, help="steps between checkpoints and development scores")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--without-polnear", action="store_true", help="train attribution on GUM and FactAppeal only")
    p.add_argument("--init", help="a checkpoint whose averaged weights to start from")
    return p.parse_args()


def endless(encodeds, budget, pieces, seed):
    """(batch number, batch) for ever, a new shuffle and new cuts each round; the same for the same seed."""
    round_number = 0
    while True:
        rng = random.Random(seed * 1000 + round_number)
        yield from batches(encodeds, budget, pieces, rng)
        round_number += 1


def optimizer_of(net, a):
    """Encoder layers learn slower the lower they lie; no decay on biases and norms."""
    groups = []
    for name, parameter in net.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("encoder.layers."):
            rate = a.encoder_rate * 0.9 ** (5 - int(name.split(".")[2]))
        elif name.startswith("encoder."):
            rate = a.encoder_rate * (4.0 if name in ("encoder.shape.weight", "encoder.before.weight") else 0.5)
        else:
            rate = a.head_rate
        groups.append({"params": [parameter], "lr": rate, "peak": rate, "weight_decay": 0.01 if parameter.ndim > 1 else 0.0})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-8)


def rate_at(step, steps):
    """Warm-up over 6 % of the run, then a half cosine down to 2 %."""
    warm = 0.06 * steps
    return step / warm if step < warm else 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (step - warm) / (steps - warm)))


class Average:
    """An exponential average of the weights, which scores better than the last step's."""

    def __init__(self, net, decay=0.996):
        self.net, self.decay, self.seen = copy.deepcopy(net), decay, 0

    @torch.no_grad()
    def add(self, net):
        self.seen += 1
        keep = min(self.decay, self.seen / (self.seen + 9))
        for own, new in zip(self.net.parameters(), net.parameters()):
            if new.requires_grad:
                own.lerp_(new, 1 - keep)


def main():
    a = arguments()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    os.makedirs(a.out, exist_ok=True)
    pieces = Pieces(f"{a.encoder}/vocab.txt")
    encode = lambda samples: [Encoded(s, pieces) for s in samples]
    treebank = list(corpora.ewt(a.corpora, "train")) + list(corpora.gum(a.corpora))
    labels = Labels.of(treebank)
    if a.without_polnear:
        reports = list(attribution_without_polnear(a.corpora))
    else:
        reports = list(corpora.polnear(a.corpora, "train"))
    reports, treebank = encode(reports), encode(treebank)
    dev = encode(list(corpora.polnear(a.corpora, "dev")) + list(corpora.ewt(a.corpora, "dev")))
    print(f"{sum(sum(e.lengths) for e in reports):,} attribution pieces, {sum(sum(e.lengths) for e in treebank):,} treebank pieces", flush=True)

    net = Network(labels)
    net.encoder.load_pretrained(f"{a.encoder}/model.safetensors")
    if a.init:
        net.load_state_dict(torch.load(a.init)["average"])
    average, optimizer, step = Average(net), optimizer_of(net, a), 0
    checkpoint = f"{a.out}/checkpoint.pt"
    if os.path.exists(checkpoint):
        kept = torch.load(checkpoint, weights_only=False)
        net.load_state_dict(kept["net"]), average.net.load_state_dict(kept["average"]), optimizer.load_state_dict(kept["optimizer"])
        step, average.seen = kept["step"], kept["seen"]
        print(f"going on from step {step}", flush=True)
    sources = [endless(reports, a.window, a.attribution_pieces, a.seed), endless(treebank, a.window * 3 // 4, a.treebank_pieces, a.seed + 1)]
    for _ in range(step):
        for source in sources:
            next(source)
    began, first, losses = time.time(), step, {}
    net.train()
    while step < a.steps:
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * rate_at(step + 1, a.steps)
        torch.manual_seed(a.seed * 100_003 + step)
        for source in sources:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss, parts = net.loss(tensors(next(source), labels))
            loss.backward()
            for k, v in parts.items():
                losses[k] = v if k not in losses else 0.95 * losses[k] + 0.05 * v
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        average.add(net)
        step += 1
        if step % 10 == 0:
            pace = (time.time() - began) / (step - first)
            shown = " ".join(f"{k} {v:.3f}" for k, v in losses.items())
            print(f"step {step}/{a.steps}  {pace:.2f} s a step, {pace * (a.steps - step) / 60:.0f} min left  {shown}", flush=True)
        if step % a.every == 0 or step == a.steps:
            torch.save({"net": net.state_dict(), "average": average.net.state_dict(), "optimizer": optimizer.state_dict(),
                        "step": step, "seen": average.seen, "labels": vars(labels), "arguments": vars(a)}, checkpoint + ".new")
            os.replace(checkpoint + ".new", checkpoint)
            print(f"step {step} development: {development(average.net, dev, labels, a.window)}", flush=True)


if __name__ == "__main__":
    main()
