#!/usr/bin/env bash
# How often intervals hold what they should, on simulated data whose truth is known: of trends, projections and forecasts of conclusion,
# of shares of runs, of tournaments, and of effects of tariffs:
#   tests/coverage/run.sh [SERIES]
# The last results are in results.md. The same number of series (1000 by default) gives the same figures. Not part of dotnet test.
set -euo pipefail
cd "$(dirname "$0")"
dotnet run --project Coverage.csproj -v q -- "${1:-1000}" | tee results.md
