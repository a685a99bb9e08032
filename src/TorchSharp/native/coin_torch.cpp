// The native half of CoIN.TorchSharp: a C interface to libtorch that knows no operator by name.
//
// Every ATen operator is reached through the dispatcher with boxed arguments (coin_operator, coin_call), autograd included; arguments
// that are left out take their defaults from the operator's schema. What the dispatcher does not offer follows: tensor memory, gradients,
// grad modes, generators, threads and devices. Compiles against libtorch 1.13 and PyTorch 2.x.
//
// Conventions: a tensor handle is a TensorImpl* that owns one reference. Functions return a negative number, or null, on failure; the
// reason is then in coin_error() of the same thread. No C++ exception crosses this boundary.

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <string>
#include <vector>

#include <dlfcn.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/grad_mode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/cuda.h>
#include <torch/version.h>

#if __has_include(<c10/cuda/CUDACachingAllocator.h>) && __has_include(<cuda_runtime_api.h>)
#define COIN_CUDA
#include <c10/cuda/CUDACachingAllocator.h>
#endif

namespace {

thread_local std::string last_error;

#ifdef __GLIBC__
// A training step allocates and frees the same large blocks as the one before. Returning them to the system and faulting them in again
// costs about a fifth of a small model's step (bench/TrainingStep/README.md), so freed memory is kept up to a limit. Results do not depend on it.
[[gnu::constructor]] void keep_freed_memory() {
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
    mallopt(M_TOP_PAD, 16 << 20);
}
#endif

// Runs the body; turns any exception into the thread's error text and the given failure value.
template <typename T, typename Body>
T guarded(T failure, Body body) noexcept {
    try {
        return body();
    } catch (const c10::Error& error) {
        last_error = error.what_without_backtrace();
    } catch (const std::exception& error) {
        last_error = error.what();
    } catch (...) {
        last_error = "an exception of unknown type";
    }
    return failure;
}

at::Tensor borrow(c10::TensorImpl* handle) {
    return handle == nullptr ? at::Tensor()
                             : at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim_copy(handle));
}

c10::TensorImpl* release(at::Tensor tensor) {
    return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

std::vector<at::Tensor> borrow_all(c10::TensorImpl* const* handles, int32_t count) {
    std::vector<at::Tensor> tensors;
    tensors.reserve(count);
    for (int32_t i = 0; i < count; i++) {
        tensors.push_back(borrow(handles[i]));
    }
    return tensors;
}

c10::Device device_of(int32_t type, int32_t index) {
    return c10::Device(static_cast<c10::DeviceType>(type), static_cast<c10::DeviceIndex>(index));
}

at::Generator generator_of(void* handle) {
    return at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(static_cast<c10::GeneratorImpl*>(handle)));
}

}  // namespace

extern "C" {

// Keep in step with NativeTag in Native/NativeValue.cs.
enum Tag : int32_t {
    TagDefault = 0,
    TagNone = 1,
    TagTensor = 2,
    TagTensors = 3,
    TagOptionalTensors = 4,
    TagInteger = 5,
    TagReal = 6,
    TagBoolean = 7,
    TagIntegers = 8,
    TagReals = 9,
    TagText = 10,
    TagDevice = 11,
    TagGenerator = 12,
};

struct Value {
    int32_t tag;
    int32_t length;  // elements of a list, bytes of a text, index of a device
    union {
        int64_t integer;
        double real;
        void* pointer;
    };
};

}  // extern "C"

