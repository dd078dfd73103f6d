"""Reads a model file back: its manifest, its parts, and the encoder's weights as the network holds them.

So a layer can be trained on top of the shipped encoder without the checkpoint that it came from.
"""

import json
import math
import struct

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from .export import MAGIC
from .network import ATTENTION_HEADS, LAYERS, WIDTH, Encoder


def read(path):
    """(manifest, {section name: bytes})"""
    data = open(path, "rb").read()
    assert data.startswith(MAGIC), f"{path} is no model file"
    (length,) = struct.unpack("<I", data[len(MAGIC) : len(MAGIC) + 4])
    body = len(MAGIC) + 4 + length
    manifest = json.loads(data[len(MAGIC) + 4 : body])
    return manifest, {s["name"]: data[body + s["offset"] : body + s["offset"] + s["length"]] for s in manifest["sections"]}


class _Weights:
    """The matrices and vectors of a graph in the order in which `export` wrote them."""

    def __init__(self, model):
        self.constants = {c.name: numpy_helper.to_array(c) for c in model.graph.initializer}
        self.matrices = iter(self._matrices(model))
        self.vectors = iter([c for name, c in self.constants.items() if name.split("_")[0] in ("b", "n")])
        self.tables = [c for name, c in self.constants.items() if name.startswith("t_")]

    def _matrices(self, model):
        whole = {}
        for node in model.graph.node:
            if node.op_type == "DequantizeLinear":
                numbers, scale = (self.constants[name] for name in node.input)
                whole[node.output[0]] = numbers.astype(np.float32) * scale
            elif node.op_type == "Add" and node.input[0] in whole and node.input[1] in whole:
                yield whole[node.input[0]] + whole[node.input[1]]

    def linear(self, layer):
        layer.weight.copy_(torch.from_numpy(next(self.matrices).T.copy()))
        layer.bias.copy_(torch.from_numpy(next(self.vectors).copy()))

    def norm(self, layer):
        layer.weight.copy_(torch.from_numpy(next(self.vectors).copy()))
        layer.bias.copy_(torch.from_numpy(next(self.vectors).copy()))


@torch.no_grad()
def encoder_of(main):
    """The encoder of a `main` graph."""
    encoder = Encoder()
    model = onnx.load_model_from_string(main)
    weights = _Weights(model)
    position, word, scale, shape, before = weights.tables
    encoder.position.weight.copy_(torch.from_numpy(position.copy()))
    encoder.word.weight.copy_(torch.from_numpy(word.astype(np.float32) * scale))
    encoder.shape.weight.copy_(torch.from_numpy(shape.copy()))
    encoder.before.weight.copy_(torch.from_numpy(before.copy()))
    weights.norm(encoder.norm)
    for layer in encoder.layers[:LAYERS]:
        parts = [(next(weights.matrices), next(weights.vectors)) for _ in range(3)]
        fold = math.sqrt(WIDTH // ATTENTION_HEADS)
        matrix = np.concatenate([parts[0][0] * fold, parts[1][0], parts[2][0]], axis=1)
        bias = np.concatenate([parts[0][1] * fold, parts[1][1], parts[2][1]])
        layer.qkv.weight.copy_(torch.from_numpy(matrix.T.copy()))
        layer.qkv.bias.copy_(torch.from_numpy(bias))
        weights.linear(layer.out)
        weights.norm(layer.norm_attention)
        weights.linear(layer.up), weights.linear(layer.down)
        weights.norm(layer.norm_output)
    return encoder.eval()
