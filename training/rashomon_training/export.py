"""Writes the model file that the Rust crate `rashomon-model` embeds: two ONNX graphs, the vocabulary and the label sets.

    python -m rashomon_training.export --checkpoint FILE --encoder DIR --out FILE [--float]

The graphs are written node by node, so that the same weights give the same bytes. Matrices are stored as two int8 parts,
the second of which holds what rounding took from the first, with one scale an output column; they become float32 when the
graph is loaded. The word-piece table is one int8 part and stays so in memory.
`--float` keeps float32, to measure what int8 costs.

The file: magic line, u32 manifest length, JSON manifest, then the sections that the manifest lists.
"""

import argparse
import hashlib
import json
import math
import struct

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from .corpora import ATTRIBUTION_TAGS, ENTITY_TAGS
from .network import ATTENTION_HEADS, LAYERS, POSITIONS, RELATION, WIDTH, Network
from .windows import Labels
from .words import SHAPES

MAGIC = b"RASHOMON-MODEL-1\n"
HEAD_WIDTH = WIDTH // ATTENTION_HEADS


class Graph:
    """An ONNX graph under construction; every method adds nodes and returns the name of the result."""

    def __init__(self, quantised, halves=2):
        self.nodes, self.constants, self.quantised, self.halves, self.count = [], [], quantised, halves, 0

    def name(self, hint):
        self.count += 1
        return f"{hint}_{self.count}"

    def constant(self, array, hint="c"):
        name = self.name(hint)
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def op(self, kind, *inputs, **attributes):
        out = self.name(kind.lower())
        self.nodes.append(helper.make_node(kind, list(inputs), [out], name=out, **attributes))
        return out

    def matrix(self, weight):
        """`weight` is (in, out)."""
        if not self.quantised:
            return self.constant(weight.astype(np.float32), "w")
        scale = (np.maximum(np.abs(weight).max(0), 1e-8) / 127.0).astype(np.float32)
        whole = np.clip(np.round(weight / scale), -127, 127)
        if self.halves == 1:
            return self.stored(whole, scale)
        rest = np.clip(np.round((weight - whole * scale) / (scale / 254)), -127, 127)
        return self.op("Add", self.stored(whole, scale), self.stored(rest, scale / 254))

    def stored(self, whole, scale):
        """int8 numbers that become float32, a scale a column, when the graph is loaded."""
        return self.op("DequantizeLinear", self.constant(whole.astype(np.int8), "w"), self.constant(scale, "s"), axis=1)

    def linear(self, x, layer):
        out = self.op("MatMul", x, self.matrix(layer.weight.detach().numpy().T))
        return out if layer.bias is None else self.op("Add", out, self.constant(layer.bias.detach().numpy(), "b"))

    def norm(self, x, layer):
        weight, bias = (self.constant(v.detach().numpy(), "n") for v in (layer.weight, layer.bias))
        return self.op("LayerNormalization", x, weight, bias, axis=-1, epsilon=1e-12)

    def numbers(self, *values):
        return self.constant(np.array(values, dtype=np.int64), "i")

    def mlp(self, x, sequential):
        return self.op("Gelu", self.linear(x, sequential[0]))


def _table(g, ids, table):
    """Rows of a big table, kept as int8 with a scale a row."""
    table = table.detach().numpy()
    if not g.quantised:
        return g.op("Gather", g.constant(table, "t"), ids, axis=0)
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127.0
    rows = g.op("Gather", g.constant(np.clip(np.round(table / scale), -127, 127).astype(np.int8), "t"), ids, axis=0)
    return g.op("Mul", g.op("Cast", rows, to=TensorProto.FLOAT), g.op("Gather", g.constant(scale.astype(np.float32), "t"), ids, axis=0))


