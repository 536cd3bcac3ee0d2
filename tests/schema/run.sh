#!/usr/bin/env bash
# Installs the validator and checks golden files and examples against the shipped JSON Schema.
set -euo pipefail
cd "$(dirname "$0")"
npm ci --silent --no-audit --no-fund
node check.mjs
