#!/usr/bin/env bash
# How long a VQAv2-sized set takes from raw files to Parquet, beside the same in plain Python: in turns, medians. Fails below 4 times or above 500 MB.
# Usage: bench/Conversion/run.sh [rounds, default 5] [python, default python3] [folder for 700 MB of made-up input, kept; default artifacts/bench/vqa]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

python=${2:-python3}
folder=${3:-artifacts/bench/vqa}
mkdir -p "$folder/out"
[[ -f $folder/VQAv2/v2_mscoco_val2014_annotations.json ]] || "$python" bench/Conversion/make_vqa.py "$folder"
dotnet build --configuration Release --target:CompileAhead --nologo --verbosity quiet bench/Conversion
exec artifacts/ahead/CoIN.Conversion/CoIN.Conversion "$folder" "$folder/out" "${1:-5}" "$python"
