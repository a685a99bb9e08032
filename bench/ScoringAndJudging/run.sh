#!/usr/bin/env bash
# How much processor time the TextVQA scorer takes for 100,000 predictions in both columns (at most 2 s), and how many verdicts a second come from an endpoint on
# loopback that answers after 20 ms (at least 50): medians of some rounds. Exit code 1 if a limit is missed.
# Usage: bench/ScoringAndJudging/run.sh [rounds, default 5]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

exec dotnet run --configuration Release --project bench/ScoringAndJudging -- "$@"
