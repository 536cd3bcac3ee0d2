#!/usr/bin/env bash
# Coverage-guided fuzzing: tests/fuzz/afl/run.sh [TARGET…] [--minutes N] [--no-build]. All targets in turn, 5 minutes each, by default.
# Each run goes on from the corpus of the last one and adds to results.md. README.md says more.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export TRADEMODEL_ROOT=${here%/tests/fuzz/afl}
work=${TRADEMODEL_FUZZ:-${TMPDIR:-/tmp}/trademodel-fuzz}
bin=$work/bin
minutes=5 build=yes targets=()
while [ $# -gt 0 ]; do
    case $1 in
        --minutes) minutes=$2; shift 2 ;;
        --no-build) build=no; shift ;;
        *) targets+=("$1"); shift ;;
    esac
done

command -v afl-fuzz >/dev/null || { apt-get update && apt-get install -y --no-install-recommends afl++; }
mkdir -p "$work"
if [ ! -x "$work/tools/sharpfuzz" ]; then
    dotnet tool install SharpFuzz.CommandLine --version 2.3.0 --tool-path "$work/tools"
fi
if [ $build = yes ] || [ ! -x "$bin/Fuzz" ]; then
    rm -rf "$bin"
    dotnet build "$here/Fuzz.csproj" -c Release -o "$bin" -v q -nologo -clp:NoSummary
    for assembly in "$bin"/TradeModel*.dll "$bin"/CsvHelper.dll "$bin"/YamlDotNet.dll; do "$work/tools/sharpfuzz" "$assembly"; done
fi
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <("$bin/Fuzz" list)

# One process for each core: AFL++ with its byte mutator on the first, the structure-aware fuzzer on the others.
export AFL_NO_UI=1 AFL_SKIP_BIN_CHECK=1 AFL_SKIP_CPUFREQ=1 AFL_NO_AFFINITY=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1
export AFL_AUTORESUME=1 AFL_FORKSRV_INIT_TMOUT=120000 AFL_FAST_CAL=1 DOTNET_GCHeapHardLimit=0x40000000 DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0
others=$(( $(nproc) > 1 ? $(nproc) - 1 : 1 ))
mine=()
finish() { for pid in "${mine[@]}"; do kill "$pid" 2>/dev/null || true; done; sweep; }
sweep() { for dir in /dev/shm/trademodel-fuzz-*; do [ -d "/proc/${dir##*-}" ] || rm -rf "$dir"; done; }
trap finish EXIT

# A fuzzer that ends before its time has met an input that kills the process: it begins again, and its input waits in "died".
structured() {
    local target=$1 seed=$2 until=$((SECONDS + minutes * 60))
    while [ $SECONDS -lt $until ]; do
        "$bin/Fuzz" own "$target" "$work/$target" $((until - SECONDS)) "$seed" || sleep 1
        seed=$((seed + 1000))
    done
}
bytes() {
    local target=$1 until=$((SECONDS + minutes * 60))
    while [ $SECONDS -lt $until ]; do
        afl-fuzz -i "$work/$target/corpus" -M main -o "$work/$target/afl" -F "$work/$target/structured" \
            -x "$work/$target/words" -t 120000 -m none -V $((until - SECONDS)) -- \
            "$bin/Fuzz" afl "$target" "$work/$target" >"$work/$target/afl.log" 2>&1 || sleep 1
    done
}

for target in "${targets[@]}"; do
    echo "== $target, $minutes minutes"
    mkdir -p "$work/$target/corpus" "$work/$target/structured"
    if [ -z "$(ls -A "$work/$target/corpus")" ]; then "$bin/Fuzz" seeds "$target" "$work/$target/corpus"; fi
    "$bin/Fuzz" dictionary "$target" "$work/$target/words"
    mine=()
    bytes "$target" & mine+=($!)
    for ((n = 1; n <= others; n++)); do structured "$target" $(( $(date +%s) + n )) & mine+=($!); done
    wait "${mine[@]}" || true
    mine=()
    sweep
    "$bin/Fuzz" minimise "$target" "$work/$target" "$here/corpora/$target.jsonl" "$here/results.md"
    find "$work/$target/findings" "$work/$target/died" -type f -not -name '*.txt' 2>/dev/null | sed 's/^/finding: /' || true
done