def _attention(g, x, layer):
    weight, bias = layer.qkv.weight.detach().numpy(), layer.qkv.bias.detach().numpy()
    weight, bias = weight.copy(), bias.copy()
    weight[:WIDTH] /= math.sqrt(HEAD_WIDTH)  # the query's scale, folded in
    bias[:WIDTH] /= math.sqrt(HEAD_WIDTH)
    parts = []
    for i, order in ((0, [1, 0, 2]), (1, [1, 2, 0]), (2, [1, 0, 2])):
        rows = slice(i * WIDTH, (i + 1) * WIDTH)
        y = g.op("Add", g.op("MatMul", x, g.matrix(weight[rows].T)), g.constant(bias[rows], "b"))
        parts.append(g.op("Transpose", g.op("Reshape", y, g.numbers(-1, ATTENTION_HEADS, HEAD_WIDTH)), perm=order))
    q, k, v = parts
    mixed = g.op("MatMul", g.op("Softmax", g.op("MatMul", q, k), axis=-1), v)
    return g.linear(g.op("Reshape", g.op("Transpose", mixed, perm=[1, 0, 2]), g.numbers(-1, WIDTH)), layer.out)


def _encoder(g, encoder):
    positions = g.op("Slice", g.constant(encoder.position.weight.detach().numpy(), "t"), g.numbers(0), g.op("Shape", "ids"), g.numbers(0))
    x = g.op("Add", _table(g, "ids", encoder.word.weight), positions)
    for name in ("shape", "before"):
        x = g.op("Add", x, g.op("Gather", g.constant(getattr(encoder, name).weight.detach().numpy(), "t"), name, axis=0))
    x, states = g.norm(x, encoder.norm), []
    for layer in encoder.layers:
        x = encoder_layer(g, x, layer)
        states.append(x)
    return states


def encoder_layer(g, x, layer):
    x = g.norm(g.op("Add", x, _attention(g, x, layer)), layer.norm_attention)
    return g.norm(g.op("Add", x, g.linear(g.op("Gelu", g.linear(x, layer.up)), layer.down)), layer.norm_output)


def word_views(g, x):
    pick = lambda i: g.op("Gather", x, i, axis=0)
    return g.op("Mul", g.op("Add", pick("first"), pick("last")), g.constant(np.array(0.5, dtype=np.float32)))


def _biaffine(g, x, layer):
    """Scores of word pairs and, as a last column, the score of 'none'."""
    dependent, head = g.mlp(x, layer.dependent), g.mlp(x, layer.head)
    scale = 1 / math.sqrt(layer.pair.weight.shape[0])
    pair = g.op("MatMul", dependent, g.matrix(layer.pair.weight.detach().numpy().T * scale))
    scores = g.op("Add", g.op("MatMul", pair, g.op("Transpose", head, perm=[1, 0])), g.op("Transpose", g.linear(head, layer.prior), perm=[1, 0]))
    return g.op("Concat", scores, g.linear(dependent, layer.none), axis=1)


def main_graph(net, quantised):
    g, h = Graph(quantised), net.heads
    states = _encoder(g, net.encoder)
    weights = torch.softmax(h.mix.detach(), 0).numpy()
    mixed = None
    for weight, state in zip(weights, states):
        part = g.op("Mul", state, g.constant(np.array(weight, dtype=np.float32)))
        mixed = part if mixed is None else g.op("Add", mixed, part)
    syntax, top = word_views(g, mixed), word_views(g, states[-1])
    outputs = {
        "upos": g.linear(syntax, h.upos), "feats": g.linear(syntax, h.feats), "ends": g.linear(syntax, h.ends),
        "arc": _biaffine(g, syntax, h.arc),
        "relation_dependent": g.mlp(syntax, h.relation_dependent), "relation_head": g.mlp(syntax, h.relation_head),
        "entity": g.linear(top, h.entity),
        "attribution": g.linear(g.mlp(top, h.attribution), h.attribution[3]),
        "link": _biaffine(g, top, h.link), "factuality": g.linear(top, h.factuality), "states": top,
    }
    return finish(g, outputs, {n: TensorProto.INT32 for n in ("ids", "shape", "before", "first", "last")}, "main")


