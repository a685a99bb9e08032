#!/usr/bin/env bash
# Compiles the native part into a shared library; native.targets calls it, and bench/gpu/run.sh where there is no .NET SDK.
# Usage: compile.sh LIBRARY.so [TORCH]
#   LIBRARY.so: beside it, LIBRARY.version gets the version of the libtorch, for whoever needs to know without half a second of loading it.
#   TORCH: the folder of a libtorch with include/ and lib/, for example .../site-packages/torch of a PyTorch 2.x; default: the system's (Debian: libtorch-dev).
#   CudaInclude (environment): the folder of CUDA's headers, for the memory statistics; CUDA tensors work without. Looked for in the toolkit and in PyTorch's wheels.
set -euo pipefail

library=$1 torch=${2:-}
torch=${torch%/}
options=(-O2 -std=c++20 -fPIC -fvisibility=hidden)
libraries=(-ltorch_cpu -lc10 -ldl)

if [[ -z $torch ]]; then
    options+=(-isystem /usr/include/torch/csrc/api/include)
else
    options+=(-isystem "$torch/include" -isystem "$torch/include/torch/csrc/api/include" -L"$torch/lib" -Wl,-rpath,"$torch/lib")
    # Wheels of PyTorch before 2.6 are built with the standard library's old strings, which its symbols then do not mention.
    grep -q ErrorC2ENS_14SourceLocationENSt7__cxx11 "$torch/lib/libc10.so" || options+=(-D_GLIBCXX_USE_CXX11_ABI=0)
    # CUDA's kernels register themselves when libtorch_cuda is loaded, although no symbol of it is used here.
    [[ ! -e $torch/lib/libtorch_cuda.so ]] || libraries=(-Wl,--no-as-needed -ltorch_cuda -lc10_cuda "${libraries[@]}")
    for folder in "${CudaInclude:-}" /usr/local/cuda/include "$torch"/../nvidia/{cuda_runtime,cu13}/include; do
        [[ -e $folder/cuda_runtime_api.h ]] && options+=(-isystem "$folder") && break
    done
fi

printf '%s\n' '#include <torch/version.h>' TORCH_VERSION | g++ -E -P -x c++ "${options[@]}" - | tail -n 1 | tr -d '"\n' >"${library%.so}.version"
sources=$(dirname "${BASH_SOURCE[0]}")
objects=$(mktemp -d)
trap 'rm -rf "$objects"' EXIT

jobs=()
compile() { # OBJECT SOURCE OPTION...
    g++ "${options[@]}" "${@:3}" -c -o "$objects/$1.o" "$sources/$2" &
    jobs+=($!)
}
compile coin_torch coin_torch.cpp
compile fused_operators fused_operators.cpp
compile kernels_baseline kernels.cpp -O3 -Wno-psabi -DKERNELS_NAME=kernels_baseline
if [[ $(uname -m) == x86_64 ]]; then
    for level in v3 v4; do
        compile "kernels_$level" kernels.cpp -O3 -Wno-psabi -march=x86-64-$level -DKERNELS_NAME="kernels_$level"
    done
fi
for job in "${jobs[@]}"; do
    wait "$job"
done

# Built under another name and moved, so that a build that is interrupted leaves no half-written library.
g++ -shared "${options[@]}" -o "$library.new" "$objects"/*.o "${libraries[@]}"
mv "$library.new" "$library"
