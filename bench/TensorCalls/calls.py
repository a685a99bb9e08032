"""The calls of Program.cs in Python, on the same libtorch: prints one line 'name<TAB>microseconds of processor time' for each."""
import sys
import time

import torch
import torch.nn.functional as F

torch.set_num_threads(1)


def wave(*shape):
    n = 1
    for size in shape:
        n *= size
    return torch.sin(0.7 * torch.arange(n, dtype=torch.float32)).reshape(shape)


def train(parameters, optimizer):
    def step():
        optimizer.zero_grad(set_to_none=True)
        for p in parameters:
            p.grad = p.detach()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
    return step


def mlp():
    x, y = wave(16, 64), torch.arange(16) % 10
    model = torch.nn.Sequential(
        torch.nn.Linear(64, 128), torch.nn.GELU(), torch.nn.LayerNorm(128), torch.nn.Linear(128, 128), torch.nn.GELU(), torch.nn.Linear(128, 10))
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, foreach=True)

    def step():
        optimizer.zero_grad(set_to_none=True)
        F.cross_entropy(model(x), y).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
    return step


four, square, tokens = wave(4), wave(64, 64), wave(2, 32, 64)
weight, bias = wave(128, 64), wave(128)
leaf = wave(4).requires_grad_()
adapters = [wave(8, 64).requires_grad_() for _ in range(200)]
cube = wave(4, 8, 16)




CALLS = {
    "add, 4 elements": lambda: four + four,
    "multiply by a number, 4 elements": lambda: four * 0.5,
    "add in place, 4 elements": lambda: four.add_(four, alpha=0.0),
    "view": lambda: cube.view(32, 16),
    "transpose": lambda: cube.transpose(1, 2),
    "index [1, :, 2:5]": lambda: cube[1, :, 2:5],
    "shape": lambda: cube.shape,
    "item": lambda: four[0].item(),
    "softmax, 64 x 64": lambda: square.softmax(-1),
    "matmul, 64 x 64": lambda: square @ square,
    "linear, 64 tokens of 64 to 128": lambda: F.linear(tokens, weight, bias),
    "layer norm, 64 tokens of 64": lambda: F.layer_norm(tokens, (64,), None, None),
    "add, recorded for gradients": lambda: leaf + leaf,
    "forward and backward of 5 operators": lambda: (leaf * leaf + leaf).tanh().mul(2).sum().backward(),
    "clip and AdamW, 200 tensors of 8 x 64": train(adapters, torch.optim.AdamW(adapters, lr=1e-3, foreach=True)),
    "training step of a 3-layer perceptron": mlp(),
}


def measure(call, milliseconds=60):
    call()
    count, best = 1, float("inf")
    while True:
        start = time.process_time()
        for _ in range(count):
            call()
        elapsed = time.process_time() - start
        if elapsed * 1000 > milliseconds / 3:
            break
        count *= 2
    for _ in range(7):
        start = time.process_time()
        for _ in range(count):
            call()
        best = min(best, (time.process_time() - start) / count)
    return best * 1e6


for name, call in CALLS.items():
    print(f"{name}\t{measure(call):.3f}")
sys.stdout.flush()
