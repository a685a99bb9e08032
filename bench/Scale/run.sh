#!/usr/bin/env bash
# Plans graphs of many stages beside ninja, GNU make and snakemake on the same graphs: runs without work and with one changed leaf, interleaved, medians.
# Ours is timed inside the process (what .NET needs to start is the same for every size), the others by the clock as they are started. The store lies in memory.
# On a busy machine compare the processor times.
# Usage: bench/Scale/run.sh [rounds, default 5] [shape, default lattice] [sizes, default "200 1500 10000"]; add 100000 for a long run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

rounds=${1:-5}
shape=${2:-lattice}
sizes=${3:-200 1500 10000}
[[ -n ${SCALE_PROGRAM:-} ]] || dotnet build bench/Scale -c Release --target:CompileAhead -v q --nologo >/dev/null
program=${SCALE_PROGRAM:-artifacts/ahead/CoIN.Bench.Scale}
ours() { dotnet "$program/CoIN.Bench.Scale.dll" "$@"; }
folder=$(mktemp -d -p /dev/shm)
trap 'rm -rf "$folder"' EXIT

# Prints the milliseconds by the clock and of processor time, and the peak memory in MB, of a command.
clock() { /usr/bin/env python3 - "$@" <<'PY'
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
elapsed, used = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{elapsed * 1000:.1f} {(used.ru_utime + used.ru_stime) * 1000:.1f} {used.ru_maxrss / 1000:.0f}")
PY
}
# The medians of the columns, each for itself.
median() { for column in 1 2 3; do cut -d' ' -f$column "$1" | sort -n | awk '{ line[NR] = $0 } END { printf "%9s", line[int((NR + 1) / 2)] }'; done; }

for size in $sizes; do
    at=$folder/$size
    ours files "$shape" "$size" "$at"
    ours fill "$shape" "$size" "$at/store" >/dev/null
    ours noop "$shape" "$size" "$at/store" >/dev/null
    # What the others would write; times in the order of the graph.
    python3 -c "
import os, sys
for i in range($size):
    path = f'$at/s{i}.txt'
    open(path, 'w').close()
    os.utime(path, ns=(10**18 + i * 10**6,) * 2)"
    (cd "$at" && ninja -t restat >/dev/null 2>&1; ninja >/dev/null 2>&1 || true)
    for ((round = 0; round < rounds; round++)); do
        ours noop "$shape" "$size" "$at/store" >>"$at/noop"
        ours leaf "$shape" "$size" "$at/store" >>"$at/leaf"
        rm -rf "$at/none"
        ours cold "$shape" "$size" "$at/none" >>"$at/cold"
        clock ninja -C "$at" >>"$at/ninja"
        clock make -C "$at" >>"$at/make"
        if [[ $size -le 1500 && $round -lt 3 ]]; then
            clock snakemake --directory "$at" --snakefile "$at/Snakefile" --cores 1 --quiet all --rerun-triggers mtime >>"$at/snakemake"
        fi
    done

    echo "$size stages, $shape, medians of $rounds (ms by the clock, ms of processor time, MB)"
    for what in cold noop leaf ninja make snakemake; do
        [[ ! -f $at/$what ]] || printf '  %-10s %s\n' "$what" "$(median "$at/$what")"
    done
done