namespace {

c10::IValue to_ivalue(const Value& value, const c10::Argument& argument) {
    switch (value.tag) {
        case TagDefault: {
            const auto& fallback = argument.default_value();
            TORCH_CHECK(fallback.has_value(), "argument '", argument.name(), "' has no default value");
            return *fallback;
        }
        case TagNone:
            return c10::IValue();
        case TagTensor:
            return borrow(static_cast<c10::TensorImpl*>(value.pointer));
        case TagTensors: {
            c10::List<at::Tensor> list;
            list.reserve(value.length);
            for (int32_t i = 0; i < value.length; i++) {
                list.push_back(borrow(static_cast<c10::TensorImpl**>(value.pointer)[i]));
            }
            return list;
        }
        case TagOptionalTensors: {
            c10::impl::GenericList list(c10::OptionalType::ofTensor());
            list.reserve(value.length);
            for (int32_t i = 0; i < value.length; i++) {
                auto* handle = static_cast<c10::TensorImpl**>(value.pointer)[i];
                list.push_back(handle == nullptr ? c10::IValue() : c10::IValue(borrow(handle)));
            }
            return list;
        }
        case TagInteger:
            return value.integer;
        case TagReal:
            return value.real;
        case TagBoolean:
            return value.integer != 0;
        case TagIntegers: {
            const auto* data = static_cast<const int64_t*>(value.pointer);
            return c10::IValue(c10::ArrayRef<int64_t>(data, value.length));
        }
        case TagReals: {
            const auto* data = static_cast<const double*>(value.pointer);
            return c10::IValue(c10::ArrayRef<double>(data, value.length));
        }
        case TagText:
            return std::string(static_cast<const char*>(value.pointer), value.length);
        case TagDevice:
            return device_of(static_cast<int32_t>(value.integer), value.length);
        case TagGenerator:
            return generator_of(value.pointer);
        default:
            TORCH_CHECK(false, "argument '", argument.name(), "' has the unknown tag ", value.tag);
    }
}

Value to_value(c10::IValue&& result) {
    Value value{};
    if (result.isTensor()) {
        value.tag = TagTensor;
        value.pointer = release(std::move(result).toTensor());
    } else if (result.isTensorList()) {
        auto tensors = result.toTensorVector();
        auto** handles = new c10::TensorImpl*[tensors.size()];
        for (size_t i = 0; i < tensors.size(); i++) {
            handles[i] = release(std::move(tensors[i]));
        }
        value.tag = TagTensors;
        value.length = static_cast<int32_t>(tensors.size());
        value.pointer = handles;
    } else if (result.isInt()) {
        value.tag = TagInteger;
        value.integer = result.toInt();
    } else if (result.isDouble()) {
        value.tag = TagReal;
        value.real = result.toDouble();
    } else if (result.isBool()) {
        value.tag = TagBoolean;
        value.integer = result.toBool();
    } else {
        TORCH_CHECK(false, "a result of type '", result.tagKind(), "' cannot be passed on");
    }
    return value;
}

}  // namespace

#pragma GCC visibility push(default)
extern "C" {

const char* coin_error() { return last_error.c_str(); }

// ---- operators ----

// The operator of this schema name and overload, for the life of the process; null when this libtorch has none.
void* coin_operator(const char* name, const char* overload) {
    return guarded<void*>(nullptr, [&]() -> void* {
        auto found = c10::Dispatcher::singleton().findSchema({name, overload});
        TORCH_CHECK(found.has_value(), "libtorch " TORCH_VERSION " has no operator '", name, *overload ? "." : "", overload, "'");
        return new c10::OperatorHandle(*found);
    });
}

// Calls an operator. Trailing arguments may be left out. Returns the number of results, of which at most 'capacity' are stored.
int32_t coin_call(void* handle, const Value* arguments, int32_t count, Value* results, int32_t capacity) {
    return guarded<int32_t>(-1, [&] {
        const auto& op = *static_cast<c10::OperatorHandle*>(handle);
        const auto& schema = op.schema().arguments();
        TORCH_CHECK(static_cast<size_t>(count) <= schema.size(), count, " arguments for ", schema.size(), " parameters");
        torch::jit::Stack stack;
        stack.reserve(schema.size());
        for (size_t i = 0; i < schema.size(); i++) {
            stack.push_back(to_ivalue(i < static_cast<size_t>(count) ? arguments[i] : Value{}, schema[i]));
        }
        op.callBoxed(&stack);
        const auto produced = static_cast<int32_t>(stack.size());
        for (int32_t i = 0; i < produced && i < capacity; i++) {
            results[i] = to_value(std::move(stack[i]));
        }
        return produced;
    });
}

void coin_free_handles(c10::TensorImpl** handles) { delete[] handles; }

// ---- tensors ----

void coin_release(c10::TensorImpl* tensor) {
    if (tensor != nullptr) {
        c10::raw::intrusive_ptr::decref(tensor);
    }
}

c10::TensorImpl* coin_share(c10::TensorImpl* tensor) {
    c10::raw::intrusive_ptr::incref(tensor);
    return tensor;
}

// A new CPU tensor over caller-owned memory; 'deleter' is called with 'context' when the last tensor on that memory goes.
c10::TensorImpl* coin_from_memory(void* data, const int64_t* shape, int32_t rank, int32_t dtype, void (*deleter)(void*), void* context) {
    return guarded<c10::TensorImpl*>(nullptr, [&] {
        return release(at::from_blob(
            data, at::IntArrayRef(shape, rank), [deleter, context](void*) { deleter(context); },
            at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype))));
    });
}

