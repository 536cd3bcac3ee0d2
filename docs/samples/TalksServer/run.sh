#!/usr/bin/env bash
# Starts the talks server on loopback with the India–US negotiation, and prints three commands to try. Ctrl-C stops it.
#   docs/samples/TalksServer/run.sh [FOLDER]     keeps the negotiation in FOLDER; without one, in a temporary folder
# PORT chooses the port; without it, the system does. TALKS_SERVER names a published program to run in place of the source.
set -euo pipefail
cd "$(dirname "$0")/../../.."
work=$(mktemp -d)
folder=${1:-$work/talks}
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; wait; rm -rf "$work"' EXIT
trap 'exit 0' INT TERM

key() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
india=$(key) america=$(key) secretariat=$(key)
export Talks__Keys__0__Party=IND Talks__Keys__0__Key=$india
export Talks__Keys__1__Party=USA Talks__Keys__1__Key=$america
export Talks__Keys__2__Role=secretariat Talks__Keys__2__Key=$secretariat
export Talks__Data=$folder

program=(${TALKS_SERVER:+"$TALKS_SERVER"})
if [ ${#program[@]} -eq 0 ]; then
    dotnet build docs/samples/TalksServer -v q -nologo -clp:NoSummary >"$work/build" || { cat "$work/build"; exit 1; }
    program=(dotnet docs/samples/TalksServer/bin/Debug/net10.0/TalksServer.dll)
fi
"${program[@]}" --urls "http://127.0.0.1:${PORT:-0}" --Talks:Seed:india-us src/TradeModel/Examples/india-us.json >"$work/out" &
server=$!
until grep -q '^listening on ' "$work/out"; do
    kill -0 "$server" 2>/dev/null || { cat "$work/out"; exit 1; }
    sleep 0.1
done
url=$(sed -n 's/^listening on //p' "$work/out")/negotiations/india-us
version=$(curl -sI -H "Authorization: Bearer $america" "$url" | tr -d '\r' | sed -n 's/^ETag: //p')
event='{"kind":"positionTabled","date":"'$(date -u +%F)'","party":"USA","issue":"steel","position":{"kind":"tariffOffer","finalRate":0,"stages":5}}'

cat <<TRY
The talks server listens on $url
1. India reads how close the parties are:
curl -s -H 'Authorization: Bearer $india' $url/timeline
2. The United States tables an offer, on the version that it has read:
curl -s -H 'Authorization: Bearer $america' -H 'If-Match: $version' -H 'Content-Type: application/json' -d '$event' $url/events
3. India follows what changes:
curl -sN -H 'Authorization: Bearer $india' $url/changes
The secretariat's key is $secretariat
TRY
wait "$server"
