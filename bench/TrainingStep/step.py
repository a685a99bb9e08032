"""The training step of Program.cs in plain PyTorch, as transformers, LLaVA, peft and CoIN write it.

Reads one line of JSON (sizes and batch; see StepSpecification.cs), answers with the number of trainable parameters, and then, for each line
with a number n, takes n steps and answers 'wall milliseconds per step<TAB>processor milliseconds per step<TAB>last loss'.

Sources: huggingface/transformers 4.31, models/llama/modeling_llama.py; haotian-liu/LLaVA, llava/model/llava_arch.py; huggingface/peft 0.4.0,
tuners/lora.py; zackschen/CoIN, CoIN/peft/tuners/coinmoelora.py (one pair of nn.Linear per expert, a loop, a sum weighted by the router).
Three things are faster than there: no checks and conversions of half precision, no dropout module where nothing is dropped, and AdamW with foreach=True.
"""
import json
import math
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn


class Lora(nn.Module):
    def __init__(self, base, rank, alpha):
        super().__init__()
        self.base = base
        self.scaling = alpha / rank
        self.lora_A = nn.Linear(base.in_features, rank, bias=False)
        self.lora_B = nn.Linear(rank, base.out_features, bias=False)
        nn.init.zeros_(self.lora_B.weight)

    def forward(self, x):
        result = self.base(x)
        result += self.lora_B(self.lora_A(x)) * self.scaling
        return result


