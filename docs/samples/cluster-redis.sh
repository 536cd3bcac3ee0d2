#!/usr/bin/env bash
# Two silos, each a process, and a caller; Redis keeps the list of members. Kills a silo while the runs go on, and compares the digest with
# that of one process: docs/samples/cluster-redis.sh [RUNS] [SEED]. Needs Debian's redis-server.
set -euo pipefail
cd "$(dirname "$0")"
runs=${1:-5000} seed=${2:-7} port=6399 started=()
folder=$(mktemp -d)
trap 'kill "${started[@]}" 2>/dev/null || true; rm -rf "$folder"' EXIT
dotnet build cluster-redis.cs -o "$folder/app" -v q -nologo >"$folder/log" || { cat "$folder/log"; exit 1; }
expected=$(dotnet run ensemble.cs -- --runs "$runs" --seed "$seed" --json | python3 -c 'import json,sys; print(json.load(sys.stdin)["digest"])')
redis-server --port $port --save "" --appendonly no --dir "$folder" >/dev/null & started+=($!)
"$folder/app/cluster-redis" silo localhost:$port 0 & started+=($!)
"$folder/app/cluster-redis" silo localhost:$port 1 & started+=($!)
silo=$!
sleep 8                                 # until both silos are members
"$folder/app/cluster-redis" run localhost:$port "$runs" "$seed" >"$folder/digest" & caller=$!
sleep 4
kill -9 "$silo"
kill -0 "$caller" && echo "killed a silo while the runs went on"
wait "$caller"
echo "one process: $expected"
echo "cluster:     $(cat "$folder/digest")"
[ "$expected" = "$(cat "$folder/digest")" ]
