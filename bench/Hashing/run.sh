#!/usr/bin/env bash
# How fast files are hashed, beside SHA-256 on bytes in memory and OpenSSL on a file. At least 80 % of the former is wanted; copying out of the kernel is in the way of both.
# The files lie where a cache lies by default, on the disk and, as they were just written, in the kernel's memory. A memory file system copies more slowly.
# Usage: bench/Hashing/run.sh [rounds, default 7] [folder, default artifacts/bench/hashing]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

dotnet build bench/Hashing -c Release -v q --nologo >/dev/null
mkdir -p "${2:-artifacts/bench/hashing}"
folder=$(mktemp -d -p "${2:-artifacts/bench/hashing}")
trap 'rm -rf "$folder"' EXIT
if command -v openssl >/dev/null; then
    openssl speed -evp sha256 -bytes 262144 -seconds 1 2>/dev/null | awk '/^(sha256|SHA256)/ { printf "openssl speed -evp sha256, by processor time: %18.0f MB/s\n", $NF / 1000 }'
    head -c 536870912 /dev/zero >"$folder/file"
    TIMEFORMAT='%U %S'
    for ((i = 0; i < 5; i++)); do { time openssl dgst -sha256 "$folder/file" >/dev/null; } 2>&1; done | awk '{ print 536.870912 / ($1 + $2) }' | sort -n \
        | awk '{ rate[NR] = $1 } END { printf "openssl dgst -sha256 of a file, by processor time: %12.0f MB/s\n", rate[3] }'
    rm "$folder/file"
fi
sync
dotnet artifacts/bin/CoIN.Bench.Hashing/release/CoIN.Bench.Hashing.dll "$folder" "${1:-7}"
