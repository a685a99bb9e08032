using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.TensorIndex;
using Compute = System.Func<TorchSharp.torch.Tensor[], TorchSharp.torch.Tensor[]>;

namespace CoIN.TorchSharp.Tests;

/// <summary>In C#, what <c>scripts/operators.py</c> computes in Python under the same names.</summary>
internal static class OperatorCases
{
    internal static readonly IReadOnlyDictionary<string, Compute> All =
        new[] { Elementwise(), Arithmetic(), Comparison(), Reductions(), Matrix(), Shape(), Indexing(), Layer(), Loss(), Creation() }
            .SelectMany(cases => cases).ToDictionary();

    private static Generator Seven => new(7);

    private static Tensor Mask(params long[] shape) =>
        (sin((0.7 * arange(shape.TotalSize(), ScalarType.Float32)) + 2.0) > 0).reshape(shape);

    private static Dictionary<string, Compute> Elementwise() => new()
    {
        ["abs"] = x => [x[0].abs()],
        ["neg"] = x => [-x[0]],
        ["exp"] = x => [x[0].exp()],
        ["expm1"] = x => [x[0].expm1()],
        ["log"] = x => [x[0].log()],
        ["log2"] = x => [x[0].log2()],
        ["log10"] = x => [x[0].log10()],
        ["log1p"] = x => [x[0].log1p()],
        ["sqrt"] = x => [sqrt(x[0])],
        ["rsqrt"] = x => [x[0].rsqrt()],
        ["reciprocal"] = x => [x[0].reciprocal()],
        ["square"] = x => [x[0].square()],
        ["sin"] = x => [x[0].sin()],
        ["cos"] = x => [x[0].cos()],
        ["tanh"] = x => [x[0].tanh()],
        ["sigmoid"] = x => [x[0].sigmoid()],
        ["relu"] = x => [x[0].relu()],
        ["silu"] = x => [functional.silu(x[0])],
        ["gelu"] = x => [functional.gelu(x[0])],
        ["gelu_tanh"] = x => [functional.gelu(x[0], global::TorchSharp.Modules.GELU.Approximate.tanh)],
        ["erf"] = x => [x[0].erf()],
        ["floor"] = x => [x[0].floor()],
        ["ceil"] = x => [x[0].ceil()],
        ["trunc"] = x => [x[0].trunc()],
        ["round"] = x => [x[0].round()],
        ["round_decimals"] = x => [x[0].round(1)],
        ["sign"] = x => [x[0].sign()],
        ["isnan"] = x => [x[0].log().isnan()],
        ["isinf"] = x => [(x[0] / 0).isinf()],
        ["isfinite"] = x => [x[0].log().isfinite()],
        ["nan_to_num"] = x => [x[0].log().nan_to_num(-7)],
        ["logical_not"] = x => [(x[0] > 0).logical_not()],
        ["bitwise_not"] = x => [~x[0]],
        ["to_half"] = x => [x[0].half().@float()],
        ["to_bfloat16"] = x => [x[0].bfloat16().to(ScalarType.Float32)],
        ["to_long"] = x => [(x[0] * 10).@long()],
        ["to_bool"] = x => [x[0].@bool()],
    };

    private static Dictionary<string, Compute> Arithmetic() => new()
    {
        ["add"] = x => [x[0] + x[1]],
        ["add_alpha"] = x => [x[0].add(x[1], 0.5)],
        ["add_scalar"] = x => [x[0] + 2],
        ["sub"] = x => [x[0] - x[1]],
        ["sub_from_scalar"] = x => [1.5 - x[0]],
        ["mul"] = x => [x[0] * x[1]],
        ["mul_scalar"] = x => [x[0] * 0.1],
        ["div"] = x => [x[0] / x[1]],
        ["div_scalar"] = x => [x[0] / 3],
        ["div_of_scalar"] = x => [2 / x[0]],
        ["div_floor"] = x => [x[0].div(x[1], RoundingMode.floor)],
        ["div_trunc"] = x => [x[0].div(x[1], RoundingMode.trunc)],
        ["remainder"] = x => [x[0] % 3],
        ["fmod"] = x => [x[0].fmod(3)],
        ["floor_divide"] = x => [x[0].floor_divide(x[1])],
        ["pow_scalar"] = x => [x[0].pow(3)],
        ["pow"] = x => [x[0].pow(x[1])],
        ["maximum"] = x => [maximum(x[0], x[1])],
        ["minimum"] = x => [minimum(x[0], x[1])],
        ["clamp"] = x => [x[0].clamp(-0.5, 0.5)],
        ["clamp_min"] = x => [x[0].clamp(min: 0.1)],
        ["clamp_max"] = x => [x[0].clamp_max(0.1)],
        ["addcmul"] = x => [x[0].addcmul(x[1], x[2], 0.3)],
        ["addcdiv"] = x => [x[0].addcdiv(x[1], x[2], 0.3)],
        ["lerp"] = x => [x[0].lerp(x[1], x[2])],
    };

