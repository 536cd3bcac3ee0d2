#!/usr/bin/env bash
# Uses the packages of artifacts/packages (.ci/pack.sh) as strangers do. Each consumer of tests/consumers is copied to an empty folder,
# restores from that feed into a package cache of its own, is built with warnings as errors, and runs. All of them have to print the same
# figures. Prints the sizes of the published programs and how long they take to start.
set -euo pipefail
cd "$(dirname "$0")/.."
top=$PWD
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
work=$(mktemp -d); server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
TradeModelVersion=$(basename artifacts/packages/TradeModel.[0-9]*.nupkg .nupkg); TradeModelVersion=${TradeModelVersion#TradeModel.}
export TradeModelVersion NUGET_PACKAGES=$work/packages
cp -r tests/consumers/. "$work"
cat > "$work/nuget.config" <<C
<configuration>
  <fallbackPackageFolders><clear /></fallbackPackageFolders>
  <packageSources><add key="ours" value="$top/artifacts/packages" /></packageSources>
  <packageSourceMapping>
    <packageSource key="ours"><package pattern="TradeModel*" /></packageSource>
    <packageSource key="nuget.org"><package pattern="*" /></packageSource>
  </packageSourceMapping>
</configuration>
C

fail() { echo "$*"; exit 1; }
# Publishes the consumer of this folder into out. No package may warn that trimming or Native AOT can break it, except those of Blazor.
publish() {
    dotnet publish -c Release -o out >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
    if grep 'warning ' "$work/log" | grep -vE 'Trim analysis warning IL[0-9]+: Microsoft\.(AspNetCore\.Components|JSInterop)\.'; then
        fail "the publish has warnings"
    fi
}
bytes() { find "$@" -type f -printf '%s\n' | awk '{ n += $1 } END { print n }'; }
# The shortest of ten runs of a program, in milliseconds.
milliseconds() {
    python3 - "$@" <<'P'
import subprocess, sys, time
def run():
    began = time.perf_counter()
    subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began
print(round(1000 * min(run() for _ in range(10))))
P
}
same() { diff <(head -n "$(wc -l <<<"$2")" <<<"$figures") - <<<"$2" || fail "$1 prints other figures than the console app"; echo "ok: $1"; }

# 1. A console app under a culture with other letters and separators, and the same app without culture data.
cd "$work/console"
console() {
    LC_ALL=tr_TR.UTF-8 dotnet run "${@:2}" 2>"$work/error" || cat "$work/error"
    [ "$(cat "$work/error")" = "$1" ] || fail "the culture should be $1, but is $(cat "$work/error")"
}
figures=$(console tr-TR)
echo "$figures"
[ "$(tail -n 1 <<<"$figures")" = "read back equal" ]
rm -r bin obj
same "a consumer with InvariantGlobalization" "$(console "no culture" -p:InvariantGlobalization=true)"

# 2. A script, and F#: a project and a script.
cd "$work/script"
sed -i "s/@VERSION/@$TradeModelVersion/" figures.cs
same "a file-based script" "$(dotnet run figures.cs)"
cat > dropped.cs <<C
#:package TradeModel@$TradeModelVersion
#:property TradeModelUsings=enable
Negotiation negotiation = BundledNegotiations.IndiaUnitedStates;
negotiation.AsOf(new LocalDate(2025, 10, 27));
C
dotnet build dropped.cs >"$work/log" || { cat "$work/log"; exit 1; }
grep -q TRADE001 "$work/log" || fail "a changed copy that is dropped gives no warning: $(cat "$work/log")"
echo "ok: the package's analyzer warns of a changed copy that is dropped"
cd "$work/fsharp"
same "an F# project" "$(dotnet run)"
sed "s|^#r \"NodaTime.dll\"\$|#i \"nuget: $top/artifacts/packages\"|
    s|^#r \"TradeModel.dll\"\$|#r \"nuget: TradeModel, $TradeModelVersion\"|" "$top/docs/samples/fsharp.fsx" > figures.fsx
dotnet fsi figures.fsx >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
grep -q '^WHAT INDIA DID$' "$work/log"
echo "ok: an F# script"

# 3. Native AOT: the smoke app, which also runs simulations, and the talks server.
cd "$work/aot"
cp "$top"/tests/TradeModel.AotSmoke/*.cs .
publish
./out/Aot
[ "$(./out/Aot score)" = "$(sed -n 2p <<<"$figures")" ] || fail "the Native AOT app prints another score"
echo "ok: Native AOT, 0 warnings, $(bytes out/Aot) bytes, starts and scores the negotiation in $(milliseconds ./out/Aot score) ms"
mkdir "$work/talks"
cd "$work/talks"
cp "$top"/docs/samples/TalksServer/*.cs "$top"/docs/samples/TalksServer/TalksServer.csproj .
sed -i 's|<ProjectReference Include=".*/TradeModel.csproj" />|<PackageReference Include="TradeModel" Version="'"$TradeModelVersion"'" />|
    s|<RootNamespace>|<TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>&|' \
    TalksServer.csproj
publish
TALKS_SERVER=$work/talks/out/TalksServer "$top/.ci/talks.sh"
echo "ok: the talks server with Native AOT, 0 warnings, $(bytes out/TalksServer) bytes"

# 4. A Blazor WebAssembly page, trimmed, in Chromium.
cd "$work/wasm"
publish
echo "ok: Blazor WebAssembly, trimmed, 0 warnings of our packages," \
    "$(bytes out/wwwroot -name '*.br') bytes compressed with Brotli, $(bytes out/wwwroot -not -name '*.br' -not -name '*.gz') bytes without"
[ -x /usr/bin/chromium ] || { echo "not opened: there is no Chromium"; exit 0; }
python3 -u -m http.server 0 --bind 127.0.0.1 --directory out/wwwroot >"$work/address" 2>/dev/null &
server=$!
until address=$(grep -oE 'http://[^ )]+' "$work/address"); do kill -0 "$server" || fail "no web server"; sleep 0.1; done
timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$work/chromium" --virtual-time-budget=60000 --dump-dom "$address" \
    >"$work/page.html" 2>"$work/log" || { cat "$work/log"; exit 1; }
while read -r figure; do
    grep -qF ">$figure<" "$work/page.html" || { head -c 2000 "$work/page.html"; fail "the page does not show: $figure"; }
done < <(head -n 3 <<<"$figures")
grep -q '<title id="tm-convergence-[^"]*">' "$work/page.html" || fail "the page shows no chart"
echo "ok: the page shows the negotiation's figures and its chart"
