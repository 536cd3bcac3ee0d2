#!/usr/bin/env bash
# Starts the talks server by its script, and runs the three commands that it prints.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
: >"$work/out"
docs/samples/TalksServer/run.sh >"$work/out" &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" || true; rm -rf "$work"' EXIT
for ((i = 0; i < 3000; i++)); do
    if grep -q '^The secretariat' "$work/out"; then break; fi
    kill -0 "$server" 2>/dev/null || { cat "$work/out"; exit 1; }
    sleep 0.1
done
mapfile -t commands < <(grep '^curl' "$work/out")
[ ${#commands[@]} -eq 3 ]
bash -c "${commands[0]}" | python3 -c 'import json,sys; assert json.load(sys.stdin)["points"]'
bash -c "${commands[1]}" | python3 -c 'import json,sys; assert json.load(sys.stdin)["id"]'
stream=$(timeout 3 bash -c "${commands[2]}" || true)
grep -q '^event: version' <<<"$stream"
echo "the talks server answers its three commands"
