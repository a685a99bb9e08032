// Inner loops of the fused operators, over plain memory. kernels.cpp is compiled once for each level of the x86-64 architecture, and the best
// one that the processor has is chosen when the library is loaded (fused_operators.cpp). All numbers are in single precision.

#pragma once

#include <cstdint>

namespace coin {

// A matrix, or a block of one: element (i, j) is at data[i * stride + j].
struct Block {
    const float* data;
    int64_t stride;
};

struct WritableBlock {
    float* data;
    int64_t stride;
};

struct AttentionSize {
    int64_t queries, keys, width;
    float scale;
};

struct Kernels {
    // What 'keys' is rounded up to in the weights.
    int64_t (*padded)(int64_t keys);

    // Floats of working memory that the two attention kernels need.
    int64_t (*attention_scratch)(const AttentionSize&);

    // weights [queries, padded(keys)] = softmax(scale * query key^T + mask), then zeros; output [queries, width] = weights value.
    // mask.data may be null.
    void (*attention)(const AttentionSize&, Block query, Block key, Block value, Block mask, float* weights, WritableBlock output, float* scratch);

    // The gradients of query, key and value from the weights and the gradient of the output.
    void (*attention_backward)(const AttentionSize&, Block query, Block key, Block value, const float* weights, Block gradient,
                               WritableBlock query_gradient, WritableBlock key_gradient, WritableBlock value_gradient, float* scratch);

    // output = x / sqrt(mean(x^2) + epsilon) * weight for rows of [rows, width]; inverse [rows] is what x was multiplied with.
    void (*rms_norm)(int64_t rows, int64_t width, const float* x, const float* weight, float epsilon, float* output, float* inverse);

    // The gradient of x, and added to weight_gradient (may be null) that of the weight, row after row.
    void (*rms_norm_backward)(int64_t rows, int64_t width, const float* x, const float* weight, const float* inverse, const float* gradient,
                              float* x_gradient, float* weight_gradient);

    // output = gate * sigmoid(gate) * up, element by element.
    void (*swiglu)(int64_t count, const float* gate, const float* up, float* output);

    void (*swiglu_backward)(int64_t count, const float* gate, const float* up, const float* gradient, float* gate_gradient, float* up_gradient);
};

}  // namespace coin
