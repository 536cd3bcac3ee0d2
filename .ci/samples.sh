#!/usr/bin/env bash
# Runs every sample as the README prints it, and checks that its JSON is JSON.
set -euo pipefail
cd "$(dirname "$0")/.."
json() { python3 -c 'import json,sys; json.load(sys.stdin)'; }
dotnet run docs/samples/india-us.cs >/dev/null
dotnet run docs/samples/india-us.cs -- --as-of 2025-10-27 --json | json
dotnet run docs/samples/check.cs -- src/TradeModel/Examples/india-us.json