    private static Dictionary<string, Compute> Comparison() => new()
    {
        ["eq"] = x => [x[0] == x[1]],
        ["ne"] = x => [x[0] != 2],
        ["lt"] = x => [x[0] < x[1]],
        ["le"] = x => [x[0] <= x[1]],
        ["gt"] = x => [x[0] > x[1]],
        ["ge"] = x => [x[0] >= 0.1],
        ["logical_and"] = x => [(x[0] > 0) & (x[1] > 0)],
        ["logical_or"] = x => [(x[0] > 0) | (x[1] > 0)],
        ["logical_xor"] = x => [(x[0] > 0) ^ (x[1] > 0)],
        ["isclose"] = x => [isclose(x[0], x[1], rtol: 0.1)],
        ["isin"] = x => [isin(x[0], x[1])],
        ["where"] = x => [where(x[0] > x[1], x[0], x[1] * 2)],
    };

    private static Dictionary<string, Compute> Reductions() => new()
    {
        ["sum"] = x => [x[0].sum()],
        ["sum_dim"] = x => [x[0].sum(1, keepdim: true)],
        ["sum_dims"] = x => [x[0].sum([0L, 2])],
        ["sum_as_double"] = x => [x[0].sum(ScalarType.Float64)],
        ["mean"] = x => [x[0].mean()],
        ["mean_dim"] = x => [x[0].mean([-1], keepdim: true)],
        ["prod"] = x => [x[0].prod()],
        ["max"] = x => [x[0].max()],
        ["max_dim"] = x => List(x[0].max(1)),
        ["min_dim"] = x => List(x[0].min(0, keepdim: true)),
        ["amax"] = x => [x[0].amax(0, 1)],
        ["amin"] = x => [x[0].amin(2)],
        ["argmax"] = x => [x[0].argmax()],
        ["argmax_dim"] = x => [x[0].argmax(-1)],
        ["argmin_dim"] = x => [x[0].argmin(0)],
        ["topk"] = x => List(x[0].topk(2, dim: -1)),
        ["sort"] = x => List(x[0].sort(1, descending: true, stable: true)),
        ["argsort"] = x => [x[0].argsort(0)],
        ["cumsum"] = x => [x[0].cumsum(1)],
        ["cumprod"] = x => [x[0].cumprod(0)],
        ["logsumexp"] = x => [x[0].logsumexp(1)],
        ["norm"] = x => [x[0].norm()],
        ["norm_dim"] = x => [x[0].norm(1, keepdim: true, p: 1)],
        ["std"] = x => [x[0].std()],
        ["std_dim"] = x => [x[0].std(1L, unbiased: false)],
        ["var"] = x => [x[0].var()],
        ["var_dim"] = x => [x[0].var(1L, keepdim: true)],
        ["any_dim"] = x => [(x[0] > 0.9).any(1)],
        ["all"] = x => [(x[0] > -2).all()],
        ["count_nonzero"] = x => [x[0].relu().count_nonzero([1])],
        ["nonzero"] = x => [(x[0] > 0).nonzero()],
        ["median"] = x => [x[0].median()],
    };

    private static Dictionary<string, Compute> Matrix() => new()
    {
        ["matmul"] = x => [x[0].matmul(x[1])],
        ["mm"] = x => [x[0].mm(x[1])],
        ["bmm"] = x => [x[0].bmm(x[1])],
        ["mv"] = x => [x[0].mv(x[1])],
        ["dot"] = x => [x[0].dot(x[1])],
        ["outer"] = x => [outer(x[0], x[1])],
        ["addmm"] = x => [addmm(x[0], x[1], x[2], 0.5f, 2)],
        ["baddbmm"] = x => [baddbmm(x[0], x[1], x[2], beta: 0.5f)],
        ["einsum"] = x => [einsum("bhsd,bhtd->bhst", x[0], x[1])],
    };

