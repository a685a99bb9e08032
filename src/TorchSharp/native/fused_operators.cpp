// Operators of ours in libtorch's dispatcher, under the name space "coin", for what ATen makes of many passes over the same numbers. They take
// CPU tensors in single precision and know their gradients; for all others the managed side composes the same from ATen's operators.
//
// Each row, or head of a row, is computed by itself, so results do not depend on the number of threads.

#include <algorithm>
#include <vector>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/library.h>

#include "kernels.h"

namespace coin {

extern const Kernels kernels_baseline;
#ifdef __x86_64__
extern const Kernels kernels_v3, kernels_v4;
#endif

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::Variable;
using torch::autograd::variable_list;

const Kernels& best_kernels() {
#ifdef __x86_64__
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
        return kernels_v4;
    }
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")) {
        return kernels_v3;
    }
#endif
    return kernels_baseline;
}

const Kernels& kernels = best_kernels();

void check(const at::Tensor& tensor, const char* what) {
    TORCH_CHECK(tensor.device().is_cpu() && tensor.scalar_type() == at::kFloat, what, " is a ", tensor.scalar_type(), " tensor on ", tensor.device(),
                "; expected single precision on the CPU");
}

// The tensor, or a copy of it in which the elements of a line lie together.
at::Tensor in_lines(const at::Tensor& tensor) { return tensor.stride(-1) == 1 || tensor.size(-1) == 1 ? tensor : tensor.contiguous(); }

// A new tensor of the same shape; of [b, h, s, d] the heads of a token lie side by side, so that they can be joined without a copy.
at::Tensor new_like(const at::Tensor& tensor) {
    const auto shape = tensor.sizes();
    return shape.size() == 4 ? at::empty({shape[0], shape[2], shape[1], shape[3]}, tensor.options()).transpose(1, 2) : at::empty(shape, tensor.options());
}

// The matrices of the last two dimensions of a tensor whose elements lie in lines, one after the other.
class Matrices {
public:
    explicit Matrices(at::Tensor tensor) : tensor_(std::move(tensor)) {}

    Block operator[](int64_t index) const { return {tensor_.data_ptr<float>() + offset(index), tensor_.stride(-2)}; }

    WritableBlock writable(int64_t index) const { return {tensor_.data_ptr<float>() + offset(index), tensor_.stride(-2)}; }

private:
    int64_t offset(int64_t index) const {
        int64_t result = 0;
        for (int64_t dimension = tensor_.dim() - 3; dimension >= 0; dimension--) {
            result += index % tensor_.size(dimension) * tensor_.stride(dimension);
            index /= tensor_.size(dimension);
        }
        return result;
    }

    at::Tensor tensor_;
};

int64_t matrices_of(const at::Tensor& tensor) { return c10::multiply_integers(tensor.sizes().slice(0, tensor.dim() - 2)); }

// Rows per thread for which starting one pays.
int64_t rows_per_thread(int64_t work) { return std::max<int64_t>(1, 32768 / std::max<int64_t>(1, work)); }

struct Attention : torch::autograd::Function<Attention> {
    static Variable forward(AutogradContext* context, const Variable& query, const Variable& key, const Variable& value,
                            const c10::optional<at::Tensor>& mask, double scale) {
        const AttentionSize size{query.size(-2), key.size(-2), query.size(-1), static_cast<float>(scale)};
        const auto count = matrices_of(query);
        auto output = new_like(query);
        auto weights = at::empty({count, size.queries, kernels.padded(size.keys)}, query.options());
        auto shape = query.sizes().vec();
        shape.back() = size.keys;
        const Matrices queries(query), keys(key), values(value), outputs(output);
        const auto masks = mask.has_value() ? c10::make_optional(Matrices(in_lines(mask->expand(shape)))) : c10::nullopt;
        auto* const all_weights = weights.data_ptr<float>();
        at::parallel_for(0, count, rows_per_thread(size.queries * size.keys), [&](int64_t begin, int64_t end) {
            std::vector<float> scratch(kernels.attention_scratch(size));
            for (auto i = begin; i < end; i++) {
                kernels.attention(size, queries[i], keys[i], values[i], masks.has_value() ? (*masks)[i] : Block{nullptr, 0},
                                  all_weights + i * weights.stride(0), outputs.writable(i), scratch.data());
            }
        });
        context->save_for_backward({query, key, value, weights});
        context->saved_data["scale"] = scale;
        return output;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const auto saved = context->get_saved_variables();
        const auto &query = saved[0], &key = saved[1], &value = saved[2], &weights = saved[3];
        const AttentionSize size{query.size(-2), key.size(-2), query.size(-1), static_cast<float>(context->saved_data["scale"].toDouble())};
        const auto count = matrices_of(query);
        auto query_gradient = new_like(query), key_gradient = new_like(key), value_gradient = new_like(value);
        const Matrices queries(query), keys(key), values(value), outputs(in_lines(gradients[0])), query_gradients(query_gradient), key_gradients(key_gradient),
            value_gradients(value_gradient);
        const auto* const all_weights = weights.data_ptr<float>();
        at::parallel_for(0, count, rows_per_thread(size.queries * size.keys), [&](int64_t begin, int64_t end) {
            std::vector<float> scratch(kernels.attention_scratch(size));
            for (auto i = begin; i < end; i++) {
                kernels.attention_backward(size, queries[i], keys[i], values[i], all_weights + i * weights.stride(0), outputs[i],
                                           query_gradients.writable(i), key_gradients.writable(i), value_gradients.writable(i), scratch.data());
            }
        });
        return {query_gradient, key_gradient, value_gradient, Variable(), Variable()};
    }
};

