#!/usr/bin/env bash
# Builds negotiations as large as nobody's and says what they cost: tests/load/run.sh [NAME …]. Not part of dotnet test.
# Each runs in a process of its own, so that its peak of memory is its own.
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet build tests/load/load.cs -v q -nologo -clp:NoSummary
echo '| case | processor time | allocated | live at the end | peak of the process | outcome |'
echo '|---|---|---|---|---|---|'
for name in ${*:-parties issues events provisions}; do dotnet run --no-build tests/load/load.cs -- "$name"; done
