#!/usr/bin/env bash
# Builds negotiations that are larger than real ones, and measures their cost: tests/load/run.sh [NAME …]. Not part of dotnet test.
# Each case runs in a separate process, so that its peak of memory is measured separately.
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet build tests/load/load.cs -v q -nologo -clp:NoSummary
echo '| case | processor time | allocated | live at the end | peak of the process | outcome |'
echo '|---|---|---|---|---|---|'
for name in ${*:-parties issues events provisions}; do dotnet run --no-build tests/load/load.cs -- "$name"; done