def relation_graph(net, quantised):
    """(dependent, head) views of words and of their heads → relation scores."""
    g, h = Graph(quantised), net.heads
    pair = g.op("MatMul", "dependent", g.matrix(h.relation.weight.detach().numpy().T / math.sqrt(RELATION)))
    pair = g.op("Reshape", pair, g.numbers(0, -1, RELATION))
    scores = g.op("MatMul", pair, g.op("Unsqueeze", "head", g.numbers(2)))
    own = g.linear(g.op("Concat", "dependent", "head", axis=1), h.relation_own)
    outputs = {"relation": g.op("Add", g.op("Squeeze", scores, g.numbers(2)), own)}
    return finish(g, outputs, {n: TensorProto.FLOAT for n in ("dependent", "head")}, "relation")


def finish(g, outputs, inputs, name, width=RELATION):
    for wanted, made in outputs.items():
        g.nodes.append(helper.make_node("Identity", [made], [wanted], name=wanted))
    shapes = {n: ["n"] if t == TensorProto.INT32 else ["n", width] for n, t in inputs.items()}
    graph = helper.make_graph(
        g.nodes, name,
        [helper.make_tensor_value_info(n, t, shapes[n]) for n, t in inputs.items()],
        [helper.make_tensor_value_info(n, TensorProto.FLOAT, ["rows", "columns"]) for n in outputs], g.constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], producer_name="rashomon-training")
    model.ir_version = 9
    onnx.checker.check_model(model)
    return model.SerializeToString(deterministic=True)


def chain_of(chain, tags):
    """A chain as the manifest holds it."""
    rounded = lambda t: [[round(float(v), 5) for v in row] for row in t] if t.ndim == 2 else [round(float(v), 5) for v in t]
    return {"tags": tags, "start": rounded(chain.start.detach()), "step": rounded(chain.steps().detach().clamp(min=-1e4))}


def manifest_of(net, arguments):
    return {
        "format": 1,
        "encoder": "all-MiniLM-L6-v2",
        "positions": POSITIONS, "width": WIDTH, "window": arguments["window"],
        "shapes": SHAPES, "upos": net.labels.upos, "feats": net.labels.feats, "deprels": net.labels.deprels,
        "entity": chain_of(net.heads.entity_chain, ENTITY_TAGS),
        "attribution": chain_of(net.heads.attribution_chain, ATTRIBUTION_TAGS),
    }


def write(manifest, parts, path):
    """One file of the parts, {name: bytes}, that the manifest then lists."""
    sections, offset = [], 0
    for name, data in parts.items():
        sections.append({"name": name, "offset": offset, "length": len(data), "sha256": hashlib.sha256(data).hexdigest()})
        offset += len(data)
    head = json.dumps({**manifest, "sections": sections}, sort_keys=True).encode()
    with open(path, "wb") as out:
        out.write(MAGIC + struct.pack("<I", len(head)) + head + b"".join(parts.values()))


def load(checkpoint):
    kept = torch.load(checkpoint, weights_only=False, map_location="cpu")
    net = Network(Labels(**kept["labels"]))
    net.load_state_dict(kept["average"])
    return net.eval(), kept


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--checkpoint", required=True)
    p.add_argument("--encoder", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--float", action="store_true")
    a = p.parse_args()
    net, kept = load(a.checkpoint)
    vocabulary = open(f"{a.encoder}/vocab.txt", "rb").read()
    graphs = {"main": main_graph(net, not a.float), "relation": relation_graph(net, not a.float)}
    write(manifest_of(net, kept["arguments"]), {**graphs, "vocabulary": vocabulary}, a.out)
    print(f"{a.out}: step {kept['step']}, sha256 {hashlib.sha256(open(a.out, 'rb').read()).hexdigest()[:16]}")


if __name__ == "__main__":
    main()
