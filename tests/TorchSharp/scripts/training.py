"""Writes ../expected/training.json: losses, gradient norms and final parameters of small training runs.

Run with Debian's python3-torch (PyTorch 1.13.1): python3 training.py
The model is Linear(4, 8), GELU, LayerNorm(8), Linear(8, 3); its parameters are 0.5 sin(0.7 i + k) for the k-th parameter. From the third
step on, the bias of the last layer is trained too, so that its step count differs from the others'.
"""
import json
import pathlib

import torch


def wave(parameter, phase):
    return (0.5 * torch.sin(0.7 * torch.arange(parameter.numel(), dtype=torch.float32) + phase)).reshape(parameter.shape)


def train(make_optimizer, steps=12):
    model = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.GELU(), torch.nn.LayerNorm(8), torch.nn.Linear(8, 3))
    with torch.no_grad():
        for k, parameter in enumerate(model.parameters()):
            parameter.copy_(wave(parameter, k))
    x = torch.sin(0.3 * torch.arange(20, dtype=torch.float32)).reshape(5, 4)
    y = torch.tensor([0, 1, 2, 1, 0])
    optimizer = make_optimizer(model)
    losses, norms = [], []
    for step in range(steps):
        model[3].bias.requires_grad_(step >= 2)
        optimizer.zero_grad(set_to_none=True)
        loss = torch.nn.functional.cross_entropy(model(x), y)
        loss.backward()
        norms.append(torch.nn.utils.clip_grad_norm_(model.parameters(), 0.5).item())
        optimizer.step()
        losses.append(loss.item())
    return {"losses": losses, "norms": norms, "parameters": {name: p.flatten().tolist() for name, p in model.named_parameters()}}


RUNS = {
    "adamw": lambda m: torch.optim.AdamW(m.parameters(), lr=0.05, betas=(0.8, 0.95), eps=1e-6, weight_decay=0.1),
    "adamw_amsgrad": lambda m: torch.optim.AdamW(m.parameters(), lr=0.05, weight_decay=0.0, amsgrad=True),
    "adamw_groups": lambda m: torch.optim.AdamW(
        [{"params": m[0].parameters(), "lr": 0.01}, {"params": m[3].parameters(), "weight_decay": 0.5}], lr=0.05, weight_decay=0.1),
    "sgd": lambda m: torch.optim.SGD(m.parameters(), lr=0.1),
    "sgd_nesterov": lambda m: torch.optim.SGD(m.parameters(), lr=0.1, momentum=0.9, weight_decay=0.01, nesterov=True),
}

if __name__ == "__main__":
    torch.set_num_threads(1)
    path = pathlib.Path(__file__).parent.parent / "expected" / "training.json"
    path.write_text(json.dumps({name: train(make) for name, make in RUNS.items()}, indent=1) + "\n")
