#!/usr/bin/env bash
# Kills runs of the profile smoke with SIGKILL at random moments and runs them again, until one comes through: the final bytes must be those of an undisturbed run.
# Then the same inside training (a checkpoint after every update), and two processes at once on one empty store: every stage must have run once.
# Usage: bench/Kills/run.sh [campaigns, default 100] [campaigns inside training, default 20] [seed, default 1]. Works in $KILLS_FOLDER or a temporary folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

campaigns=${1:-100}
training=${2:-20}
seed=${3:-1}
RANDOM=$seed
folder=$(mktemp -d -p "${KILLS_FOLDER:-${TMPDIR:-/tmp}}")
trap 'rm -rf "$folder"' EXIT
program=${KILLS_PROGRAM:-artifacts/bin/CoIN.Build/debug/CoIN.Build.dll}
[[ -f $program ]] || dotnet build build/CoIN.Build.csproj -v q --nologo >/dev/null
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1

# The reports are not compared but the results themselves: the keys of all stages, and the SHA-256 of every blob.
state() { (cd "$1" && find blobs -type f -printf '%f\n' | sort && find actions -type f -printf '%f\n' | sort) | sha256sum | cut -d' ' -f1; }
run() { dotnet "$program" --target="$1" --profile=smoke --cache="$2" "${@:3}"; }
milliseconds() { local start=${EPOCHREALTIME/[.,]/}; "$@" >/dev/null 2>&1; echo $(((${EPOCHREALTIME/[.,]/} - start) / 1000)); }

whole=$folder/whole
length=$(milliseconds run Table8 "$whole")
expected=$(state "$whole")
echo "seed $seed; an undisturbed run: $length ms, state ${expected:0:16}"

# Starts a run and kills it after a random part of the time; returns whether it ended by itself. $1 target, $2 cache, $3 longest time, rest: options.
killed() {
    local target=$1 cache=$2 longest=$3
    setsid dotnet "$program" --target="$target" --profile=smoke --cache="$cache" "${@:4}" >/dev/null 2>&1 &
    local child=$!
    sleep "$(awk -v r=$((RANDOM * 32768 + RANDOM)) -v most="$longest" 'BEGIN { printf "%.3f", r / 1073741824 * most / 1000 }')"
    if kill -KILL "$child" 2>/dev/null; then
        wait "$child" 2>/dev/null || true
        return 0
    fi
    wait "$child" || true
    return 1
}

campaign() { # $1 name, $2 count, $3 target, $4 folder with the expected state, $5 longest time before a kill, rest: options
    local name=$1 count=$2 target=$3 wanted=$4 longest=$5 same=0 kills=0 damaged=0
    for ((i = 0; i < count; i++)); do
        local cache=$folder/kill
        rm -rf "$cache"
        if killed "$target" "$cache" "$longest" "${@:6}"; then kills=$((kills + 1)); fi
        if ((RANDOM % 2)) && killed "$target" "$cache" "$longest" "${@:6}"; then kills=$((kills + 1)); fi
        run "$target" "$cache" "${@:6}" >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
        if [[ $(state "$cache") == "$(state "$wanted")" ]]; then same=$((same + 1)); else echo "campaign $i differs"; fi
        dotnet "$program" --target=Verify --cache="$cache" >/dev/null 2>&1 || true
        [[ -z $(ls -A "$cache/quarantine") && -z $(ls -A "$cache/partial") ]] || damaged=$((damaged + 1))
    done
    echo "$name: $same of $count ended with the bytes of an undisturbed run; $kills kills, $damaged stores with leftovers or damage"
    [[ $same -eq $count && $damaged -eq 0 ]]
}

campaign "kills of the whole graph" "$campaigns" Table8 "$whole" "$length"

# One experiment, longer trainings, a checkpoint after every update: nearly every kill meets a training.
long=(--set=run.method=sequential-finetune --set=train.epochs=20 --keep-every=1)
trained=$folder/trained
time_trained=$(milliseconds run Run "$trained" "${long[@]}")
campaign "kills inside training" "$training" Run "$trained" "$time_trained" "${long[@]}"

together=$folder/together
run Table8 "$together" --json >"$folder/a" 2>/dev/null &
first=$!
run Table8 "$together" --json >"$folder/b" 2>/dev/null &
wait $first
wait $!
twice=$(grep -h -B2 '"outcome": "Ran"' "$folder/a" "$folder/b" | grep '"name"' | sort | uniq -d | wc -l)
ran=$(grep -h '"outcome": "Ran"' "$folder/a" "$folder/b" | wc -l)
records=$(find "$together/actions" -type f | wc -l)
echo "two processes on one empty store: $ran stages ran for $records records, $twice of them twice; $([[ $(state "$together") == "$expected" ]] && echo same || echo OTHER) bytes"
[[ $twice -eq 0 && $ran -eq $records && $(state "$together") == "$expected" ]]
