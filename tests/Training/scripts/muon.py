#!/usr/bin/python3
"""Muon in NumPy, double precision: writes ../expected/muon.json.

K. Jordan et al. 2024, "Muon: an optimizer for hidden layers in neural networks": Nesterov momentum 0.95, five quintic
Newton-Schulz steps, steps scaled by sqrt(max(1, rows / columns)). Weights and gradients are formulas, the same as in MuonTests.cs.
"""
import json
import pathlib

import numpy

LEARNING_RATE, MOMENTUM, UPDATES = 0.02, 0.95, 3


def values(rows, columns, shift):
    return numpy.sin(0.7 * numpy.arange(rows * columns) + shift).reshape(rows, columns)


def orthogonalised(matrix):
    a, b, c = 3.4445, -4.7750, 2.0315
    tall = matrix.shape[0] > matrix.shape[1]
    x = (matrix.T if tall else matrix) / (numpy.linalg.norm(matrix) + 1e-7)
    for _ in range(5):
        square = x @ x.T
        x = a * x + (b * square + c * square @ square) @ x
    return x.T if tall else x


def trained(rows, columns):
    weight, momentum = values(rows, columns, 0.1), numpy.zeros((rows, columns))
    for update in range(UPDATES):
        gradient = values(rows, columns, 1.0 + update)
        momentum = MOMENTUM * momentum + (1 - MOMENTUM) * gradient
        ahead = (1 - MOMENTUM) * gradient + MOMENTUM * momentum
        weight = weight - LEARNING_RATE * max(1, rows / columns) ** 0.5 * orthogonalised(ahead)
    return weight


cases = [{"rows": r, "columns": c, "weight": trained(r, c).flatten().tolist()} for r, c in [(3, 5), (6, 2), (4, 4)]]
path = pathlib.Path(__file__).parent.parent / "expected" / "muon.json"
path.write_text(json.dumps({"numpy": numpy.__version__, "cases": cases}, indent=1) + "\n")
