// See kernels.h. Compiled with KERNELS_NAME as the name of the table it exports, for example kernels_v3.

#include "kernels.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace coin {
namespace {

// How many numbers one register holds. Sums are grouped by lane, so their last bits depend on the level; so do those of the BLAS.
#if defined(__AVX512F__)
constexpr int64_t Lanes = 16;
#elif defined(__AVX__)
constexpr int64_t Lanes = 8;
#else
constexpr int64_t Lanes = 4;
#endif

typedef float Vector __attribute__((vector_size(4 * Lanes)));
typedef int32_t IntegerVector __attribute__((vector_size(4 * Lanes)));

inline Vector load(const float* from) {
    Vector result;
    std::memcpy(&result, from, sizeof result);
    return result;
}

inline void store(float* to, Vector value) { std::memcpy(to, &value, sizeof value); }

inline Vector load_part(const float* from, int64_t count, float rest) {
    Vector result = rest - Vector{};
    for (int64_t i = 0; i < count; i++) {
        result[i] = from[i];
    }
    return result;
}

inline void store_part(float* to, Vector value, int64_t count) {
    for (int64_t i = 0; i < count; i++) {
        to[i] = value[i];
    }
}

// Lane i of the result is lane i + distance of the value; the lanes beyond the end do not matter.
template <int Distance>
inline Vector moved(Vector value) {
    IntegerVector lanes;
    for (int i = 0; i < Lanes; i++) {
        lanes[i] = (i + Distance) % Lanes;
    }
    return __builtin_shuffle(value, lanes);
}

template <int Distance = Lanes / 2>
inline float sum(Vector value) {
    value += moved<Distance>(value);
    if constexpr (Distance > 1) {
        return sum<Distance / 2>(value);
    }
    return value[0];
}

template <int Distance = Lanes / 2>
inline float maximum(Vector value) {
    const Vector other = moved<Distance>(value);
    value = other > value ? other : value;
    if constexpr (Distance > 1) {
        return maximum<Distance / 2>(value);
    }
    return value[0];
}

// e^x within two units in the last place: 2^n e^r with |r| <= ln(2) / 2, and e^r by its Taylor polynomial of degree 7. Below -87.3 it is 0.
inline Vector exponential(Vector x) {
    const Vector bounded = x < 88.0f ? x : 88.0f - Vector{};
    const Vector shifted = bounded * 1.44269504f + 12582912.0f;  // 1.5 * 2^23: adding it rounds to an integer in the low bits
    const Vector n = shifted - 12582912.0f;
    const Vector r = (bounded - n * 0.693359375f) + n * 2.12194440e-4f;
    Vector p = r * (1.0f / 5040) + 1.0f / 720;
    p = p * r + 1.0f / 120;
    p = p * r + 1.0f / 24;
    p = p * r + 1.0f / 6;
    p = p * r + 0.5f;
    p = p * r + 1.0f;
    p = p * r + 1.0f;
    IntegerVector bits;
    std::memcpy(&bits, &shifted, sizeof bits);
    bits = (bits - 0x4B400000 + 127) << 23;
    Vector power;
    std::memcpy(&power, &bits, sizeof power);
    return x > -87.3f ? p * power : Vector{};
}

inline Vector sigmoid(Vector x) { return 1.0f / (1.0f + exponential(-x)); }

// A factor whose element (i, j) is at data[i * row + j * column]: a matrix or, with the strides exchanged, its transpose.
struct Factor {
    const float* data;
    int64_t row, column;
};

// Rows [0, Rows) of left (Rows x inner) times columns [0, count) of right, of which there are at most as many as lanes.
template <int Rows, bool Whole>
inline void tile(Factor left, int64_t inner, Block right, WritableBlock output, int64_t count) {
    Vector sums[Rows] = {};
    for (int64_t k = 0; k < inner; k++) {
        const Vector line = Whole ? load(right.data + k * right.stride) : load_part(right.data + k * right.stride, count, 0.0f);
        for (int i = 0; i < Rows; i++) {
            sums[i] += left.data[i * left.row + k * left.column] * line;
        }
    }
    for (int i = 0; i < Rows; i++) {
        if (Whole) {
            store(output.data + i * output.stride, sums[i]);
        } else {
            store_part(output.data + i * output.stride, sums[i], count);
        }
    }
}

template <bool Whole>
inline void column_of_tiles(Factor left, int64_t rows, int64_t inner, Block right, WritableBlock output, int64_t count) {
    int64_t i = 0;
    for (; i + 6 <= rows; i += 6) {
        tile<6, Whole>({left.data + i * left.row, left.row, left.column}, inner, right, {output.data + i * output.stride, output.stride}, count);
    }
    for (; i + 2 <= rows; i += 2) {
        tile<2, Whole>({left.data + i * left.row, left.row, left.column}, inner, right, {output.data + i * output.stride, output.stride}, count);
    }
    for (; i < rows; i++) {
        tile<1, Whole>({left.data + i * left.row, left.row, left.column}, inner, right, {output.data + i * output.stride, output.stride}, count);
    }
}

// output [rows, columns] = left [rows, inner] right [inner, columns].
inline void multiply(Factor left, int64_t rows, int64_t inner, Block right, int64_t columns, WritableBlock output) {
    int64_t j = 0;
    for (; j + Lanes <= columns; j += Lanes) {
        column_of_tiles<true>(left, rows, inner, {right.data + j, right.stride}, {output.data + j, output.stride}, Lanes);
    }
    if (j < columns) {
        column_of_tiles<false>(left, rows, inner, {right.data + j, right.stride}, {output.data + j, output.stride}, columns - j);
    }
}

int64_t padded(int64_t count) { return (count + Lanes - 1) / Lanes * Lanes; }

// [width, padded(rows)] of [rows, width], with zeros behind each line.
inline void transpose(Block from, int64_t rows, int64_t width, float* to) {
    const int64_t stride = padded(rows);
    for (int64_t j = 0; j < width; j++) {
        for (int64_t i = 0; i < rows; i++) {
            to[j * stride + i] = from.data[i * from.stride + j];
        }
        std::fill(to + j * stride + rows, to + (j + 1) * stride, 0.0f);
    }
}

int64_t attention_scratch(const AttentionSize& size) { return padded(size.keys) * (size.width + size.queries); }

// Replaces a line of scores, of 'count' numbers and padding, by its softmax, with zeros in the padding.
inline void softmax(float* line, int64_t count, float scale, const float* mask) {
    const int64_t whole = count / Lanes * Lanes, rest = count - whole, end = padded(count);
    Vector highest = -INFINITY - Vector{};
    for (int64_t i = 0; i < whole; i += Lanes) {
        const Vector score = load(line + i) * scale + (mask == nullptr ? Vector{} : load(mask + i));
        store(line + i, score);
        highest = score > highest ? score : highest;
    }
    if (rest > 0) {
        Vector hidden = -INFINITY - Vector{};
        std::fill_n(reinterpret_cast<float*>(&hidden), rest, 0.0f);
        const Vector score = load(line + whole) * scale + (mask == nullptr ? hidden : load_part(mask + whole, rest, -INFINITY));
        store(line + whole, score);
        highest = score > highest ? score : highest;
    }
    const float shift = maximum(highest);
    Vector total{};
    for (int64_t i = 0; i < end; i += Lanes) {
        const Vector weight = exponential(load(line + i) - shift);
        store(line + i, weight);
        total += weight;
    }
    const float inverse = 1.0f / sum(total);
    for (int64_t i = 0; i < end; i += Lanes) {
        store(line + i, load(line + i) * inverse);
    }
}

void attention(const AttentionSize& size, Block query, Block key, Block value, Block mask, float* weights, WritableBlock output, float* scratch) {
    const int64_t stride = padded(size.keys);
    transpose(key, size.keys, size.width, scratch);
    multiply({query.data, query.stride, 1}, size.queries, size.width, {scratch, stride}, stride, {weights, stride});
    for (int64_t i = 0; i < size.queries; i++) {
        softmax(weights + i * stride, size.keys, size.scale, mask.data == nullptr ? nullptr : mask.data + i * mask.stride);
    }
    multiply({weights, stride, 1}, size.queries, size.keys, value, size.width, output);
}

void attention_backward(const AttentionSize& size, Block query, Block key, Block value, const float* weights, Block gradient,
                        WritableBlock query_gradient, WritableBlock key_gradient, WritableBlock value_gradient, float* scratch) {
    const int64_t stride = padded(size.keys);
    float* const transposed = scratch;                    // [width, stride]
    float* const scores = scratch + size.width * stride;  // [queries, stride]: the gradient of the weights, then of the scores
    multiply({weights, 1, stride}, size.keys, size.queries, gradient, size.width, value_gradient);
    transpose(value, size.keys, size.width, transposed);
    multiply({gradient.data, gradient.stride, 1}, size.queries, size.width, {transposed, stride}, stride, {scores, stride});
    for (int64_t i = 0; i < size.queries; i++) {
        const float* weight = weights + i * stride;
        float* line = scores + i * stride;
        Vector inner{};
        for (int64_t j = 0; j < stride; j += Lanes) {
            inner += load(weight + j) * load(line + j);
        }
        const float mean = sum(inner);
        for (int64_t j = 0; j < stride; j += Lanes) {
            store(line + j, load(weight + j) * (load(line + j) - mean) * size.scale);
        }
    }
    multiply({scores, stride, 1}, size.queries, size.keys, key, size.width, query_gradient);
    multiply({scores, 1, stride}, size.keys, size.queries, query, size.width, key_gradient);
}

void rms_norm(int64_t rows, int64_t width, const float* x, const float* weight, float epsilon, float* output, float* inverse) {
    const int64_t whole = width / Lanes * Lanes, rest = width - whole;
    for (int64_t i = 0; i < rows; i++, x += width, output += width) {
        Vector squares{};
        for (int64_t j = 0; j < whole; j += Lanes) {
            squares += load(x + j) * load(x + j);
        }
        const Vector last = load_part(x + whole, rest, 0.0f);
        squares += last * last;
        const float factor = 1.0f / std::sqrt(sum(squares) / width + epsilon);
        inverse[i] = factor;
        for (int64_t j = 0; j < whole; j += Lanes) {
            store(output + j, load(x + j) * factor * load(weight + j));
        }
        store_part(output + whole, last * factor * load_part(weight + whole, rest, 0.0f), rest);
    }
}

void rms_norm_backward(int64_t rows, int64_t width, const float* x, const float* weight, const float* inverse, const float* gradient,
                       float* x_gradient, float* weight_gradient) {
    const int64_t whole = width / Lanes * Lanes, rest = width - whole;
    for (int64_t i = 0; i < rows; i++, x += width, gradient += width, x_gradient += width) {
        const Vector last_x = load_part(x + whole, rest, 0.0f), last_gradient = load_part(gradient + whole, rest, 0.0f);
        const Vector last = last_gradient * load_part(weight + whole, rest, 0.0f);
        Vector inner = last * last_x;
        for (int64_t j = 0; j < whole; j += Lanes) {
            inner += load(gradient + j) * load(weight + j) * load(x + j);
        }
        const float factor = inverse[i];
        const float pull = sum(inner) / width * factor * factor;
        for (int64_t j = 0; j < whole; j += Lanes) {
            store(x_gradient + j, (load(gradient + j) * load(weight + j) - load(x + j) * pull) * factor);
        }
        store_part(x_gradient + whole, (last - last_x * pull) * factor, rest);
        if (weight_gradient == nullptr) {
            continue;
        }
        for (int64_t j = 0; j < whole; j += Lanes) {
            store(weight_gradient + j, load(weight_gradient + j) + load(gradient + j) * load(x + j) * factor);
        }
        store_part(weight_gradient + whole, load_part(weight_gradient + whole, rest, 0.0f) + last_gradient * last_x * factor, rest);
    }
}

void swiglu(int64_t count, const float* gate, const float* up, float* output) {
    const int64_t whole = count / Lanes * Lanes, rest = count - whole;
    for (int64_t i = 0; i < whole; i += Lanes) {
        const Vector x = load(gate + i);
        store(output + i, x * sigmoid(x) * load(up + i));
    }
    const Vector x = load_part(gate + whole, rest, 0.0f);
    store_part(output + whole, x * sigmoid(x) * load_part(up + whole, rest, 0.0f), rest);
}

void swiglu_backward(int64_t count, const float* gate, const float* up, const float* gradient, float* gate_gradient, float* up_gradient) {
    for (int64_t i = 0; i < count; i += Lanes) {
        const int64_t lanes = std::min(Lanes, count - i);
        const bool all = lanes == Lanes;
        const Vector x = all ? load(gate + i) : load_part(gate + i, lanes, 0.0f);
        const Vector g = all ? load(gradient + i) : load_part(gradient + i, lanes, 0.0f);
        const Vector factor = all ? load(up + i) : load_part(up + i, lanes, 0.0f);
        const Vector s = sigmoid(x);
        const Vector to_gate = g * factor * s * (1.0f + x * (1.0f - s)), to_up = g * x * s;
        if (all) {
            store(gate_gradient + i, to_gate);
            store(up_gradient + i, to_up);
        } else {
            store_part(gate_gradient + i, to_gate, lanes);
            store_part(up_gradient + i, to_up, lanes);
        }
    }
}

}  // namespace

extern const Kernels KERNELS_NAME;
const Kernels KERNELS_NAME{padded, attention_scratch, attention, attention_backward, rms_norm, rms_norm_backward, swiglu, swiglu_backward};

}  // namespace coin
