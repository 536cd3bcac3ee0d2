#!/usr/bin/env bash
# The fuzz campaign: tests/fuzz/run.sh [CASES] [SEED]. What is read is also held against the JSON Schema. Not part of dotnet test.
set -euo pipefail
cd "$(dirname "$0")/../.."
accepted=$(mktemp); trap 'rm -f "$accepted"' EXIT
dotnet run tests/fuzz/json.cs -- --cases "${1:-200000}" --seed "${2:-1}" --accepted "$accepted"
(cd tests/schema && npm ci --silent --no-audit --no-fund && node lines.mjs "$accepted")
dotnet run tests/fuzz/tables.cs -- --cases "$(( ${1:-200000} / 2 ))" --seed "${2:-1}"
