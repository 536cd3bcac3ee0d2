#!/usr/bin/env bash
# Packs every package; then a script in an empty folder, with only the local feed for ours, loads the bundled example and prints its score.
set -euo pipefail
cd "$(dirname "$0")/.."
rm -rf artifacts/packages
dotnet pack -c Release -o artifacts/packages
feed=$PWD/artifacts/packages
version=$(basename "$feed"/TradeModel.[0-9]*.nupkg .nupkg); version=${version#TradeModel.}
empty=$(mktemp -d); trap 'rm -rf "$empty"' EXIT
cd "$empty"
cat > nuget.config <<X
<configuration>
  <config><add key="globalPackagesFolder" value="$empty/packages" /></config>
  <fallbackPackageFolders><clear /></fallbackPackageFolders>
  <packageSources><add key="ours" value="$feed" /></packageSources>
  <packageSourceMapping><packageSource key="ours"><package pattern="TradeModel*" /></packageSource><packageSource key="nuget.org"><package pattern="*" /></packageSource></packageSourceMapping>
</configuration>
X
cat > script.cs <<X
#:package TradeModel@$version
#:property TradeModelUsings=enable
#:property PublishAot=false
Console.WriteLine(BundledNegotiations.IndiaUnitedStates.MeasureConvergence().Overall);
X
out=$(dotnet run script.cs)
echo "the packed example prints: $out"
grep -qE '^0\.[0-9]+ of ' <<<"$out"
