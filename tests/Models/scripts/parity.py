"""Writes expected/parity.json: what plain PyTorch computes for every block of the model at tiny sizes.

Written in the textbook's way on purpose: full attention matrices, one sample at a time, no padding, every token through every layer.
Weights are given by a formula of their name, so that no file of weights is needed. Seen with PyTorch 1.13.1 on the CPU, double precision.
usage: parity.py > ../expected/parity.json
"""
import json
import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)

VISION = dict(hidden=16, inter=24, layers=3, heads=2, image=8, patch=4, eps=1e-5)
TEXT = dict(vocab=29, hidden=16, inter=20, layers=3, heads=4, kv=2, eps=1e-5, theta=10000.0)
TAKEN = {}


def weight(name, *shape):
    if name not in TAKEN:
        count = math.prod(shape)
        values = [0.2 * math.sin(0.7 * i + 0.013 * sum(map(ord, name))) for i in range(count)]
        if len(shape) == 1 and "norm" in name and name.endswith("weight") or "layrnorm.weight" in name:
            values = [1 + value for value in values]
        TAKEN[name] = torch.tensor(values).reshape(shape).requires_grad_()
    return TAKEN[name]


def linear(name, x, inputs, outputs, bias=False):
    return F.linear(x, weight(name + ".weight", outputs, inputs), weight(name + ".bias", outputs) if bias else None)


