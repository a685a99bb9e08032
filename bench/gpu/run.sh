#!/usr/bin/env bash
# On a machine with a GPU: compiles the native part against its PyTorch, runs the tensor tests and the profile 'smoke' on the GPU, and says how it went.
# Needs the folder that publish.sh packed, g++, and a PyTorch 2.x with CUDA; no .NET, no network, no root.
# Usage: coin-gpu/run.sh [TORCH] [DEVICE]
#   TORCH: a folder with include/ and lib/; default: that of the PyTorch that 'python3' imports.
#   DEVICE: cuda (default), cuda:N, or cpu to try all but the GPU.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

[[ -x dotnet/dotnet ]] || { echo "run.sh: no 'dotnet/dotnet' beside this script; call it in the folder that bench/gpu/publish.sh packed" >&2; exit 1; }
torch=${1:-$(python3 -c 'import os, torch; print(os.path.dirname(torch.__file__))')} || { echo "run.sh: 'python3' has no PyTorch; name a libtorch: run.sh TORCH" >&2; exit 1; }
device=${2:-cuda}

export DOTNET_ROOT=$PWD/dotnet DOTNET_NOLOGO=1 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
logs=$PWD/logs
rm -rf "$logs" cache reports/out
mkdir -p "$logs"
failed=0
summary=()

# Runs a part, keeps its output, notes how it ended and the line of the output that says most.
part() {
    local name=$1 telling=$2 start=$SECONDS code
    shift 2
    echo "== $name"
    "$@" 2>&1 | tee "$logs/$name.log"
    code=${PIPESTATUS[0]}
    [[ $code -eq 0 ]] || failed=1
    summary+=("$name: $([[ $code -eq 0 ]] && echo ok || echo "FAILED ($code)"), $((SECONDS - start)) s; $(grep -E "$telling" "$logs/$name.log" | tail -n 1)")
}

compile() {
    bash src/TorchSharp/native/compile.sh "$PWD/libcoin_torch.so" "$torch" || return
    cp libcoin_torch.so libcoin_torch.version app
    cp libcoin_torch.so libcoin_torch.version tests
    echo "libtorch $(<libcoin_torch.version) in $torch"
}

part machine '.' bash -c 'uname -m; g++ --version | head -n 1; nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv,noheader || echo "no nvidia-smi"'
part compile '^libtorch' compile
if [[ $failed -eq 0 ]]; then
    part tensors '^ *(Passed|Failed|Total|Skipped)' dotnet/dotnet exec vstest/vstest.console.dll tests/CoIN.TorchSharp.Tests.dll
    part smoke ': [0-9]+ ran' dotnet/dotnet exec app/CoIN.Build.dll --target=Table8 --profile=smoke --device="$device" --cache=cache
    # Again, from another empty cache: the same bytes?
    cp -r reports/out logs/first && rm -rf cache reports/out
    part repeat ': [0-9]+ ran' dotnet/dotnet exec app/CoIN.Build.dll --target=Table8 --profile=smoke --device="$device" --cache=cache
    part equal '.' cmp logs/first/smoke/table08.csv reports/out/smoke/table08.csv
fi

printf '\n== summary (device %s)\n' "$device"
printf '%s\n' "${summary[@]}"
exit $failed
