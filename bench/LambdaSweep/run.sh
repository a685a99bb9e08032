#!/usr/bin/env bash
# Sweeps the lambdas of EWC and LwF: bench/LambdaSweep/run.sh [options of the pipeline, for example --profile=mini --seeds=3].
# The table lies in stages/tables only while this runs, so that --target=All does not make it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
table=stages/tables/LambdaSweep.yaml
trap 'rm -f "$table"' EXIT
cp bench/LambdaSweep/LambdaSweep.yaml "$table"
./build.sh --target=LambdaSweep "$@"
