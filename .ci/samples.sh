#!/usr/bin/env bash
# Runs the samples as the README prints them, and checks that their JSON is JSON.
set -euo pipefail
cd "$(dirname "$0")/.."
# The first run of a sample builds it.
json() { python3 -c 'import json,sys; json.load(sys.stdin)'; }
dotnet run docs/samples/india-us.cs >/dev/null
dotnet run --no-build docs/samples/india-us.cs -- --as-of 2025-10-27 --json | json
dotnet run docs/samples/cptpp.cs >/dev/null
dotnet run --no-build docs/samples/cptpp.cs -- --json | json
dotnet run docs/samples/check.cs -- src/TradeModel/Examples/india-us.json
dotnet run docs/samples/timeline.cs -- --json | json
report=$(mktemp --suffix=.html)
dotnet run docs/samples/report.cs -- "$report"
dotnet run --no-build docs/samples/report.cs -- src/TradeModel/Examples/india-us.json "$report"
rm -f "$report"
dotnet run docs/samples/bargain.cs -- --json | json
dotnet run docs/samples/ensemble.cs -- --runs 500 --seed 7 --threads 2 --json | json
digest() { python3 -c 'import json,sys; print(json.load(sys.stdin)["digest"])'; }
[ "$(dotnet run docs/samples/cluster.cs -- --silos 2 --runs 500 --seed 7 --kill-one --json | digest)" = \
    "$(dotnet run --no-build docs/samples/ensemble.cs -- --runs 500 --seed 7 --json | digest)" ]
dotnet run docs/samples/constrained.cs -- --issues 30 --options 4 --constraints 70 --objective utilitarian --seed 1 --json | json
dotnet run docs/samples/duty.cs -- '75% or $345/MT whichever is higher' --json | json
charts=$(mktemp -d)
dotnet run docs/samples/charts.cs -- "$charts"
rm -r "$charts"
dotnet run docs/samples/store-jsonl.cs
dotnet run docs/samples/store-sqlite.cs
dotnet run docs/samples/store-efcore.cs
.ci/talks.sh
if [ -n "${TRADEMODEL_POSTGRES:-}" ]; then
    dotnet run docs/samples/store-postgres.cs
    dotnet run docs/samples/store-marten.cs
fi
dotnet run docs/samples/effects.cs -- stakes --json | json
dotnet run --no-build docs/samples/effects.cs -- stakes --smart --json | json
dotnet run --no-build docs/samples/effects.cs -- shocks --json | json
if [ -n "${TRADEMODEL_DATA:-}" ]; then
    scenarios=$(mktemp -d)
    cp -r "$TRADEMODEL_DATA"/scenarios/{y2010-ItexvsCypress,y2011-Laptop,y2013-Ultimatum} "$scenarios"
    dotnet run docs/samples/tournament.cs -- "$scenarios" --steps 20 --json | json
    chmod -R u+w "$scenarios"
    rm -r "$scenarios"
    dotnet run docs/samples/predict.cs -- "$TRADEMODEL_DATA/deu3.csv" --trace d00032i1 >/dev/null
    dotnet run docs/samples/tariff-schedule.cs -- "$TRADEMODEL_DATA/usitc-tariff-database-2024.zip" --json | json
    dotnet run docs/samples/offer.cs -- "$TRADEMODEL_DATA/usitc-tariff-database-2024.zip" --json | json
    dotnet run docs/samples/negotiate.cs -- "$TRADEMODEL_DATA"/scenarios/y2011-Laptop/laptop_{domain,buyer_utility,seller_utility}.xml \
        --a boulware --b micro --steps 100 --repeat 100 --json | json
    dotnet run docs/samples/compare-schedules.cs -- "$TRADEMODEL_DATA/usitc-tariff-database-2024.zip" \
        "$TRADEMODEL_DATA/usitc-tariff-database-2024.zip" --json | json
    flows=$(mktemp --suffix=.csv)
    printf 'code,partner,value\n61091000,India,100\n61091000,Korea,300\n' >"$flows"
    dotnet run --no-build docs/samples/effects.cs -- smart --schedule "$TRADEMODEL_DATA/usitc-tariff-database-2024.zip" \
        --trade "$flows" --offer eliminate:10 --partner India --json | json
    rm -f "$flows"
    dotnet run --no-build docs/samples/effects.cs -- structural "$TRADEMODEL_DATA/nafta-caliendo-parro.zip" --zero-deficits --json | json
fi
