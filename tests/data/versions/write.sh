#!/usr/bin/env bash
# Writes one small document of each format with the packages of artifacts/packages (.ci/pack.sh), into a folder named after their version.
# Run it once for each release, and never change what it wrote: VersionTests and CheckpointVersionTests read it with every later version.
set -euo pipefail
cd "$(dirname "$0")/../../.."
top=$PWD
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
TradeModelVersion=$(basename artifacts/packages/TradeModel.[0-9]*.nupkg .nupkg); TradeModelVersion=${TradeModelVersion#TradeModel.}
export TradeModelVersion NUGET_PACKAGES=$work/packages
folder=$top/tests/data/versions/$TradeModelVersion
[ ! -e "$folder" ] || { echo "$folder is there already, and is kept for good"; exit 1; }
mkdir "$folder"
cp tests/consumers/documents/* tests/TradeModel.AotSmoke/ReferenceEnsemble.cs "$work"
cd "$work"
dotnet run -p:RestoreAdditionalProjectSources="$top/artifacts/packages" -- "$folder"
ls -l "$folder"
