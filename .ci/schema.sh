#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")/.."
tests/schema/run.sh
