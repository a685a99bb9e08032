#!/usr/bin/env bash
# Installs what is missing, restores the tools, then hands over to Cake. Silent when nothing is missing.
set -euo pipefail
cd "${BASH_SOURCE[0]%/*}"

readonly cake_version=7.0.0
readonly duckdb_package=@duckdb/node-bindings-linux-x64 duckdb_version=1.5.6-r.1
readonly duckdb_sha256=3f4962cdd266eab2b479a5b5a4a6d063d279b2954ae814ed00385d553b747633
readonly duckdb=.tools/lib/libduckdb.so
readonly libraries=/usr/lib/$HOSTTYPE-linux-gnu
# The libtorch to build against and run on; a PyTorch's site-packages/torch will do.
readonly torch=${TorchDirectory:-}

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

say() { printf 'build.sh: %s\n' "$*" >&2; }
fail() { say "$@"; exit 1; }

# True if one of the paths exists. No process is started: the usual run must not be felt.
any() { local path; for path in "$@"; do [[ -e $path ]] && return 0; done; return 1; }

missing_packages() {
    packages=()
    command -v g++ >/dev/null || packages+=(g++)
    if [[ -z $torch ]]; then
        any /usr/include/torch/script.h && any "$libraries/libtorch.so" || packages+=(libtorch-dev)
        # Debian's libtorch uses whichever libblas.so.3 is installed; the reference BLAS is 25 times slower than these.
        any "$libraries"/openblas-{pthread,openmp}/libblas.so.3 /usr/lib/*/libmkl_rt.so /usr/lib/*/blis-*/libblas.so.3 \
            || packages+=(libopenblas0-pthread)
    fi
    any /usr/include/turbojpeg.h /usr/local/include/turbojpeg.h || packages+=(libturbojpeg0-dev)
}

install_packages() {
    local command="apt-get update && apt-get install -y --no-install-recommends ${packages[*]}"
    command -v apt-get >/dev/null \
        || fail "missing: ${packages[*]} (Debian's names); install them with this system's package manager, or name a libtorch with TorchDirectory=DIR"
    if [[ $EUID -ne 0 ]]; then
        say "missing: ${packages[*]}; install with this command, then run build.sh again:"
        printf "sudo sh -c '%s'\n" "$command" >&2
        exit 1
    fi
    say "installing ${packages[*]} and what they need; this takes minutes, .tools/apt.log shows how far it is"
    mkdir -p .tools
    DEBIAN_FRONTEND=noninteractive sh -c "$command" </dev/null >.tools/apt.log 2>&1 \
        || { tail -n 20 .tools/apt.log >&2; fail "apt-get failed; the whole log is in .tools/apt.log; try: $command"; }
    missing_packages
    [[ ${#packages[@]} -eq 0 ]] || fail "installed ${packages[*]}, yet their files are not where this script looks; is this a Debian system?"
}

duckdb_present() { [[ -f $duckdb && -f $duckdb.sha256 && $(<"$duckdb.sha256") == "$duckdb_sha256" ]]; }

install_duckdb() {
    [[ $HOSTTYPE == x86_64 ]] || fail "libduckdb is pinned for x86_64 only, this machine is $HOSTTYPE"
    command -v npm >/dev/null || fail "libduckdb.so is missing and npm, which fetches it, too; install Node.js (apt-get install npm), then run build.sh again"
    say "fetching libduckdb ($duckdb_package $duckdb_version)"
    local folder
    mkdir -p "${duckdb%/*}"
    folder=$(mktemp -d .tools/duckdb.XXXXXX)
    trap 'rm -rf "$folder"' EXIT
    (cd "$folder" && npm pack --silent "$duckdb_package@$duckdb_version" >/dev/null && tar -xzf ./*.tgz package/libduckdb.so) \
        || fail "npm could not fetch $duckdb_package@$duckdb_version; is its registry reachable?"
    local found
    found=$(sha256sum <"$folder/package/libduckdb.so"); found=${found%% *}
    [[ $found == "$duckdb_sha256" ]] || fail "libduckdb.so of $duckdb_package@$duckdb_version: SHA-256 $found found, $duckdb_sha256 expected"
    mv "$folder/package/libduckdb.so" "$duckdb"
    printf '%s\n' "$duckdb_sha256" >"$duckdb.sha256" # written last: its presence says that the library is whole
    rm -rf "$folder"
    trap - EXIT
}

cake_present() {
    local resolver=${DOTNET_CLI_HOME:-$HOME}/.dotnet/toolResolverCache/1/cake.tool
    [[ -f $resolver && $(<"$resolver") == *"\"$cake_version\""* ]] \
        && any "${NUGET_PACKAGES:-$HOME/.nuget/packages}/cake.tool/$cake_version/tools/net10.0/any/Cake.dll"
}

restore_cake() {
    say "restoring Cake $cake_version"
    local output
    output=$(dotnet tool restore </dev/null 2>&1) || fail "dotnet tool restore failed: $output"
}

command -v dotnet >/dev/null || fail "dotnet is missing; install the .NET SDK that global.json names (https://dot.net)"
missing_packages
[[ ${#packages[@]} -eq 0 ]] || install_packages
duckdb_present || install_duckdb
cake_present || restore_cake

# Cake answers --help and -h with its own options before it reads our script.
arguments=()
for argument in "$@"; do
    case $argument in
        -h | --help) arguments+=(--target=Help) ;;
        *) arguments+=("$argument") ;;
    esac
done
exec dotnet cake "${arguments[@]}"
