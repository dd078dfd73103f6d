"""Development scores while training. The recorded scores come from `cargo xtask eval`, on the shipped model file."""

import torch

from .windows import batches, tensors


def _spans(tags):
    """{(kind, first, last)} of a BIO tag list, kind = the tag's pair number."""
    out, start = set(), None
    for i, tag in enumerate(tags + [0]):
        if start is not None and (tag == 0 or tag % 2 == 1):
            out.add((tags[start], start, i - 1))
            start = None
        if tag % 2 == 1:
            start = i
    return out


class Counter:
    def __init__(self):
        self.right = self.gold = self.found = 0

    def add(self, gold, found):
        self.right += len(gold & found)
        self.gold += len(gold)
        self.found += len(found)

    def f1(self):
        return 100 * 2 * self.right / max(1, self.gold + self.found)


@torch.no_grad()
def development(net, encodeds, labels, budget):
    """{'source': F1, …} over encoded samples; heads taken greedily, gold sentences given."""
    net.eval()
    kinds = {1: "source", 3: "cue", 5: "content"}
    spans = {k: Counter() for k in ("source", "cue", "content", "entity")}
    hits = {"upos": 0, "feats": 0, "uas": 0, "las": 0, "words": 0, "link": 0, "links": 0, "ends": 0}
    for batch in batches(encodeds, budget, 4096):
        t = tensors(batch, labels)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            o = net(t["ids"], t["shape"], t["before"], t["mask"], t["first"], t["last"])
        o = {k: v.float() for k, v in o.items()}
        for b in range(len(batch)):
            n = int(t["words"][b].sum())
            if t["attribution"][b, 0] >= 0:
                gold = _spans(t["attribution"][b, :n].tolist())
                found = _spans(net.heads.attribution_chain.best(o["attribution"][b, :n]))
                for tag, name in kinds.items():
                    spans[name].add({s for s in gold if s[0] == tag}, {s for s in found if s[0] == tag})
                known = (t["link"][b, :n] >= 0) & (t["link"][b, :n] != torch.arange(n))
                scores = o["link"][b, :n, :n].masked_fill(torch.eye(n, dtype=torch.bool), -1e4)
                hits["link"] += int((scores.argmax(1) == t["link"][b, :n])[known].sum())
                hits["links"] += int(known.sum())
            if t["upos"][b, 0] >= 0:
                score = o["arc"][b, :n, :n].masked_fill(t["sentence"][b, :n, None] != t["sentence"][b, None, :n], -1e4)
                head = score.argmax(1)
                relation = net.heads.relations(o["relation_dependent"][b, :n], o["relation_head"][b, :n][head]).argmax(1)
                universal = lambda i: labels.deprels[i].split(":")[0] if i >= 0 else "?"
                same = torch.tensor([universal(int(a)) == universal(int(g)) for a, g in zip(relation, t["deprel"][b, :n])])
                right = head == t["head"][b, :n]
                hits["words"] += n
                hits["uas"] += int(right.sum())
                hits["las"] += int((right & same).sum())
                hits["upos"] += int((o["upos"][b, :n].argmax(1) == t["upos"][b, :n]).sum())
                hits["feats"] += int((o["feats"][b, :n].argmax(1) == t["feats"][b, :n]).sum())
                hits["ends"] += int((o["ends"][b, :n].argmax(1) == t["ends"][b, :n]).sum())
            if (t["entity"][b, :n] >= 0).all():
                keep = lambda s: {x for x in s if x[0] != 7}
                spans["entity"].add(keep(_spans(t["entity"][b, :n].tolist())), keep(_spans(net.heads.entity_chain.best(o["entity"][b, :n]))))
    net.train()
    out = {k: round(c.f1(), 2) for k, c in spans.items()}
    out |= {k: round(100 * hits[k] / max(1, hits["words"]), 2) for k in ("upos", "feats", "uas", "las", "ends")}
    return out | {"link": round(100 * hits["link"] / max(1, hits["links"]), 2)}