int32_t coin_rank(c10::TensorImpl* tensor) { return static_cast<int32_t>(borrow(tensor).dim()); }

void coin_shape(c10::TensorImpl* tensor, int64_t* shape) {
    const auto sizes = borrow(tensor).sizes();
    std::memcpy(shape, sizes.data(), sizes.size() * sizeof(int64_t));
}

int32_t coin_strides(c10::TensorImpl* tensor, int64_t* strides) {
    return guarded<int32_t>(-1, [&] {
        const auto source = borrow(tensor).strides();
        std::memcpy(strides, source.data(), source.size() * sizeof(int64_t));
        return 0;
    });
}

int64_t coin_count(c10::TensorImpl* tensor) { return borrow(tensor).numel(); }

int64_t coin_storage_offset(c10::TensorImpl* tensor) { return borrow(tensor).storage_offset(); }

int32_t coin_dtype(c10::TensorImpl* tensor) { return static_cast<int32_t>(borrow(tensor).scalar_type()); }

void coin_device(c10::TensorImpl* tensor, int32_t* type, int32_t* index) {
    const auto device = borrow(tensor).device();
    *type = static_cast<int32_t>(device.type());
    *index = device.index();
}

int32_t coin_is_contiguous(c10::TensorImpl* tensor) { return borrow(tensor).is_contiguous() ? 1 : 0; }

// Address of the first element; null for tensors without memory (empty or on the meta device).
void* coin_data(c10::TensorImpl* tensor) {
    return guarded<void*>(nullptr, [&] { return borrow(tensor).data_ptr(); });
}

// The value of a tensor of one element.
int32_t coin_item(c10::TensorImpl* tensor, Value* result) {
    return guarded<int32_t>(-1, [&] {
        const auto scalar = borrow(tensor).item();
        TORCH_CHECK(!scalar.isComplex(), "complex values are not supported");
        *result = Value{};
        if (scalar.isBoolean()) {
            result->tag = TagBoolean;
            result->integer = scalar.toBool();
        } else if (scalar.isFloatingPoint()) {
            result->tag = TagReal;
            result->real = scalar.toDouble();
        } else {
            result->tag = TagInteger;
            result->integer = scalar.toLong();
        }
        return 0;
    });
}

// ---- autograd ----

int32_t coin_requires_grad(c10::TensorImpl* tensor) { return borrow(tensor).requires_grad() ? 1 : 0; }

int32_t coin_set_requires_grad(c10::TensorImpl* tensor, int32_t value) {
    return guarded<int32_t>(-1, [&] {
        borrow(tensor).requires_grad_(value != 0);
        return 0;
    });
}

int32_t coin_is_leaf(c10::TensorImpl* tensor) { return borrow(tensor).is_leaf() ? 1 : 0; }

int32_t coin_retain_grad(c10::TensorImpl* tensor) {
    return guarded<int32_t>(-1, [&] {
        borrow(tensor).retain_grad();
        return 0;
    });
}

