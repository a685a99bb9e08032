"""Writes expected/parity_families.json: what plain PyTorch computes for every block of qwen-vl and minigpt-v2 at tiny sizes.

Written in the textbook's way on purpose: full attention matrices, one sample at a time, no padding, every token through every layer, PyTorch's own
convolution, interpolation and multi-head attention. Weights are a formula of their name (parity.py). Seen with PyTorch 1.13.1 on the CPU, double precision.
usage: parity_families.py > ../expected/parity_families.json
"""
import json
import math

import torch
import torch.nn.functional as F

import parity
from parity import TAKEN, linear, numbers, rotate, weight

HIDDEN, INTER, VISION_LAYERS, HEADS, IMAGE, PATCH = 16, 24, 2, 2, 8, 2
VOCAB, WIDTH, WIDE, LAYERS, TEXT_HEADS = 29, 16, 20, 2, 4
GRID = IMAGE // PATCH
IMAGE_ID, IGNORED = -200, -100
ROWS = [
    dict(ids=[1, 5, -200, 7, 8, 9, 10], labels=[-100, -100, -100, -100, -100, 9, 10], image=0),
    dict(ids=[1, 3, 4, 6], labels=[-100, -100, 4, 6], image=None),
    dict(ids=[1, -200, 12, 13], labels=[-100, -100, -100, 13], image=1),
]


def norm(name, x, eps):
    return F.layer_norm(x, x.shape[-1:], weight(name + ".weight", x.shape[-1]), weight(name + ".bias", x.shape[-1]), eps)


def attend(q, k, v):  # [b, s, h, d/h] each
    q, k, v = (t.transpose(1, 2) for t in (q, k, v))
    return ((q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])).softmax(-1) @ v).transpose(1, 2).flatten(2)


def resized(table, side):
    source = int(math.sqrt(len(table)))
    grid = table.reshape(1, source, source, -1).permute(0, 3, 1, 2)
    return F.interpolate(grid, size=(side, side), mode="bicubic", align_corners=False).permute(0, 2, 3, 1).flatten(0, 2)