def tower(pixels):
    c = VISION
    d, heads = c["hidden"], c["heads"]

    def norm(name, x):
        return F.layer_norm(x, (d,), weight(name + ".weight", d), weight(name + ".bias", d), c["eps"])

    base = "vision_model."
    patches = F.conv2d(pixels, weight(base + "embeddings.patch_embedding.weight", d, 3, c["patch"], c["patch"]), stride=c["patch"])
    x = patches.flatten(2).transpose(1, 2)
    x = torch.cat([weight(base + "embeddings.class_embedding", d).expand(len(x), 1, d), x], 1)
    x = x + weight(base + "embeddings.position_embedding.weight", x.shape[1], d)
    x = norm(base + "pre_layrnorm", x)
    for i in range(c["layers"] - 1):  # hidden layer -2
        at = f"{base}encoder.layers.{i}."
        y = norm(at + "layer_norm1", x)
        q, k, v = (linear(f"{at}self_attn.{n}_proj", y, d, d, True).unflatten(-1, (heads, -1)).transpose(1, 2) for n in "qkv")
        a = ((q * (d // heads) ** -0.5) @ k.transpose(-1, -2)).softmax(-1) @ v
        x = x + linear(at + "self_attn.out_proj", a.transpose(1, 2).flatten(2), d, d, True)
        y = linear(at + "mlp.fc1", norm(at + "layer_norm2", x), d, c["inter"], True)
        x = x + linear(at + "mlp.fc2", y * torch.sigmoid(1.702 * y), c["inter"], d, True)
    return x[:, 1:]


def projector(x):
    d = TEXT["hidden"]
    return linear("mm_projector.2", F.gelu(linear("mm_projector.0", x, VISION["hidden"], d, True)), d, d, True)


def rms(name, x):
    return weight(name + ".weight", x.shape[-1]) * x / torch.sqrt((x * x).mean(-1, keepdim=True) + TEXT["eps"])


def rotate(x):  # [h, s, d]
    size = x.shape[-1]
    frequencies = TEXT["theta"] ** (-torch.arange(0, size, 2) / size)
    angles = torch.arange(x.shape[1])[:, None] * frequencies
    cos, sin = torch.cat([angles, angles], -1).cos(), torch.cat([angles, angles], -1).sin()
    left, right = x[..., : size // 2], x[..., size // 2:]
    return x * cos + torch.cat([-right, left], -1) * sin


def llama(x):  # [s, d] -> [s, v]
    c = TEXT
    d, heads, kv = c["hidden"], c["heads"], c["kv"]
    size, s = d // heads, len(x)
    mask = torch.full((s, s), -math.inf).triu(1)
    for i in range(c["layers"]):
        at = f"model.layers.{i}."
        y = rms(at + "input_layernorm", x)
        q = rotate(linear(at + "self_attn.q_proj", y, d, d).unflatten(-1, (heads, size)).transpose(0, 1))
        k = rotate(linear(at + "self_attn.k_proj", y, d, kv * size).unflatten(-1, (kv, size)).transpose(0, 1))
        v = linear(at + "self_attn.v_proj", y, d, kv * size).unflatten(-1, (kv, size)).transpose(0, 1)
        k, v = (t.repeat_interleave(heads // kv, 0) for t in (k, v))
        a = (q @ k.transpose(-1, -2) / math.sqrt(size) + mask).softmax(-1) @ v
        x = x + linear(at + "self_attn.o_proj", a.transpose(0, 1).flatten(1), d, d)
        y = rms(at + "post_attention_layernorm", x)
        x = x + linear(at + "mlp.down_proj", F.silu(linear(at + "mlp.gate_proj", y, d, c["inter"])) * linear(at + "mlp.up_proj", y, d, c["inter"]), c["inter"], d)
    return linear("lm_head", rms("model.norm", x), d, c["vocab"])


def embed(ids):
    return weight("model.embed_tokens.weight", TEXT["vocab"], TEXT["hidden"])[torch.tensor(ids)]


def llava():
    pixels = weight("pixels", 2, 3, 8, 8).detach()
    features = tower(pixels)
    rows = [
        dict(ids=[1, 5, -200, 7, 8, 9, 2], labels=[-100, -100, -100, -100, 8, 9, 2], image=0),
        dict(ids=[1, 11, 12, 13, 14, 2, 15, 16, 2], labels=[-100, -100, -100, 13, -100, 2, -100, -100, 2], image=None),
        dict(ids=[1, -200, 20, 2], labels=[-100, -100, -100, 2], image=1),
    ]
    logits, targets = [], []
    for row in rows:
        parts, labels = [], []
        for token, label in zip(row["ids"], row["labels"]):
            if token == -200:
                image = projector(features[row["image"]])
                parts.append(image)
                labels += [-100] * len(image)
            else:
                parts.append(embed([token]))
                labels.append(label)
        scores = llama(torch.cat(parts))
        for at, label in enumerate(labels):
            if label != -100:
                logits.append(scores[at - 1])
                targets.append(label)
    logits = torch.stack(logits)
    loss = F.cross_entropy(logits, torch.tensor(targets))
    loss.backward()
    gradients = {name: tensor.grad for name, tensor in TAKEN.items() if tensor.grad is not None}
    return dict(
        rows=rows,
        features=numbers(features),
        projected=numbers(projector(features[0])),
        logits=numbers(logits),
        loss=loss.item(),
        gradient_sums={name: [gradient.sum().item(), (gradient * gradient).sum().item()] for name, gradient in sorted(gradients.items())},
        keys=sorted(set(TAKEN) - {"pixels"}),
    )


def answer(prompt, count):
    """Greedy decoding without a cache."""
    ids = list(prompt)
    for _ in range(count):
        ids.append(llama(embed(ids))[-1].argmax().item())
    return ids[len(prompt):]


def adapters():
    inputs, outputs, rank, alpha = 6, 5, 4, 8
    found = {}
    for experts in (0, 1, 2, 4):
        x = weight("x", 3, inputs).detach().requires_grad_()
        base = weight("base.weight", outputs, inputs).detach()
        if experts == 0:
            a, b = (weight(n, *s).detach().requires_grad_() for n, s in (("lora_A.weight", (rank, inputs)), ("lora_B.weight", (outputs, rank))))
            y = x @ base.T + alpha / rank * (x @ a.T @ b.T)
            named = {"lora_A.weight": a, "lora_B.weight": b}
        else:
            router = weight("lora_router.weight" if experts == 2 else f"lora_router.{experts}.weight", experts, inputs).detach().requires_grad_()
            gates = F.linear(x, router).softmax(-1)
            named = {"lora_router.weight": router}
            y = x @ base.T
            for i in range(experts):
                a = weight(f"lora_A.loraA.{i}.weight/{experts}", rank // experts, inputs).detach().requires_grad_()
                b = weight(f"lora_B.loraB.{i}.weight/{experts}", outputs, rank // experts).detach().requires_grad_()
                y = y + alpha / rank * gates[:, i:i + 1] * (x @ a.T @ b.T)
                named[f"lora_A.loraA.{i}.weight"], named[f"lora_B.loraB.{i}.weight"] = a, b
        (y * weight("y", 3, outputs).detach()).sum().backward()
        found[str(experts)] = dict(
            output=numbers(y), x_gradient=numbers(x.grad), gradients={name: numbers(t.grad) for name, t in named.items()},
            weights={name: numbers(t) for name, t in named.items()})
    return dict(inputs=inputs, outputs=outputs, rank=rank, alpha=alpha, x=numbers(weight("x", 3, inputs)), base=numbers(weight("base.weight", outputs, inputs)),
                y=numbers(weight("y", 3, outputs)), experts=found)


def numbers(tensor):
    return [float(f"{value:.9g}") for value in tensor.detach().flatten().tolist()]


if __name__ == "__main__":
    whole = llava()
    whole["answers"] = [dict(prompt=prompt, ids=answer(prompt, 6)) for prompt in ([1, 5, 6], [1, 7, 8, 9, 10, 11], [1], [1, 3, 3, 3])]
    whole["adapters"] = adapters()
    print(json.dumps(whole))
