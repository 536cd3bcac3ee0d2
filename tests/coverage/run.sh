#!/usr/bin/env bash
# How often the interval of a trend, the span of a projection and the forecasts of conclusion hold on simulated series and negotiations:
#   tests/coverage/run.sh [SERIES]
# The last results are in results.md. The same number of series (1000 by default) gives the same figures. Not part of dotnet test.
set -euo pipefail
cd "$(dirname "$0")"
dotnet run --project Coverage.csproj -v q -- "${1:-1000}" | tee results.md
