#!/usr/bin/python3
"""EWC and LwF on a tiny model in plain PyTorch, double precision: writes ../expected/methods.json.

Kirkpatrick et al. 2017, equation 3: one penalty for each earlier task, all of them kept apart. Li and Hoiem 2016: distillation at temperature 2.
The model and its weights are those of ../../Models/scripts/parity.py, with plain LoRA (rank 2, alpha 4) on every linear layer of the language model.
"""
import json
import pathlib
import sys

import torch
import torch.nn.functional as F

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "Models" / "scripts"))
import parity

RANK, SCALING, LAMBDA, TEMPERATURE, RATE = 2, 2.0, 0.7, 2.0, 0.01
ROWS = [
    dict(ids=[1, 5, -200, 7, 8, 9, 2], labels=[-100, -100, -100, -100, 8, 9, 2], image=0),
    dict(ids=[1, 11, 12, 13, 14, 2, 15, 16, 2], labels=[-100, -100, -100, 13, -100, 2, -100, -100, 2], image=None),
    dict(ids=[1, -200, 20, 2], labels=[-100, -100, -100, 2], image=1),
]
ADAPTERS = {}


def formula(name, shift, shape):
    """The parameters after task `shift`."""
    count = shape[0] * shape[1]
    start = 0.013 * sum(map(ord, name)) + shift
    return 0.1 * torch.sin(0.7 * torch.arange(count, dtype=torch.float64) + start).reshape(shape)


plain = parity.linear


def adapted(name, x, inputs, outputs, bias=False):
    y = plain(name, x, inputs, outputs, bias)
    if not name.startswith("model.layers"):
        return y
    for part, shape in (("lora_A", (RANK, inputs)), ("lora_B", (outputs, RANK))):
        key = f"{name}.{part}.weight"
        if key not in ADAPTERS:
            ADAPTERS[key] = formula(key, 1, shape).requires_grad_()
    return y + SCALING * (x @ ADAPTERS[f"{name}.lora_A.weight"].T @ ADAPTERS[f"{name}.lora_B.weight"].T)


parity.linear = adapted
FEATURES = parity.tower(parity.weight("pixels", 2, 3, 8, 8).detach()).detach()


def scores(row):
    """The scores of the labelled tokens and these tokens."""
    parts, labels = [], []
    for token, label in zip(row["ids"], row["labels"]):
        if token == -200:
            image = parity.projector(FEATURES[row["image"]])
            parts.append(image)
            labels += [-100] * len(image)
        else:
            parts.append(parity.embed([token]))
            labels.append(label)
    found = parity.llama(torch.cat(parts))
    asked = [(at - 1, label) for at, label in enumerate(labels) if label != -100]
    return found[[at for at, _ in asked]], torch.tensor([label for _, label in asked])


def loss(rows):
    found = [scores(row) for row in rows]
    return F.cross_entropy(torch.cat([s for s, _ in found]), torch.cat([t for _, t in found]))


def move(shift):
    with torch.no_grad():
        for name, tensor in ADAPTERS.items():
            tensor.copy_(formula(name, shift, tensor.shape))


def fisher():
    total = {name: torch.zeros_like(t) for name, t in ADAPTERS.items()}
    for row in ROWS:
        gradients = torch.autograd.grad(loss([row]), list(ADAPTERS.values()))
        for name, gradient in zip(ADAPTERS, gradients):
            total[name] += gradient.square() / len(ROWS)
    return total


def copy():
    return {name: t.detach().clone() for name, t in ADAPTERS.items()}


def ewc(tasks):
    return LAMBDA / 2 * sum((f[name] * (ADAPTERS[name] - theta[name]) ** 2).sum() for f, theta in tasks for name in ADAPTERS)


def lwf(teachers):
    new = torch.cat([scores(row)[0] for row in ROWS]) / TEMPERATURE
    old = teachers / TEMPERATURE
    return LAMBDA * (old.softmax(-1) * (old.log_softmax(-1) - new.log_softmax(-1))).sum(-1).mean()


def result(penalty):
    names = list(ADAPTERS)
    own = dict(zip(names, torch.autograd.grad(penalty(), list(ADAPTERS.values()))))
    before = copy()
    trained = list(ADAPTERS.values()) + [parity.TAKEN[f"mm_projector.{i}.{kind}"] for i in (0, 2) for kind in ("weight", "bias")]
    kept = [t.detach().clone() for t in trained]
    optimizer = torch.optim.AdamW(trained, lr=RATE, betas=(0.9, 0.999), eps=1e-8, weight_decay=0)
    optimizer.zero_grad()
    (loss(ROWS) + penalty()).backward()
    torch.nn.utils.clip_grad_norm_(trained, 1.0)
    optimizer.step()
    after = copy()
    with torch.no_grad():
        for tensor, value in zip(trained, kept):
            tensor.copy_(value)
    return dict(penalty=penalty().item(), gradient={n: parity.numbers(own[n]) for n in names}, step={n: parity.numbers(after[n] - before[n]) for n in names})


loss(ROWS)  # makes all weights
move(1)
first = (fisher(), copy())
teachers = torch.cat([scores(row)[0] for row in ROWS]).detach()
move(2)
second = (fisher(), copy())
found = dict(
    torch=torch.__version__, fisher={name: parity.numbers(t) for name, t in first[0].items()}, logits=parity.numbers(teachers),
    ewc_after_one=result(lambda: ewc([first])), lwf=result(lambda: lwf(teachers)))
move(3)
found["ewc_after_two"] = result(lambda: ewc([first, second]))
there = ewc([first, second]).item()
move(4)
found["ewc_after_two"]["rise"] = ewc([first, second]).item() - there
path = pathlib.Path(__file__).parent.parent / "expected" / "methods.json"
path.write_text(json.dumps(found, indent=None, separators=(",", ":")) + "\n")