c10::TensorImpl* coin_grad(c10::TensorImpl* tensor) { return release(borrow(tensor).mutable_grad()); }

int32_t coin_set_grad(c10::TensorImpl* tensor, c10::TensorImpl* grad) {
    return guarded<int32_t>(-1, [&] {
        borrow(tensor).mutable_grad() = borrow(grad);
        return 0;
    });
}

// Accumulates gradients into the leaves (or into 'inputs' only). 'seeds' may be empty for scalar outputs.
int32_t coin_backward(c10::TensorImpl* const* outputs, int32_t output_count, c10::TensorImpl* const* seeds, int32_t seed_count,
                      int32_t retain_graph, int32_t create_graph, c10::TensorImpl* const* inputs, int32_t input_count) {
    return guarded<int32_t>(-1, [&] {
        torch::autograd::backward(borrow_all(outputs, output_count), borrow_all(seeds, seed_count), retain_graph != 0,
                                  create_graph != 0, borrow_all(inputs, input_count));
        return 0;
    });
}

// Gradients of the outputs with respect to the inputs; null where an input is unused and that is allowed.
int32_t coin_gradients(c10::TensorImpl* const* outputs, int32_t output_count, c10::TensorImpl* const* seeds, int32_t seed_count,
                       int32_t retain_graph, int32_t create_graph, int32_t allow_unused, c10::TensorImpl* const* inputs,
                       int32_t input_count, c10::TensorImpl** gradients) {
    return guarded<int32_t>(-1, [&] {
        auto results = torch::autograd::grad(borrow_all(outputs, output_count), borrow_all(inputs, input_count),
                                             borrow_all(seeds, seed_count), retain_graph != 0, create_graph != 0, allow_unused != 0);
        for (int32_t i = 0; i < input_count; i++) {
            gradients[i] = release(std::move(results[i]));
        }
        return 0;
    });
}

int32_t coin_grad_enabled() { return at::GradMode::is_enabled() ? 1 : 0; }

void coin_set_grad_enabled(int32_t enabled) { at::GradMode::set_enabled(enabled != 0); }

// Inference mode is thread-local and nests; leave in reverse order on the thread that entered.
void* coin_enter_inference_mode(int32_t enabled) { return new c10::InferenceMode(enabled != 0); }