struct RmsNorm : torch::autograd::Function<RmsNorm> {
    static Variable forward(AutogradContext* context, const Variable& x, const Variable& weight, double epsilon) {
        const auto input = x.contiguous(), factors = weight.contiguous();
        const auto width = weight.numel(), rows = input.numel() / width;
        auto output = at::empty_like(input);
        auto inverse = at::empty({rows}, input.options());
        at::parallel_for(0, rows, rows_per_thread(width), [&](int64_t begin, int64_t end) {
            kernels.rms_norm(end - begin, width, input.data_ptr<float>() + begin * width, factors.data_ptr<float>(), static_cast<float>(epsilon),
                             output.data_ptr<float>() + begin * width, inverse.data_ptr<float>() + begin);
        });
        context->save_for_backward({input, factors, inverse});
        return output;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const auto saved = context->get_saved_variables();
        const auto &input = saved[0], &factors = saved[1], &inverse = saved[2];
        const auto gradient = gradients[0].contiguous();
        const auto width = factors.numel(), rows = input.numel() / width;
        auto input_gradient = at::empty_like(input);
        auto weight_gradient = context->needs_input_grad(1) ? at::zeros_like(factors) : at::Tensor();
        const auto backward_of = [&](int64_t begin, int64_t end) {
            kernels.rms_norm_backward(end - begin, width, input.data_ptr<float>() + begin * width, factors.data_ptr<float>(),
                                      inverse.data_ptr<float>() + begin, gradient.data_ptr<float>() + begin * width,
                                      input_gradient.data_ptr<float>() + begin * width,
                                      weight_gradient.defined() ? weight_gradient.data_ptr<float>() : nullptr);
        };
        if (weight_gradient.defined()) {
            backward_of(0, rows);  // one sum over all rows, in their order
        } else {
            at::parallel_for(0, rows, rows_per_thread(width), backward_of);
        }
        return {input_gradient, weight_gradient, Variable()};
    }
};

struct SwiGlu : torch::autograd::Function<SwiGlu> {
    static Variable forward(AutogradContext* context, const Variable& gate, const Variable& up) {
        const auto gates = gate.contiguous(), ups = up.contiguous();
        auto output = at::empty_like(gates);
        at::parallel_for(0, gates.numel(), 32768, [&](int64_t begin, int64_t end) {
            kernels.swiglu(end - begin, gates.data_ptr<float>() + begin, ups.data_ptr<float>() + begin, output.data_ptr<float>() + begin);
        });
        context->save_for_backward({gates, ups});
        return output;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const auto saved = context->get_saved_variables();
        const auto gradient = gradients[0].contiguous();
        auto gate_gradient = at::empty_like(saved[0]), up_gradient = at::empty_like(saved[1]);
        at::parallel_for(0, gradient.numel(), 32768, [&](int64_t begin, int64_t end) {
            kernels.swiglu_backward(end - begin, saved[0].data_ptr<float>() + begin, saved[1].data_ptr<float>() + begin,
                                    gradient.data_ptr<float>() + begin, gate_gradient.data_ptr<float>() + begin, up_gradient.data_ptr<float>() + begin);
        });
        return {gate_gradient, up_gradient};
    }
};

at::Tensor attention(const at::Tensor& query, const at::Tensor& key, const at::Tensor& value, const c10::optional<at::Tensor>& mask, double scale) {
    check(query, "query");
    check(key, "key");
    check(value, "value");
    if (mask.has_value()) {
        check(*mask, "mask");
        TORCH_CHECK(!mask->requires_grad(), "the mask wants a gradient, which this operator does not compute");
    }
    const auto leading = query.sizes().slice(0, query.dim() - 2);
    TORCH_CHECK(query.dim() >= 2 && key.dim() == query.dim() && key.sizes().slice(0, key.dim() - 2) == leading && key.sizes() == value.sizes() &&
                    key.size(-1) == query.size(-1) && key.size(-2) > 0,
                "attention of a query of ", query.sizes(), ", a key of ", key.sizes(), " and a value of ", value.sizes(),
                "; expected [..., s, d] and twice [..., t, d]");
    return Attention::apply(in_lines(query), in_lines(key), in_lines(value), mask, scale);
}

at::Tensor rms_norm(const at::Tensor& x, const at::Tensor& weight, double epsilon) {
    check(x, "x");
    check(weight, "weight");
    TORCH_CHECK(weight.dim() == 1 && weight.numel() > 0 && x.dim() > 0 && x.size(-1) == weight.numel(), "rms_norm of ", x.sizes(), " with a weight of ", weight.sizes());
    return RmsNorm::apply(x, weight, epsilon);
}

at::Tensor swiglu(const at::Tensor& gate, const at::Tensor& up) {
    check(gate, "gate");
    check(up, "up");
    TORCH_CHECK(gate.sizes() == up.sizes(), "swiglu of ", gate.sizes(), " and ", up.sizes());
    return SwiGlu::apply(gate, up);
}

}  // namespace

TORCH_LIBRARY(coin, library) {
    library.def("attention(Tensor query, Tensor key, Tensor value, Tensor? mask, float scale) -> Tensor", &attention);
    library.def("rms_norm(Tensor x, Tensor weight, float epsilon) -> Tensor", &rms_norm);
    library.def("swiglu(Tensor gate, Tensor up) -> Tensor", &swiglu);
}

}  // namespace coin
