#!/usr/bin/env bash
# What it takes to make images ready for CLIP, beside Pillow and NumPy: in turns, medians of processor time. Fails below 2.0 times.
# Usage: bench/Images/run.sh FOLDER [turns, default 20] [python with Pillow and NumPy, default /usr/bin/python3]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

export OPENBLAS_NUM_THREADS=1
dotnet build --configuration Release --nologo --verbosity quiet bench/Images
exec artifacts/bin/CoIN.Images/release/CoIN.Images "${1:?a folder of JPEG and PNG files was expected, see the usage at the top}" "${2:-20}" "${3:-/usr/bin/python3}"