def waves(width, side):
    """Sine and cosine of column (first half) and row (second half)."""
    frequencies = 10000.0 ** (-torch.arange(width // 4) / (width // 4))
    rows, columns = torch.meshgrid(torch.arange(side), torch.arange(side), indexing="ij")

    def axis(places):
        angles = places.flatten()[:, None] * frequencies
        return torch.cat([angles.sin(), angles.cos()], 1)

    return torch.cat([axis(columns), axis(rows)], 1)


def qwen_tower(pixels):
    base = "transformer.visual."
    x = F.conv2d(pixels, weight(base + "conv1.weight", HIDDEN, 3, PATCH, PATCH), stride=PATCH).flatten(2).transpose(1, 2)
    x = norm(base + "ln_pre", x + resized(weight(base + "positional_embedding", 4, HIDDEN), GRID), 1e-6)
    for i in range(VISION_LAYERS):
        at = f"{base}transformer.resblocks.{i}."
        mixed = linear(at + "attn.in_proj", norm(at + "ln_1", x, 1e-6), HIDDEN, 3 * HIDDEN, True).unflatten(-1, (HEADS, 3, HIDDEN // HEADS))
        x = x + linear(at + "attn.out_proj", attend(*mixed.unbind(3)), HIDDEN, HIDDEN, True)
        x = x + linear(at + "mlp.c_proj", F.gelu(linear(at + "mlp.c_fc", norm(at + "ln_2", x, 1e-6), HIDDEN, INTER, True)), INTER, HIDDEN, True)
    return x


def qwen_resampler(x):  # [p, d_vision] -> [q, d]
    base = "transformer.visual.attn_pool."
    places = weight(base + "pos_embed", 4, WIDTH).detach()
    values = norm(base + "ln_kv", linear(base + "kv_proj", x, HIDDEN, WIDTH), 1e-6)
    queries = norm(base + "ln_q", weight(base + "query", 4, WIDTH), 1e-6) + places
    gathered, _ = F.multi_head_attention_forward(
        queries[:, None], (values + resized(places, GRID))[:, None], values[:, None], WIDTH, TEXT_HEADS,
        weight(base + "attn.in_proj_weight", 3 * WIDTH, WIDTH), weight(base + "attn.in_proj_bias", 3 * WIDTH), None, None, False, 0.0,
        weight(base + "attn.out_proj.weight", WIDTH, WIDTH), weight(base + "attn.out_proj.bias", WIDTH))
    return norm("transformer.visual.ln_post", gathered[:, 0], 1e-6) @ weight("transformer.visual.proj", WIDTH, WIDTH)


def rms(name, x, eps):
    return weight(name + ".weight", WIDTH) * x / torch.sqrt((x * x).mean(-1, keepdim=True) + eps)


def qwen_language(x):  # [s, d] -> [s, v]
    mask = torch.full((len(x), len(x)), -math.inf).triu(1)
    for i in range(LAYERS):
        at = f"transformer.h.{i}."
        q, k, v = linear(at + "attn.c_attn", rms(at + "ln_1", x, 1e-6), WIDTH, 3 * WIDTH, True).split(WIDTH, -1)
        q, k, v = (t.unflatten(-1, (TEXT_HEADS, -1)).transpose(0, 1) for t in (q, k, v))
        a = (rotate(q) @ rotate(k).transpose(-1, -2) / math.sqrt(WIDTH // TEXT_HEADS) + mask).softmax(-1) @ v
        x = x + linear(at + "attn.c_proj", a.transpose(0, 1).flatten(1), WIDTH, WIDTH)
        y = rms(at + "ln_2", x, 1e-6)
        x = x + linear(at + "mlp.c_proj", linear(at + "mlp.w1", y, WIDTH, WIDE) * F.silu(linear(at + "mlp.w2", y, WIDTH, WIDE)), WIDE, WIDTH)
    return linear("lm_head", rms("transformer.ln_f", x, 1e-6), WIDTH, VOCAB)


def eva_tower(pixels):
    base = "visual_encoder."
    x = F.conv2d(pixels, weight(base + "patch_embed.proj.weight", HIDDEN, 3, PATCH, PATCH), weight(base + "patch_embed.proj.bias", HIDDEN), stride=PATCH)
    x = torch.cat([weight(base + "cls_token", 1, 1, HIDDEN).expand(len(x), 1, HIDDEN), x.flatten(2).transpose(1, 2)], 1)
    x = x + weight(base + "pos_embed", 1, 1 + GRID * GRID, HIDDEN)
    for i in range(VISION_LAYERS):
        at = f"{base}blocks.{i}."
        bias = torch.cat([weight(at + "attn.q_bias", HIDDEN), torch.zeros(HIDDEN), weight(at + "attn.v_bias", HIDDEN)])
        mixed = F.linear(norm(at + "norm1", x, 1e-6), weight(at + "attn.qkv.weight", 3 * HIDDEN, HIDDEN), bias).unflatten(-1, (3, HEADS, -1))
        x = x + linear(at + "attn.proj", attend(*mixed.unbind(2)), HIDDEN, HIDDEN, True)
        x = x + linear(at + "mlp.fc2", F.gelu(linear(at + "mlp.fc1", norm(at + "norm2", x, 1e-6), HIDDEN, INTER, True)), INTER, HIDDEN, True)
    return norm("ln_vision", x, 1e-5)[:, 1:]


def neighbours(x):  # [p, d_vision] -> [p / 4, d]
    return linear("llama_proj", x.reshape(len(x) // 4, 4 * HIDDEN), 4 * HIDDEN, WIDTH, True)


def llama(x):
    return parity.llama(x)


def family(tower, project, table, language):
    TAKEN.clear()
    features = tower(weight("pixels", 2, 3, IMAGE, IMAGE).detach())

    def embed(ids):
        return weight(table, VOCAB, WIDTH)[torch.tensor(ids)]

    logits, targets = [], []
    for row in ROWS:
        parts, labels = [], []
        for token, label in zip(row["ids"], row["labels"]):
            parts.append(project(features[row["image"]]) if token == IMAGE_ID else embed([token]))
            labels += [IGNORED] * (len(parts[-1]) - 1) + [label]
        scores = language(torch.cat(parts))
        for at, label in enumerate(labels):
            if label != IGNORED:
                logits.append(scores[at - 1])
                targets.append(label)
    logits = torch.stack(logits)
    loss = F.cross_entropy(logits, torch.tensor(targets))
    loss.backward()
    gradients = {name: tensor.grad for name, tensor in TAKEN.items() if tensor.grad is not None}
    answers = []
    for prompt in ([1, 5, 6], [1, 7, 8, 9, 10, 11]):
        ids = list(prompt)
        for _ in range(6):
            ids.append(language(embed(ids))[-1].argmax().item())
        answers.append(dict(prompt=prompt, ids=ids[len(prompt):]))
    return dict(
        rows=ROWS,
        features=numbers(features),
        projected=numbers(project(features[0])),
        logits=numbers(logits),
        loss=loss.item(),
        gradient_sums={name: [gradient.sum().item(), (gradient * gradient).sum().item()] for name, gradient in sorted(gradients.items())},
        answers=answers,
        keys=sorted(set(TAKEN) - {"pixels"}),
    )


if __name__ == "__main__":
    parity.TEXT.update(hidden=WIDTH, inter=WIDE, layers=LAYERS, heads=TEXT_HEADS, kv=TEXT_HEADS, eps=1e-5)
    print(json.dumps({
        "waves": numbers(waves(8, 3)),
        "qwen-vl": family(qwen_tower, qwen_resampler, "transformer.wte.weight", qwen_language),
        "minigpt-v2": family(eva_tower, neighbours, "model.embed_tokens.weight", llama),
    }))