class MoeLora(nn.Module):
    def __init__(self, base, rank, alpha, experts):
        super().__init__()
        self.base = base
        self.scaling = alpha / rank
        self.expert_num = experts
        self.lora_A = nn.ModuleList([nn.Linear(base.in_features, rank // experts, bias=False) for _ in range(experts)])
        self.lora_B = nn.ModuleList([nn.Linear(rank // experts, base.out_features, bias=False) for _ in range(experts)])
        self.lora_router = nn.Linear(base.in_features, experts, bias=False)
        for down, up in zip(self.lora_A, self.lora_B):
            nn.init.normal_(down.weight, std=0.01)
            nn.init.zeros_(up.weight)

    def forward(self, x):
        result = self.base(x)
        weights = torch.softmax(self.lora_router(x), dim=-1)
        for i in range(self.expert_num):
            result += self.lora_B[i](self.lora_A[i](x)) * self.scaling * weights[..., i].unsqueeze(-1)
        return result


class RMSNorm(nn.Module):
    def __init__(self, width, epsilon):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.epsilon = epsilon

    def forward(self, x):
        return self.weight * (x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + self.epsilon))


def rotate_half(x):
    half = x.shape[-1] // 2
    return torch.cat((-x[..., half:], x[..., :half]), dim=-1)


class Attention(nn.Module):
    def __init__(self, spec, linear):
        super().__init__()
        self.heads, self.size = spec["heads"], spec["width"] // spec["heads"]
        self.q_proj, self.k_proj, self.v_proj, self.o_proj = (linear(spec["width"], spec["width"]) for _ in range(4))

    def forward(self, x, cosine, sine, mask):
        rows, length, width = x.shape
        query, key, value = (
            proj(x).view(rows, length, self.heads, self.size).transpose(1, 2) for proj in (self.q_proj, self.k_proj, self.v_proj))
        query = query * cosine + rotate_half(query) * sine
        key = key * cosine + rotate_half(key) * sine
        scores = torch.matmul(query, key.transpose(2, 3)) / math.sqrt(self.size) + mask
        attended = torch.matmul(F.softmax(scores, dim=-1), value)
        return self.o_proj(attended.transpose(1, 2).reshape(rows, length, width))


class FeedForward(nn.Module):
    def __init__(self, spec, linear):
        super().__init__()
        self.gate_proj = linear(spec["width"], spec["inner"])
        self.up_proj = linear(spec["width"], spec["inner"])
        self.down_proj = linear(spec["inner"], spec["width"])

    def forward(self, x):
        return self.down_proj(F.silu(self.gate_proj(x)) * self.up_proj(x))


class Layer(nn.Module):
    def __init__(self, spec, linear):
        super().__init__()
        self.self_attn, self.mlp = Attention(spec, linear), FeedForward(spec, linear)
        self.input_layernorm, self.post_attention_layernorm = RMSNorm(spec["width"], spec["epsilon"]), RMSNorm(spec["width"], spec["epsilon"])

    def forward(self, x, cosine, sine, mask):
        x = x + self.self_attn(self.input_layernorm(x), cosine, sine, mask)
        return x + self.mlp(self.post_attention_layernorm(x))


class Llava(nn.Module):
    def __init__(self, spec):
        super().__init__()

        def linear(inputs, outputs):
            base = nn.Linear(inputs, outputs, bias=False)
            if spec["experts"] == 0:
                return Lora(base, spec["rank"], spec["alpha"])
            return MoeLora(base, spec["rank"], spec["alpha"], spec["experts"])

        self.embed_tokens = nn.Embedding(spec["vocabulary"], spec["width"])
        self.layers = nn.ModuleList([Layer(spec, linear) for _ in range(spec["layers"])])
        self.norm = RMSNorm(spec["width"], spec["epsilon"])
        self.lm_head = nn.Linear(spec["width"], spec["vocabulary"], bias=False)
        self.mm_projector = nn.Sequential(nn.Linear(spec["features"], spec["width"]), nn.GELU(), nn.Linear(spec["width"], spec["width"]))
        for name, parameter in self.named_parameters():
            parameter.requires_grad_("lora_" in name or "mm_projector" in name)

        size = spec["width"] // spec["heads"]
        angles = torch.outer(torch.arange(512.0), 1 / spec["theta"] ** (torch.arange(0, size, 2).float() / size)).repeat(1, 2)
        self.cosine, self.sine = angles.cos(), angles.sin()

    def splice(self, rows, labels, features):
        """Puts the projected images where -200 stands and pads on the right, as LLaVA does."""
        images = self.mm_projector(features)
        embeddings, targets = [], []
        for ids, wanted, image in zip(rows, labels, images):
            place = int((ids == -200).nonzero())
            text = self.embed_tokens(torch.cat((ids[:place], ids[place + 1:])))
            embeddings.append(torch.cat((text[:place], image, text[place:])))
            targets.append(torch.cat((wanted[:place], wanted.new_full((len(image),), -100), wanted[place + 1:])))
        lengths = torch.tensor([len(row) for row in embeddings])
        pad = nn.utils.rnn.pad_sequence
        return pad(embeddings, batch_first=True), pad(targets, batch_first=True, padding_value=-100), lengths

    def forward(self, rows, labels, features):
        x, targets, lengths = self.splice(rows, labels, features)
        length = x.shape[1]
        hidden = torch.full((length, length), -math.inf).triu(1)
        padding = torch.arange(length) >= lengths[:, None]
        mask = hidden[None, None].masked_fill(padding[:, None, None, :], -math.inf)
        cosine, sine = self.cosine[:length], self.sine[:length]
        for layer in self.layers:
            x = layer(x, cosine, sine, mask)
        logits = self.lm_head(self.norm(x))
        return F.cross_entropy(logits[:, :-1].reshape(-1, logits.shape[-1]), targets[:, 1:].reshape(-1))


def main():
    torch.set_num_threads(1)
    torch.manual_seed(1)
    spec = json.loads(sys.stdin.readline())
    model = Llava(spec)
    parameters = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=spec["learningRate"], weight_decay=0, foreach=True)
    rows, labels = ([torch.tensor(row) for row in spec[name]] for name in ("ids", "labels"))
    features = torch.randn(len(rows), spec["imageTokens"], spec["features"])
    print(sum(parameter.numel() for parameter in parameters), flush=True)

    for line in sys.stdin:
        wall, processor = time.perf_counter(), time.process_time()
        for _ in range(int(line)):
            optimizer.zero_grad(set_to_none=True)
            loss = model(rows, labels, features)
            loss.backward()
            nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            value = loss.item()
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
        print(f"{wall * 1000 / int(line)}\t{processor * 1000 / int(line)}\t{value}", flush=True)


main()
