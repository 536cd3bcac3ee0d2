#!/usr/bin/env bash
# The random campaigns: tests/fuzz/run.sh [CASES] [SEED]. Accepted documents are also checked against the JSON Schema, which needs Node.js.
# Not part of dotnet test.
set -euo pipefail
cd "$(dirname "$0")/../.."
accepted=$(mktemp); trap 'rm -f "$accepted"' EXIT
dotnet run tests/fuzz/json.cs -- --cases "${1:-200000}" --seed "${2:-1}" --accepted "$accepted"
dotnet run tests/fuzz/tables.cs -- --cases "$(( ${1:-200000} / 2 ))" --seed "${2:-1}"
if command -v npm >/dev/null; then
    (cd tests/schema && npm ci --silent --no-audit --no-fund && node lines.mjs "$accepted")
else
    echo "not checked against the JSON Schema: there is no npm"
fi
