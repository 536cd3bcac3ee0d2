#!/usr/bin/env bash
# Executes the notebooks in the real kernels, from the packages of .ci/pack.sh. Installs Debian's Jupyter if it may; ends with 77 without.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! jupyter nbconvert --version >/dev/null 2>&1 && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update && apt-get install -y --no-install-recommends jupyter-nbconvert; } >/dev/null 2>&1 || true
fi
if ls artifacts/packages/TradeModel.Rendering.*.nupkg >/dev/null 2>&1; then export TRADEMODEL_PACKAGES=$PWD/artifacts/packages; fi
docs/notebooks/run.sh
