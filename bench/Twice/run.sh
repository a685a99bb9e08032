#!/usr/bin/env bash
# Runs a target twice, each time from an empty cache and the second time with one stage at a time, and compares every CSV and JSON report byte by byte.
# usage: bench/Twice/run.sh [target] [profile]     (default: All smoke, one to two minutes a run on two cores)
set -euo pipefail
cd "${BASH_SOURCE[0]%/*}/../.."

readonly target=${1:-All} profile=${2:-smoke}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

for run in first second; do
    jobs=()
    [[ $run == first ]] || jobs=(--jobs=1)
    ./build.sh "--target=$target" "--profile=$profile" "--cache=$folder/cache" "${jobs[@]}" >"$folder/$run.log"
    tail -n 1 "$folder/$run.log"
    mkdir "$folder/$run"
    sed -nE 's/^wrote (.+\.(csv|json))$/\1/p' "$folder/$run.log" | xargs -d '\n' cp -t "$folder/$run"
    rm -rf "$folder/cache"
done

diff -r "$folder/first" "$folder/second"
echo "$(find "$folder/first" -type f | wc -l) files, all the same"