    private static Dictionary<string, Compute> Shape() => new()
    {
        ["view"] = x => [x[0].view(3, -1)],
        ["reshape"] = x => [x[0].t().reshape(4, 3)],
        ["flatten"] = x => [x[0].flatten(1)],
        ["unflatten"] = x => [x[0].unflatten(1, 2, -1)],
        ["permute"] = x => [x[0].permute(2, 0, 1)],
        ["transpose"] = x => [x[0].transpose(0, -1).contiguous()],
        ["movedim"] = x => [x[0].movedim([0], [2])],
        ["squeeze"] = x => [x[0].squeeze(1)],
        ["unsqueeze"] = x => [x[0].unsqueeze(-1)],
        ["expand"] = x => [x[0].expand(-1, 4)],
        ["broadcast_to"] = x => [x[0].broadcast_to(2, 3)],
        ["repeat"] = x => [x[0].repeat(2, 3)],
        ["repeat_interleave"] = x => [x[0].repeat_interleave(2, dim: 1)],
        ["repeat_interleave_each"] = x => [x[0].repeat_interleave(x[1], dim: 0)],
        ["flip"] = x => [x[0].flip(0, 1)],
        ["roll"] = x => [x[0].roll([1L, -1], [0L, 1])],
        ["split"] = x => x[0].split(2, dim: 1),
        ["split_sizes"] = x => x[0].split([1L, 4], dim: 1),
        ["chunk"] = x => x[0].chunk(3, dim: 1),
        ["unbind"] = x => x[0].unbind(1),
        ["narrow"] = x => [x[0].narrow(1, 1, 3)],
        ["slice"] = x => [x[0].slice(1, 1, 5, 2)],
        ["select"] = x => [x[0].select(1, -1)],
        ["unfold"] = x => [x[0].unfold(1, 3, 2)],
        ["diagonal"] = x => [x[0].diagonal(1)],
        ["tril"] = x => [x[0].tril(-1)],
        ["triu"] = x => [x[0].triu(1)],
        ["cat"] = x => [cat([x[0], x[1]], 1)],
        ["stack"] = x => [stack([x[0], x[1]], 1)],
    };

    private static Dictionary<string, Compute> Indexing() => new()
    {
        ["index_range"] = x => [x[0][1.., ..^1]],
        ["index_new_dimension"] = x => [x[0][None, Ellipsis, 1]],
        ["index_tensor"] = x => [x[0].index(x[1])],
        ["index_tensors"] = x => [x[0].index(x[1], x[2])],
        ["index_middle"] = x => [x[0][Colon, Tensor(x[1]), 1..]],
        ["index_mask"] = x => [x[0][x[0] > 0]],
        ["index_put"] = x => [x[0].clone().index_put_(x[1], Tensor(torch.tensor(new long[] { 2, 0 })))],
        ["index_put_accumulate"] = x => [x[0].clone().index_put_(x[1], [torch.tensor(new long[] { 1, 1 })], accumulate: true)],
        ["index_select"] = x => [x[0].index_select(1, x[1])],
        ["gather"] = x => [x[0].gather(1, x[1])],
        ["scatter"] = x => [x[0].scatter(1, x[1], x[2])],
        ["scatter_add"] = x => [x[0].scatter_add(1, x[1], x[2])],
        ["index_add"] = x => [x[0].index_add(0, x[1], x[2], 2)],
        ["index_copy"] = x => [x[0].index_copy(0, x[1], x[2])],
        ["index_fill"] = x => [x[0].clone().index_fill_(1, x[1], 7)],
        ["masked_fill"] = x => [x[0].masked_fill(Mask(2, 3), 9)],
        ["masked_select"] = x => [x[0].masked_select(Mask(2, 3))],
        ["masked_scatter"] = x => [x[0].masked_scatter(Mask(2, 3), x[1])],
        ["take_row"] = x => [x[0][1]],
    };

