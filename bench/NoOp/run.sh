#!/usr/bin/env bash
# How long a run takes that finds everything in the cache, beside Cake on an empty script: interleaved, medians. A run may cost at most 1.0 s more.
# Usage: bench/NoOp/run.sh [rounds] [arguments of the run, default: --target=Table8 --profile=mini]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

rounds=${1:-15}
shift $(($# > 0 ? 1 : 0))
arguments=("$@")
[[ $# -gt 0 ]] || arguments=(--target=Table8 --profile=mini)

empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT
cp cake.config dotnet-tools.json global.json "$empty"
: >"$empty/build.cake"

# Prints how many milliseconds a command takes.
clock() { local start=${EPOCHREALTIME/[.,]/}; "$@" >/dev/null 2>&1; printf '%d\n' $(((${EPOCHREALTIME/[.,]/} - start) / 1000)); }
empty_script() { (cd "$empty" && dotnet cake); }
our_run() { dotnet cake "${arguments[@]}"; }
median() { sort -n | sed -n "$(((rounds + 1) / 2))p"; }

last=$(our_run | tail -n 1) # fills the cache and both script caches
empty_script >/dev/null
last=$(our_run | tail -n 1)
[[ $last == *": 0 ran, "* ]] || { echo "not a no-op run: $last" >&2; exit 1; }

for ((round = 0; round < rounds; round++)); do
    clock empty_script >>"$empty/empty.ms"
    clock our_run >>"$empty/ours.ms"
done

cake=$(median <"$empty/empty.ms")
ours=$(median <"$empty/ours.ms")
echo "$last"
echo "medians of $rounds: Cake on an empty script $cake ms, the run $ours ms, difference $((ours - cake)) ms (at most 1000)"
[[ $((ours - cake)) -le 1000 ]]
