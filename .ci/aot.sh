#!/usr/bin/env bash
# Publishes the smoke app with Native AOT, warnings as errors, and runs it.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p artifacts
dotnet publish tests/TradeModel.AotSmoke -c Release -o artifacts/aot > artifacts/aot.log || { cat artifacts/aot.log; exit 1; }
! grep -E 'warning (IL|AOT)' artifacts/aot.log
./artifacts/aot/TradeModel.AotSmoke
