#!/usr/bin/env bash
# How long a training step takes, beside the same step in plain PyTorch on the same libtorch: in turns, medians, one thread each.
# Usage: bench/TrainingStep/run.sh [turns that count, default 40] [python, default /usr/bin/python3]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
exec dotnet run --configuration Release --project bench/TrainingStep -- "$@"
