#!/usr/bin/env bash
# Kills runs of the profile smoke with SIGKILL at random moments and runs them again: the final bytes must be those of an undisturbed run.
# Then the same inside pre-training and training (the state is kept after every update), and two processes at once on one empty store: every stage must have run once.
# Usage: bench/Kills/run.sh [campaigns, default 100] [campaigns inside training, default 20] [seed, default 1] [target, default Table8].
# Works in $KILLS_FOLDER or a temporary folder. A moment is a share of the processor time of an undisturbed run, so that a busy machine changes nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

campaigns=${1:-100}
training=${2:-20}
seed=${3:-1}
target=${4:-Table8}
RANDOM=$seed
folder=$(mktemp -d -p "${KILLS_FOLDER:-${TMPDIR:-/tmp}}")
trap 'rm -rf "$folder"' EXIT
# All from copies: what is edited or built while this runs changes nothing. With $KILLS_PROGRAM, a folder that is built already, nothing is built.
[[ -n ${KILLS_PROGRAM:-} ]] || dotnet build build/CoIN.Build.csproj -c Release --target:CompileAhead -v q --nologo >/dev/null
cp -r "${KILLS_PROGRAM:-artifacts/ahead/CoIN.Build}" "$folder/program"
mkdir "$folder/repository"
cp -r .tools stages reports "$folder/repository"
cd "$folder/repository"
program=$folder/program/CoIN.Build.dll
mkfifo "$folder/never"
exec 9<>"$folder/never"
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 LD_LIBRARY_PATH=$PWD/.tools/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}

start() { exec dotnet exec "$program" --target="$1" --profile=smoke --cache="$2" "${@:3}"; }
# Hundredths of a second of processor time that a process has used; empty when it is gone.
used() { local line; read -r line 2>/dev/null <"/proc/$1/stat" || return 0; set -- ${line##*) }; [[ $1 == Z ]] || echo $((${12} + ${13})); }
# The keys of all results, and every blob by what it really holds, which must be its name.
state() {
    (cd "$1/blobs" && find . -type f -print0 | sort -z | xargs -0 sha256sum | awk '{ if (substr($2, 6) != $1) print "damaged"; print $1 }') | sort
    find "$1/actions" -type f -printf '%f\n' | sort
}

# Runs undisturbed and prints the processor time it took, in hundredths of a second.
undisturbed() {
    start "$@" >"$folder/log" 2>&1 &
    local child=$! now last=0
    while now=$(used $child) && [[ -n $now ]]; do last=$now; read -rt 0.02 -u 9 || true; done
    wait $child || { cat "$folder/log" >&2; exit 1; }
    echo "$last"
}

# Starts a run and kills it once it has used a random part of the time; returns whether it was still there. $1 longest time, rest: the run.
killed() {
    local moment=$(((RANDOM * 32768 + RANDOM) % $1)) now
    (start "${@:2}") >/dev/null 2>&1 &
    local child=$!
    while now=$(used $child) && [[ -n $now && $now -lt $moment ]]; do read -rt 0.02 -u 9 || true; done
    local alive=1
    kill -KILL $child 2>/dev/null && alive=0
    wait $child 2>/dev/null || true
    return $alive
}

campaign() { # $1 what, $2 count, $3 file with the expected state, $4 longest time before a kill, $5 target, rest: options
    local what=$1 count=$2 wanted=$3 longest=$4 same=0 kills=0 leftovers=0 cache=$folder/kill
    for ((i = 0; i < count; i++)); do
        rm -rf "$cache"
        if killed "$longest" "$5" "$cache" "${@:6}"; then kills=$((kills + 1)); fi
        if ((RANDOM % 2)) && killed "$longest" "$5" "$cache" "${@:6}"; then kills=$((kills + 1)); fi
        (start "$5" "$cache" "${@:6}") >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
        if state "$cache" | cmp -s "$wanted"; then same=$((same + 1)); else echo "$what, campaign $i: other bytes"; fi
        [[ -z $(ls -A "$cache/quarantine" "$cache/partial" | grep -v : || true) ]] || leftovers=$((leftovers + 1))
        (((i + 1) % 10)) || echo "  $what: $((i + 1)) of $count campaigns, $same with the same bytes, $kills kills"
    done
    echo "$what: $same of $count ended with the bytes of an undisturbed run; $kills kills, $leftovers stores with leftovers"
    [[ $same -eq $count && $leftovers -eq 0 ]]
}

length=$(undisturbed "$target" "$folder/whole")
state "$folder/whole" >"$folder/expected"
echo "seed $seed, target $target; an undisturbed run takes $((length * 10)) ms of processor time, state $(sha256sum <"$folder/expected" | cut -c1-16)"
[[ $campaigns -eq 0 ]] || campaign "kills of the whole graph" "$campaigns" "$folder/expected" "$length" "$target"

# One experiment, longer trainings, the state kept after every update: nearly every kill meets the pre-training or a training.
if [[ $training -gt 0 ]]; then
    long=(--set=run.method=sequential-finetune --set=base.vision.updates=60 --set=base.language.updates=60 --set=train.epochs=20 --keep-every=0)
    length=$(undisturbed Run "$folder/trained" "${long[@]}")
    state "$folder/trained" >"$folder/expected-trained"
    campaign "kills inside training" "$training" "$folder/expected-trained" "$length" Run "${long[@]}"
fi

(start "$target" "$folder/together" --json) >"$folder/a" 2>/dev/null &
first=$!
(start "$target" "$folder/together" --json) >"$folder/b" 2>/dev/null &
{ wait $first && wait $!; } || { cat "$folder/a" "$folder/b"; exit 1; }
twice=$(grep -h -B2 '"outcome": "Ran"' "$folder/a" "$folder/b" | grep '"name"' | sort | uniq -d | wc -l)
ran=$(grep -h '"outcome": "Ran"' "$folder/a" "$folder/b" | wc -l)
records=$(find "$folder/together/actions" -type f | wc -l)
bytes=$(state "$folder/together" | cmp -s "$folder/expected" && echo same || echo OTHER)
echo "two processes on one empty store: $ran stages ran for $records records, $twice of them twice; $bytes bytes"
[[ $twice -eq 0 && $ran -eq $records && $bytes == same ]]