void coin_leave_inference_mode(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

int32_t coin_inference_mode_enabled() { return c10::InferenceMode::is_enabled() ? 1 : 0; }

// ---- random numbers ----

// A generator of its own, seeded; a copy of the device's default generator, so that no device-specific header is needed.
void* coin_generator(int32_t device_type, int32_t device_index, uint64_t seed) {
    return guarded<void*>(nullptr, [&]() -> void* {
        auto generator = at::globalContext().defaultGenerator(device_of(device_type, device_index)).clone();
        generator.set_current_seed(seed);
        return generator.unsafeReleaseGeneratorImpl();
    });
}

// The generator that is used when none is passed.
void* coin_default_generator(int32_t device_type, int32_t device_index) {
    return guarded<void*>(nullptr, [&]() -> void* {
        auto generator = at::globalContext().defaultGenerator(device_of(device_type, device_index));
        return generator.unsafeReleaseGeneratorImpl();
    });
}

void coin_release_generator(void* generator) { c10::raw::intrusive_ptr::decref(static_cast<c10::GeneratorImpl*>(generator)); }

int32_t coin_set_seed(void* generator, uint64_t seed) {
    return guarded<int32_t>(-1, [&] {
        auto target = generator_of(generator);
        std::lock_guard<std::mutex> lock(target.mutex());
        target.set_current_seed(seed);
        return 0;
    });
}

uint64_t coin_seed(void* generator) { return generator_of(generator).current_seed(); }

uint64_t coin_reseed(void* generator) {
    auto target = generator_of(generator);
    std::lock_guard<std::mutex> lock(target.mutex());
    return target.seed();
}

c10::TensorImpl* coin_generator_state(void* generator) {
    return guarded<c10::TensorImpl*>(nullptr, [&] {
        auto source = generator_of(generator);
        std::lock_guard<std::mutex> lock(source.mutex());
        return release(source.get_state());
    });
}

int32_t coin_set_generator_state(void* generator, c10::TensorImpl* state) {
    return guarded<int32_t>(-1, [&] {
        auto target = generator_of(generator);
        std::lock_guard<std::mutex> lock(target.mutex());
        target.set_state(borrow(state));
        return 0;
    });
}

// ---- threads and determinism ----

void coin_set_threads(int32_t count) { at::set_num_threads(count); }

int32_t coin_threads() { return at::get_num_threads(); }

// Sets the threads of OpenBLAS, which libtorch does not know. Returns 0 when the BLAS in use is another one.
int32_t coin_set_blas_threads(int32_t count) {
    auto* set = reinterpret_cast<void (*)(int)>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"));
    if (set == nullptr) {
        return 0;
    }
    set(count);
    return 1;
}

void coin_set_deterministic(int32_t enabled, int32_t warn_only) {
    // Without it cuBLAS may choose another algorithm each time, and libtorch refuses matrix products; read when CUDA starts.
    setenv("CUBLAS_WORKSPACE_CONFIG", ":4096:8", 0);
    at::globalContext().setDeterministicAlgorithms(enabled != 0, warn_only != 0);
    at::globalContext().setDeterministicCuDNN(enabled != 0);
    if (enabled != 0) {
        at::globalContext().setBenchmarkCuDNN(false);
    }
}

int32_t coin_deterministic() { return at::globalContext().deterministicAlgorithms() ? 1 : 0; }

int32_t coin_deterministic_warn_only() { return at::globalContext().deterministicAlgorithmsWarnOnly() ? 1 : 0; }

// ---- CUDA ----

int32_t coin_cuda_devices() {
    return guarded<int32_t>(0, [] { return static_cast<int32_t>(torch::cuda::device_count()); });
}

int32_t coin_cuda_synchronize(int32_t index) {
    return guarded<int32_t>(-1, [&] {
        torch::cuda::synchronize(index);
        return 0;
    });
}

int32_t coin_cuda_allow_tf32(int32_t matmul, int32_t cudnn) {
    return guarded<int32_t>(-1, [&] {
        at::globalContext().setAllowTF32CuBLAS(matmul != 0);
        at::globalContext().setAllowTF32CuDNN(cudnn != 0);
        return 0;
    });
}

// Bytes now allocated, the peak since the last reset, and bytes reserved from the driver. Returns 0 when built without CUDA's headers.
int32_t coin_cuda_memory(int32_t index, int64_t* allocated, int64_t* peak, int64_t* reserved) {
#ifdef COIN_CUDA
    return guarded<int32_t>(-1, [&] {
        const auto stats = c10::cuda::CUDACachingAllocator::getDeviceStats(static_cast<c10::DeviceIndex>(index));
        *allocated = stats.allocated_bytes[0].current;
        *peak = stats.allocated_bytes[0].peak;
        *reserved = stats.reserved_bytes[0].current;
        return 1;
    });
#else
    (void)index, (void)allocated, (void)peak, (void)reserved;
    return 0;
#endif
}

int32_t coin_cuda_reset_peak_memory(int32_t index) {
#ifdef COIN_CUDA
    return guarded<int32_t>(-1, [&] {
        c10::cuda::CUDACachingAllocator::resetPeakStats(static_cast<c10::DeviceIndex>(index));
        return 1;
    });
#else
    (void)index;
    return 0;
#endif
}

int32_t coin_cuda_empty_cache() {
#ifdef COIN_CUDA
    return guarded<int32_t>(-1, [] {
        c10::cuda::CUDACachingAllocator::emptyCache();
        return 1;
    });
#else
    return 0;
#endif
}

}  // extern "C"
#pragma GCC visibility pop
