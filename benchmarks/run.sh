#!/usr/bin/env bash
# The whole benchmark suite: benchmarks/run.sh --help. About 25 minutes on two idle cores. Set TRADEMODEL_DATA to the folder of the real
# files, and install Debian's coinor-cbc; what needs them is skipped otherwise, and named. A run of everything also measures what a batch
# costs on a cluster, which is a program of its own, and writes benchmarks/results/cluster.md.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
dotnet build -c Release benchmarks/TradeModel.Benchmarks -v q -clp:NoSummary || exit 1
dotnet benchmarks/TradeModel.Benchmarks/bin/Release/net10.0/TradeModel.Benchmarks.dll suite "$@"; code=$?
case "$*" in
    "" | --resume)
        dotnet run -c Release --project benchmarks/TradeModel.Cluster.Benchmarks -- --write || { echo "FAILED: TradeModel.Cluster.Benchmarks"; code=1; } ;;
esac
exit $code