    private static Dictionary<string, Compute> Layer() => new()
    {
        ["softmax"] = x => [x[0].softmax(-1)],
        ["softmax_as_double"] = x => [functional.softmax(x[0], 0, ScalarType.Float64)],
        ["log_softmax"] = x => [functional.log_softmax(x[0], 1)],
        ["linear"] = x => [functional.linear(x[0], x[1], x[2])],
        ["embedding"] = x => [Table(x[1], x[0])],
        ["layer_norm"] = x => [functional.layer_norm(x[0], [4], x[1], x[2], 1e-6)],
        ["group_norm"] = x => [functional.group_norm(x[0], 2, x[1], x[2])],
        ["normalize"] = x => [functional.normalize(x[0], dim: -1)],
        ["conv2d"] = x => [functional.conv2d(x[0], x[1], x[2], [2, 2], [1, 1])],
        ["conv2d_same"] = x => [functional.conv2d_padding(x[0], x[1], padding: Padding.Same, groups: 2)],
        ["avg_pool2d"] = x => [functional.avg_pool2d(x[0], 2)],
        ["pad"] = x => [functional.pad(x[0], (1, 2), value: 3)],
        ["pad_reflect"] = x => [functional.pad(x[0], (1, 1), PaddingModes.Reflect)],
        ["one_hot"] = x => [functional.one_hot(x[0], 4)],
        ["interpolate_nearest"] = x => [functional.interpolate(x[0], [3, 5])],
        ["interpolate_bilinear"] = x => [functional.interpolate(x[0], [3, 5], mode: InterpolationMode.Bilinear)],
        ["interpolate_bicubic"] = x => [functional.interpolate(x[0], scale_factor: [2, 1.5], mode: InterpolationMode.Bicubic)],
        ["interpolate_antialias"] = x => [functional.interpolate(x[0], [3, 2], mode: InterpolationMode.Bicubic, antialias: true)],
        ["attention"] = x => [functional.scaled_dot_product_attention(x[0], x[1], x[2])],
        ["attention_mask"] = x => [functional.scaled_dot_product_attention(x[0], x[1], x[2], Mask(3, 5))],
        ["attention_causal"] = x => [functional.scaled_dot_product_attention(x[0], x[1], x[2], is_casual: true)],
    };

    private static Dictionary<string, Compute> Loss() => new()
    {
        ["cross_entropy"] = x => [functional.cross_entropy(x[0], x[1])],
        ["cross_entropy_none"] = x => [functional.cross_entropy(x[0], x[1], reduction: Reduction.None, label_smoothing: 0.1)],
        ["nll_loss"] = x => [functional.nll_loss(x[0].log_softmax(1), x[1], reduction: Reduction.Sum)],
        ["mse_loss"] = x => [functional.mse_loss(x[0], x[1])],
        ["bce_logits"] = x => [functional.binary_cross_entropy_with_logits(x[0], x[1].sigmoid())],
        ["kl_div"] = x => [functional.kl_div(x[0].log_softmax(1), x[1].log_softmax(1), reduction: Reduction.Sum)],
        ["cosine_similarity"] = x => [functional.cosine_similarity(x[0], x[1])],
    };

    private static Dictionary<string, Compute> Creation() => new()
    {
        ["arange"] = _ => [arange(2, 9, 3)],
        ["arange_float"] = _ => [arange(0.0, 1.0, 0.25)],
        ["linspace"] = _ => [linspace(-1, 1, 5)],
        ["eye"] = _ => [eye(2, 3)],
        ["full"] = _ => [full(2, 2, 7)],
        ["full_like"] = x => [full_like(x[0], 7)],
        ["zeros_like"] = x => [zeros_like(x[0])],
        ["rand"] = _ => [rand(5, generator: Seven)],
        ["randn"] = _ => [randn(20, generator: Seven)],
        ["randint"] = _ => [randint(3, 9, [6], generator: Seven)],
        ["randperm"] = _ => [randperm(8, generator: Seven)],
        ["normal_"] = _ => [empty(4).normal_(1, 2, Seven)],
        ["uniform_"] = _ => [empty(4).uniform_(-1, 2, Seven)],
        ["bernoulli_"] = _ => [empty(8).bernoulli_(0.3, Seven)],
        ["multinomial"] = _ => [torch.tensor(new[] { 0.1f, 0.2f, 0.7f }).multinomial(5, true, Seven)],
    };

    private static Tensor[] List((Tensor First, Tensor Second) pair) => [pair.First, pair.Second];

    // The embedding exists only as a module; its table here is not a leaf, so that the gradient reaches the input.
    private static Tensor Table(Tensor weight, Tensor rows) => functional.linear(functional.one_hot(rows, 4).@float(), weight.t());
}
