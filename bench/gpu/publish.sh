#!/usr/bin/env bash
# Packs all that bench/gpu/run.sh needs on a machine with a GPU into one archive. Runs here, where the .NET SDK is, after ./build.sh.
# Usage: bench/gpu/publish.sh [ARCHIVE, default artifacts/coin-gpu.tar.xz]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

archive=$(realpath -m "${1:-artifacts/coin-gpu.tar.xz}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
pack=$folder/coin-gpu
duckdb=.tools/lib/libduckdb.so
[[ -e $duckdb ]] || { echo "publish.sh: '$duckdb' is missing; './build.sh' fetches it" >&2; exit 1; }

# Compiled for any machine; the runtime comes along as it is installed here, since a publish for one platform would need packages that not every source has.
dotnet publish build/CoIN.Build.csproj --configuration Release --output "$pack/app" --nologo --verbosity quiet
dotnet publish tests/TorchSharp/CoIN.TorchSharp.Tests.csproj --configuration Release --output "$pack/tests" --nologo --verbosity quiet
rm "$pack"/{app,tests}/libcoin_torch.{so,version} # belong to the libtorch of this machine
rm -rf "$pack"/tests/{CodeCoverage,Microsoft.CodeCoverage*,alpine,arm64,macos,ubuntu,x64,x86} # measure coverage

read -r runtime shared < <(dotnet --list-runtimes | sed -n 's/^Microsoft.NETCore.App \([^ ]*\) \[\(.*\)\]$/\1 \2/p' | tail -n 1)
root=$(dirname "$(dirname "$shared")")
mkdir -p "$pack/dotnet/host/fxr" "$pack/dotnet/shared/Microsoft.NETCore.App"
cp -L "$root/dotnet" "$pack/dotnet"
cp -r "$root/host/fxr/$runtime" "$pack/dotnet/host/fxr"
cp -r "$shared/$runtime" "$pack/dotnet/shared/Microsoft.NETCore.App"

# The program that 'dotnet test' starts, from the SDK.
sdk=$(dotnet --info | sed -n 's/^ *Base Path: *//p')
mkdir -p "$pack/vstest/Extensions"
cp "$sdk"/{vstest.console.*,testhost*,Microsoft.TestPlatform.*.dll,Microsoft.VisualStudio.TestPlatform.*.dll,Microsoft.Extensions.{FileSystemGlobbing,DependencyModel}.dll,Newtonsoft.Json.dll,NuGet.Frameworks.dll} "$pack/vstest"
cp "$sdk"/Extensions/*.dll "$pack/vstest/Extensions"

# What the pipeline reads of the repository.
mkdir -p "$pack/.tools/lib"
cp -L "$duckdb" "$pack/.tools/lib"
cp --parents -r stages/profiles stages/tables reports/templates reports/published src/TorchSharp/native "$pack"
cp bench/gpu/run.sh bench/gpu/README.md "$pack"

mkdir -p "$(dirname "$archive")"
XZ_OPT=-2 tar --create --xz --file "$archive" --directory "$folder" coin-gpu
echo "$archive: $(($(stat -c %s "$archive") >> 20)) MiB; unpack it on the machine with the GPU and call coin-gpu/run.sh"
