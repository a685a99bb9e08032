"""Writes ../expected/operators.json: what PyTorch's operators give, forward and backward, on small inputs made by a formula.

Run with Debian's python3-torch (PyTorch 1.13.1): python3 operators.py
Each case has a name (OperatorCases.cs computes the same in C#), its inputs, its outputs, and the gradients of sum(output * weight) with
respect to the floating-point inputs, where weight = cos(0.3 i) over the elements of each floating-point output.
"""
import json
import math
import pathlib

import torch
import torch.nn.functional as F


def f(*shape, phase=0.0, scale=1.0):
    n = math.prod(shape)
    return (scale * torch.sin(0.7 * torch.arange(n, dtype=torch.float32) + phase)).reshape(shape)


def positive(*shape, phase=0.0):
    return f(*shape, phase=phase).abs() + 0.2


def i(*values, shape=None):
    t = torch.tensor(values, dtype=torch.int64)
    return t if shape is None else t.reshape(shape)


def b(*shape):
    return f(*shape, phase=2.0) > 0


CASES = {
    # elementwise
    "abs": (lambda x: x.abs(), f(2, 3)),
    "neg": (lambda x: -x, f(2, 3)),
    "exp": (lambda x: x.exp(), f(2, 3)),
    "expm1": (lambda x: x.expm1(), f(2, 3)),
    "log": (lambda x: x.log(), positive(2, 3)),
    "log2": (lambda x: x.log2(), positive(2, 3)),
    "log10": (lambda x: x.log10(), positive(2, 3)),
    "log1p": (lambda x: x.log1p(), positive(2, 3)),
    "sqrt": (lambda x: x.sqrt(), positive(2, 3)),
    "rsqrt": (lambda x: x.rsqrt(), positive(2, 3)),
    "reciprocal": (lambda x: x.reciprocal(), positive(2, 3)),
    "square": (lambda x: x.square(), f(2, 3)),
    "sin": (lambda x: x.sin(), f(2, 3)),
    "cos": (lambda x: x.cos(), f(2, 3)),
    "tanh": (lambda x: x.tanh(), f(2, 3)),
    "sigmoid": (lambda x: x.sigmoid(), f(2, 3)),
    "relu": (lambda x: x.relu(), f(2, 3)),
    "silu": (lambda x: F.silu(x), f(2, 3)),
    "gelu": (lambda x: F.gelu(x), f(2, 3)),
    "gelu_tanh": (lambda x: F.gelu(x, approximate="tanh"), f(2, 3)),
    "erf": (lambda x: x.erf(), f(2, 3)),
    "floor": (lambda x: x.floor(), f(2, 3, scale=5)),
    "ceil": (lambda x: x.ceil(), f(2, 3, scale=5)),
    "trunc": (lambda x: x.trunc(), f(2, 3, scale=5)),
    "round": (lambda x: x.round(), f(2, 3, scale=5)),
    "round_decimals": (lambda x: x.round(decimals=1), f(2, 3, scale=5)),
    "sign": (lambda x: x.sign(), f(2, 3)),
    "isnan": (lambda x: x.log().isnan(), f(2, 3)),
    "isinf": (lambda x: (x / 0).isinf(), f(2, 3)),
    "isfinite": (lambda x: x.log().isfinite(), f(2, 3)),
    "nan_to_num": (lambda x: x.log().nan_to_num(-7), f(2, 3)),
    "logical_not": (lambda x: (x > 0).logical_not(), f(2, 3)),
    "bitwise_not": (lambda x: ~x, i(1, 2, 3)),
    # arithmetic
    "add": (lambda x, y: x + y, f(2, 3), f(3, phase=1)),
    "add_alpha": (lambda x, y: x.add(y, alpha=0.5), f(2, 3), f(3, phase=1)),
    "add_scalar": (lambda x: x + 2, f(2, 3)),
    "sub": (lambda x, y: x - y, f(2, 3), f(3, phase=1)),
    "sub_from_scalar": (lambda x: 1.5 - x, f(2, 3)),
    "mul": (lambda x, y: x * y, f(2, 3), f(2, 1, phase=1)),
    "mul_scalar": (lambda x: x * 0.1, f(2, 3)),
    "div": (lambda x, y: x / y, f(2, 3), positive(3, phase=1)),
    "div_scalar": (lambda x: x / 3, f(2, 3)),
    "div_of_scalar": (lambda x: 2 / x, positive(2, 3)),
    "div_floor": (lambda x, y: x.div(y, rounding_mode="floor"), i(7, -7, 9), i(2, 2, 4)),
    "div_trunc": (lambda x, y: x.div(y, rounding_mode="trunc"), i(7, -7, 9), i(2, 2, 4)),
    "remainder": (lambda x: x % 3, i(7, -7, 9)),
    "fmod": (lambda x: x.fmod(3), i(7, -7, 9)),
    "floor_divide": (lambda x, y: x.floor_divide(y), i(7, 8, 9), i(2, 3, 4)),
    "pow_scalar": (lambda x: x.pow(3), f(2, 3)),
    "pow": (lambda x, y: x.pow(y), positive(2, 3), f(2, 3, phase=1)),
    "maximum": (lambda x, y: torch.maximum(x, y), f(2, 3), f(2, 3, phase=1)),
    "minimum": (lambda x, y: torch.minimum(x, y), f(2, 3), f(2, 3, phase=1)),
    "clamp": (lambda x: x.clamp(-0.5, 0.5), f(2, 3)),
    "clamp_min": (lambda x: x.clamp(min=0.1), f(2, 3)),
    "clamp_max": (lambda x: x.clamp(max=0.1), f(2, 3)),
    "addcmul": (lambda x, y, z: x.addcmul(y, z, value=0.3), f(2, 3), f(2, 3, phase=1), f(2, 3, phase=2)),
    "addcdiv": (lambda x, y, z: x.addcdiv(y, z, value=0.3), f(2, 3), f(2, 3, phase=1), positive(2, 3, phase=2)),
    "lerp": (lambda x, y, w: x.lerp(y, w), f(2, 3), f(2, 3, phase=1), f(2, 3, phase=2)),
    # comparison
    "eq": (lambda x, y: x == y, i(1, 2, 3), i(1, 5, 3)),
    "ne": (lambda x: x != 2, i(1, 2, 3)),
    "lt": (lambda x, y: x < y, f(2, 3), f(2, 3, phase=1)),
    "le": (lambda x, y: x <= y, f(2, 3), f(2, 3, phase=1)),
    "gt": (lambda x, y: x > y, f(2, 3), f(2, 3, phase=1)),
    "ge": (lambda x: x >= 0.1, f(2, 3)),
    "logical_and": (lambda x, y: (x > 0) & (y > 0), f(2, 3), f(2, 3, phase=1)),
    "logical_or": (lambda x, y: (x > 0) | (y > 0), f(2, 3), f(2, 3, phase=1)),
    "logical_xor": (lambda x, y: (x > 0) ^ (y > 0), f(2, 3), f(2, 3, phase=1)),
    "isclose": (lambda x, y: torch.isclose(x, y, rtol=0.1), f(2, 3), f(2, 3) * 1.05),
    "isin": (lambda x, y: torch.isin(x, y), i(1, 2, 3, 4), i(2, 4)),
    "where": (lambda x, y: torch.where(x > y, x, y * 2), f(2, 3), f(2, 3, phase=1)),
    # reductions
    "sum": (lambda x: x.sum(), f(2, 3, 4)),
    "sum_dim": (lambda x: x.sum(1, keepdim=True), f(2, 3, 4)),
    "sum_dims": (lambda x: x.sum([0, 2]), f(2, 3, 4)),
    "sum_as_double": (lambda x: x.sum(dtype=torch.float64), f(2, 3, 4)),
    "mean": (lambda x: x.mean(), f(2, 3, 4)),
    "mean_dim": (lambda x: x.mean([-1], keepdim=True), f(2, 3, 4)),
    "prod": (lambda x: x.prod(), positive(4)),
    "max": (lambda x: x.max(), f(2, 5)),
    "max_dim": (lambda x: tuple(x.max(1)), f(2, 5)),
    "min_dim": (lambda x: tuple(x.min(0, keepdim=True)), f(2, 5)),
    "amax": (lambda x: x.amax([0, 1]), f(2, 3, 4)),
    "amin": (lambda x: x.amin([2]), f(2, 3, 4)),
    "argmax": (lambda x: x.argmax(), f(2, 5)),
    "argmax_dim": (lambda x: x.argmax(-1), f(2, 5)),
    "argmin_dim": (lambda x: x.argmin(0), f(2, 5)),
    "topk": (lambda x: tuple(x.topk(2, dim=-1)), f(3, 5)),
    "sort": (lambda x: tuple(x.sort(dim=1, descending=True, stable=True)), f(3, 5)),
    "argsort": (lambda x: x.argsort(dim=0), f(3, 5)),
    "cumsum": (lambda x: x.cumsum(1), f(2, 5)),
    "cumprod": (lambda x: x.cumprod(0), positive(2, 5)),
    "logsumexp": (lambda x: x.logsumexp(1), f(2, 5)),
    "norm": (lambda x: x.norm(), f(2, 5)),
    "norm_dim": (lambda x: x.norm(p=1, dim=1, keepdim=True), f(2, 5)),
    "std": (lambda x: x.std(), f(2, 5)),
    "std_dim": (lambda x: x.std(1, unbiased=False), f(2, 5)),
    "var": (lambda x: x.var(), f(2, 5)),
    "var_dim": (lambda x: x.var(1, keepdim=True), f(2, 5)),
    "any_dim": (lambda x: (x > 0.9).any(1), f(2, 5)),
    "all": (lambda x: (x > -2).all(), f(2, 5)),
    "count_nonzero": (lambda x: x.relu().count_nonzero(dim=[1]), f(2, 5)),
    "nonzero": (lambda x: (x > 0).nonzero(), f(2, 5)),
    "median": (lambda x: x.median(), f(2, 5)),
    # matrices
    "matmul": (lambda x, y: x @ y, f(2, 3, 4), f(4, 5, phase=1)),
    "mm": (lambda x, y: x.mm(y), f(3, 4), f(4, 2, phase=1)),
    "bmm": (lambda x, y: x.bmm(y), f(2, 3, 4), f(2, 4, 2, phase=1)),
    "mv": (lambda x, y: x.mv(y), f(3, 4), f(4, phase=1)),
    "dot": (lambda x, y: x.dot(y), f(4), f(4, phase=1)),
    "outer": (lambda x, y: torch.outer(x, y), f(3), f(4, phase=1)),
    "addmm": (lambda x, y, z: torch.addmm(x, y, z, beta=0.5, alpha=2), f(3, 2), f(3, 4), f(4, 2, phase=1)),
    "baddbmm": (lambda x, y, z: torch.baddbmm(x, y, z, beta=0.5), f(2, 3, 2), f(2, 3, 4), f(2, 4, 2, phase=1)),
    "einsum": (lambda x, y: torch.einsum("bhsd,bhtd->bhst", x, y), f(1, 2, 3, 4), f(1, 2, 5, 4, phase=1)),
    # shapes
    "view": (lambda x: x.view(3, -1), f(2, 6)),
    "reshape": (lambda x: x.t().reshape(4, 3), f(2, 6)),
    "flatten": (lambda x: x.flatten(1), f(2, 3, 4)),
    "unflatten": (lambda x: x.unflatten(1, (2, -1)), f(2, 6)),
    "permute": (lambda x: x.permute(2, 0, 1), f(2, 3, 4)),
    "transpose": (lambda x: x.transpose(0, -1).contiguous(), f(2, 3, 4)),
    "movedim": (lambda x: x.movedim([0], [2]), f(2, 3, 4)),
    "squeeze": (lambda x: x.squeeze(1), f(2, 1, 3)),
    "unsqueeze": (lambda x: x.unsqueeze(-1), f(2, 3)),
    "expand": (lambda x: x.expand(-1, 4), f(3, 1)),
    "broadcast_to": (lambda x: x.broadcast_to(2, 3), f(3)),
    "repeat": (lambda x: x.repeat(2, 3), f(2, 2)),
    "repeat_interleave": (lambda x: x.repeat_interleave(2, dim=1), f(2, 2)),
    "repeat_interleave_each": (lambda x, n: x.repeat_interleave(n, dim=0), f(3, 2), i(1, 0, 2)),
    "flip": (lambda x: x.flip([0, 1]), f(2, 3)),
    "roll": (lambda x: x.roll([1, -1], [0, 1]), f(3, 4)),
    "split": (lambda x: tuple(x.split(2, dim=1)), f(2, 5)),
    "split_sizes": (lambda x: tuple(x.split([1, 4], dim=1)), f(2, 5)),
    "chunk": (lambda x: tuple(x.chunk(3, dim=1)), f(2, 5)),
    "unbind": (lambda x: tuple(x.unbind(1)), f(2, 3)),
    "narrow": (lambda x: x.narrow(1, 1, 3), f(2, 5)),
    "slice": (lambda x: x[:, 1:5:2], f(2, 6)),
    "select": (lambda x: x.select(1, -1), f(2, 5)),
    "unfold": (lambda x: x.unfold(1, 3, 2), f(2, 7)),
    "diagonal": (lambda x: x.diagonal(1), f(3, 4)),
    "tril": (lambda x: x.tril(-1), f(3, 4)),
    "triu": (lambda x: x.triu(1), f(3, 4)),
    "cat": (lambda x, y: torch.cat([x, y], 1), f(2, 3), f(2, 2, phase=1)),
    "stack": (lambda x, y: torch.stack([x, y], 1), f(2, 3), f(2, 3, phase=1)),
    # indexing
    "index_range": (lambda x: x[1:, :-1], f(3, 4)),
    "index_new_dimension": (lambda x: x[None, ..., 1], f(3, 4)),
    "index_tensor": (lambda x, n: x[n], f(3, 4), i(2, 0, 2)),
    "index_tensors": (lambda x, n, m: x[n, m], f(3, 4), i(2, 0, 2), i(1, 3, 1)),
    "index_middle": (lambda x, n: x[:, n, 1:], f(2, 3, 4), i(2, 0)),
    "index_mask": (lambda x: x[x > 0], f(3, 4)),
    "index_put": (lambda x, y: put(x, y), f(3, 4), f(2, 4, phase=1)),
    "index_put_accumulate": (lambda x, y: x.clone().index_put_((i(1, 1),), y, accumulate=True), f(3, 4), f(2, 4, phase=1)),
    "index_select": (lambda x, n: x.index_select(1, n), f(3, 4), i(3, 0)),
    "gather": (lambda x, n: x.gather(1, n), f(2, 4), i(3, 0, 1, 1, shape=(2, 2))),
    "scatter": (lambda x, n, y: x.scatter(1, n, y), f(2, 4), i(3, 0, 1, 2, shape=(2, 2)), f(2, 2, phase=1)),
    "scatter_add": (lambda x, n, y: x.scatter_add(1, n, y), f(2, 4), i(3, 0, 1, 1, shape=(2, 2)), f(2, 2, phase=1)),
    "index_add": (lambda x, n, y: x.index_add(0, n, y, alpha=2), f(3, 4), i(2, 0), f(2, 4, phase=1)),
    "index_copy": (lambda x, n, y: x.index_copy(0, n, y), f(3, 4), i(2, 0), f(2, 4, phase=1)),
    "index_fill": (lambda x, n: x.clone().index_fill_(1, n, 7), f(3, 4), i(2, 0)),
    "masked_fill": (lambda x: x.masked_fill(b(2, 3), 9), f(2, 3)),
    "masked_select": (lambda x: x.masked_select(b(2, 3)), f(2, 3)),
    "masked_scatter": (lambda x, y: x.masked_scatter(b(2, 3), y), f(2, 3), f(6, phase=1)),
    "take_row": (lambda x: x[1], f(3, 4)),
    # layers
    "softmax": (lambda x: x.softmax(-1), f(2, 5)),
    "softmax_as_double": (lambda x: x.softmax(0, dtype=torch.float64), f(2, 5)),
    "log_softmax": (lambda x: x.log_softmax(1), f(2, 5)),
    "linear": (lambda x, w, c: F.linear(x, w, c), f(2, 3), f(4, 3, phase=1), f(4, phase=2)),
    "embedding": (lambda n, w: F.embedding(n, w), i(1, 0, 3, 1, shape=(2, 2)), f(4, 3)),
    "layer_norm": (lambda x, w, c: F.layer_norm(x, [4], w, c, 1e-6), f(3, 4), f(4, phase=1), f(4, phase=2)),
    "group_norm": (lambda x, w, c: F.group_norm(x, 2, w, c), f(2, 4, 3), f(4, phase=1), f(4, phase=2)),
    "normalize": (lambda x: F.normalize(x, dim=-1), f(3, 4)),
    "conv2d": (lambda x, w, c: F.conv2d(x, w, c, stride=2, padding=1), f(1, 2, 5, 5), f(3, 2, 3, 3, phase=1), f(3, phase=2)),
    "conv2d_same": (lambda x, w: F.conv2d(x, w, padding="same", groups=2), f(1, 2, 4, 4), f(2, 1, 3, 3, phase=1)),
    "avg_pool2d": (lambda x: F.avg_pool2d(x, 2), f(1, 2, 4, 4)),
    "pad": (lambda x: F.pad(x, [1, 2], value=3), f(2, 3)),
    "pad_reflect": (lambda x: F.pad(x, [1, 1], mode="reflect"), f(2, 3)),
    "one_hot": (lambda n: F.one_hot(n, 4), i(1, 0, 3)),
    "interpolate_nearest": (lambda x: F.interpolate(x, [3, 5]), f(1, 1, 4, 4)),
    "interpolate_bilinear": (lambda x: F.interpolate(x, [3, 5], mode="bilinear"), f(1, 1, 4, 4)),
    "interpolate_bicubic": (lambda x: F.interpolate(x, scale_factor=[2.0, 1.5], mode="bicubic", align_corners=False), f(1, 1, 4, 4)),
    "interpolate_antialias": (lambda x: F.interpolate(x, [3, 2], mode="bicubic", antialias=True), f(1, 1, 6, 6)),
    "attention": (lambda q, k, v: attention(q, k, v, None), f(1, 2, 3, 4), f(1, 2, 5, 4, phase=1), f(1, 2, 5, 4, phase=2)),
    "attention_mask": (lambda q, k, v: attention(q, k, v, b(3, 5)), f(1, 2, 3, 4), f(1, 2, 5, 4, phase=1), f(1, 2, 5, 4, phase=2)),
    "attention_causal": (
        lambda q, k, v: attention(q, k, v, torch.ones(3, 3, dtype=torch.bool).tril()),
        f(1, 2, 3, 4), f(1, 2, 3, 4, phase=1), f(1, 2, 3, 4, phase=2)),
    # losses
    "cross_entropy": (lambda x, n: F.cross_entropy(x, n), f(3, 5), i(1, -100, 4)),
    "cross_entropy_none": (lambda x, n: F.cross_entropy(x, n, reduction="none", label_smoothing=0.1), f(3, 5), i(1, 0, 4)),
    "nll_loss": (lambda x, n: F.nll_loss(x.log_softmax(1), n, reduction="sum"), f(3, 5), i(1, 0, 4)),
    "mse_loss": (lambda x, y: F.mse_loss(x, y), f(2, 3), f(2, 3, phase=1)),
    "bce_logits": (lambda x, y: F.binary_cross_entropy_with_logits(x, y.sigmoid()), f(2, 3), f(2, 3, phase=1)),
    "kl_div": (
        lambda x, y: F.kl_div(x.log_softmax(1), y.log_softmax(1), reduction="sum", log_target=True), f(2, 5), f(2, 5, phase=1)),
    "cosine_similarity": (lambda x, y: F.cosine_similarity(x, y), f(2, 5), f(2, 5, phase=1)),
    # types
    "to_half": (lambda x: x.half().float(), f(2, 3)),
    "to_bfloat16": (lambda x: x.bfloat16().float(), f(2, 3)),
    "to_long": (lambda x: (x * 10).long(), f(2, 3)),
    "to_bool": (lambda n: n.bool(), i(0, 1, 2)),
    # creation
    "arange": (lambda: torch.arange(2, 9, 3)),
    "arange_float": (lambda: torch.arange(0.0, 1.0, 0.25)),
    "linspace": (lambda: torch.linspace(-1, 1, 5)),
    "eye": (lambda: torch.eye(2, 3)),
    "full": (lambda: torch.full([2, 2], 7)),
    "full_like": (lambda x: torch.full_like(x, 7), f(2, 3)),
    "zeros_like": (lambda n: torch.zeros_like(n), i(1, 2)),
    "rand": (lambda: torch.rand(5, generator=torch.Generator().manual_seed(7))),
    "randn": (lambda: torch.randn(20, generator=torch.Generator().manual_seed(7))),
    "randint": (lambda: torch.randint(3, 9, [6], generator=torch.Generator().manual_seed(7))),
    "randperm": (lambda: torch.randperm(8, generator=torch.Generator().manual_seed(7))),
    "normal_": (lambda: torch.empty(4).normal_(1, 2, generator=torch.Generator().manual_seed(7))),
    "uniform_": (lambda: torch.empty(4).uniform_(-1, 2, generator=torch.Generator().manual_seed(7))),
    "bernoulli_": (lambda: torch.empty(8).bernoulli_(0.3, generator=torch.Generator().manual_seed(7))),
    "multinomial": (lambda: torch.tensor([0.1, 0.2, 0.7]).multinomial(5, True, generator=torch.Generator().manual_seed(7))),
}


