#!/usr/bin/env bash
# Publishes the smoke app and the talks server with Native AOT, warnings as errors, and runs them.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p artifacts
publish() {
    dotnet publish "$1" -c Release -o "artifacts/$2" >"artifacts/$2.log" || { cat "artifacts/$2.log"; exit 1; }
    if grep -E 'warning (IL|AOT)' "artifacts/$2.log"; then exit 1; fi
}
publish tests/TradeModel.AotSmoke aot
./artifacts/aot/TradeModel.AotSmoke
publish docs/samples/TalksServer talks
TALKS_SERVER=artifacts/talks/TalksServer .ci/talks.sh
