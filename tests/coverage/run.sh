#!/usr/bin/env bash
# How often intervals hold what they should, on simulated data whose truth is known: of trends, projections and forecasts of conclusion,
# of shares of runs, of tournaments, and of effects of tariffs:
#   tests/coverage/run.sh [SERIES]
# The last results are in results.md; it changes only after a whole run. The same number of series (1000 by default) gives the same figures
# with any number of processors. Not part of dotnet test.
set -euo pipefail
cd "$(dirname "$0")"
new=$(mktemp); trap 'rm -f "$new"' EXIT
dotnet run --project Coverage.csproj -v q -- "${1:-1000}" | tee "$new"
cat "$new" > results.md