def put(x, y):
    x = x.clone()
    x[i(2, 0)] = y
    return x


def attention(query, key, value, mask):
    scores = query @ key.transpose(-2, -1) / math.sqrt(query.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    return scores.softmax(-1) @ value


def write(tensor):
    kinds = {torch.float32: "float", torch.float64: "double", torch.int64: "long", torch.bool: "bool"}
    values = tensor.detach().flatten().tolist()
    return {"type": kinds[tensor.dtype], "shape": list(tensor.shape), "values": [str(v) if v != v or v in (math.inf, -math.inf) else v for v in values]}


def run(name, case):
    compute, *inputs = case if isinstance(case, tuple) else (case,)
    inputs = [x.clone().requires_grad_(x.is_floating_point()) for x in inputs]
    result = compute(*inputs)
    outputs = result if isinstance(result, tuple) else (result,)
    loss = sum(
        (o * torch.cos(0.3 * torch.arange(o.numel(), dtype=o.dtype)).reshape(o.shape)).sum()
        for o in outputs if o.is_floating_point() and o.requires_grad)
    trained = [x for x in inputs if x.requires_grad]
    gradients = torch.autograd.grad(loss, trained, allow_unused=True) if torch.is_tensor(loss) else [None] * len(trained)
    return {
        "name": name,
        "inputs": [write(x) for x in inputs],
        "outputs": [write(o) for o in outputs],
        "gradients": [None if g is None else write(g) for g in gradients],
    }


if __name__ == "__main__":
    torch.set_num_threads(1)
    path = pathlib.Path(__file__).parent.parent / "expected" / "operators.json"
    lines = ",\n".join(json.dumps(run(name, case)) for name, case in CASES.items())
    path.write_text(f"[\n{lines}\n]\n")
