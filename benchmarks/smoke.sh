#!/usr/bin/env bash
# Runs a few benchmarks and fails if one allocates more than its budget (Smoke/AllocationBudgets.cs) or does not run. No time is judged.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
project=benchmarks/TradeModel.Benchmarks
# CI has built it already. The project is optimized in every configuration.
program=$project/bin/Debug/net10.0/TradeModel.Benchmarks.dll
[ -n "${CI:-}" ] && [ -f "$program" ] || dotnet build "$project" -v q -clp:NoSummary
DOTNET_TieredCompilation=0 DOTNET_TieredPGO=0 dotnet "$program" smoke "$@"
