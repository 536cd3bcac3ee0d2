#!/usr/bin/env bash
# Packs every package and checks the result:
#  - the API against the packages of the last release (the newest tag v*), if there is one;
#  - a script in an empty folder that installs the packages from a local feed;
#  - packages of mixed versions: a newer domain under the other packages as they are, and the last release's packages, if there are any.
set -euo pipefail
cd "$(dirname "$0")/.."
top=$PWD
rm -rf artifacts/packages artifacts/newer artifacts/baseline
work=$(mktemp -d); trap 'cd "$top"; rm -rf "$work"; git worktree prune' EXIT

# 1. The last release, packed from its tag.
baseline=()
if tag=$(git describe --tags --abbrev=0 --match 'v*' HEAD^ 2>/dev/null); then
    git worktree add -q --detach "$work/release" "$tag"
    dotnet pack "$work/release" -c Release -o artifacts/baseline -p:EnablePackageValidation=false >"$work/log" || { cat "$work/log"; exit 1; }
    old=$(basename artifacts/baseline/TradeModel.[0-9]*.nupkg .nupkg); old=${old#TradeModel.}
    baseline=("-p:BaselineFolder=$top/artifacts/baseline" "-p:BaselineVersion=$old")
    echo "comparing with the packages of $tag"
else
    echo "no release yet: no packages to compare the API with"
fi

# 2. The packages of this commit.
dotnet pack -c Release -o artifacts/packages "${baseline[@]}"
version=$(basename artifacts/packages/TradeModel.[0-9]*.nupkg .nupkg); version=${version#TradeModel.}

# 3. The domain alone under a higher version.
newer="${version%%-*}.1"
dotnet pack src/TradeModel -c Release -o artifacts/newer -p:VersionPrefix="$newer" -p:VersionSuffix= -p:EnablePackageValidation=false >"$work/log" \
    || { cat "$work/log"; exit 1; }

cd "$work"
cat > nuget.config <<X
<configuration>
  <config><add key="globalPackagesFolder" value="$work/packages" /></config>
  <fallbackPackageFolders><clear /></fallbackPackageFolders>
  <packageSources><add key="ours" value="$top/artifacts/packages" /><add key="newer" value="$top/artifacts/newer" /></packageSources>
  <packageSourceMapping>
    <packageSource key="ours"><package pattern="TradeModel*" /></packageSource>
    <packageSource key="newer"><package pattern="TradeModel" /></packageSource>
    <packageSource key="nuget.org"><package pattern="*" /></packageSource>
  </packageSourceMapping>
</configuration>
X
# Runs the script of standard input with the packages named, and prints its output.
script() {
    local name=$1; shift
    { for package in "$@"; do echo "#:package $package"; done; printf '#:property TradeModelUsings=enable\n#:property PublishAot=false\n'; cat; } > "$name.cs"
    dotnet run "$name.cs" || { dotnet build "$name.cs" >&2; return 1; }
}

out=$(script example "TradeModel@$version" <<< 'Console.WriteLine(BundledNegotiations.IndiaUnitedStates.MeasureConvergence().Overall);')
echo "the packed example prints: $out"
grep -qE '^0\.[0-9]+ on the issues tabled' <<<"$out"

# The package's analyzer warns if a changed copy is dropped.
out=$(script dropped "TradeModel@$version" 2>&1 <<'X'
Negotiation negotiation = BundledNegotiations.IndiaUnitedStates;
negotiation.AsOf(new LocalDate(2025, 10, 27));
X
)
grep -q TRADE001 <<<"$out" || { echo "a dropped result gives no warning: $out"; exit 1; }

mixed() {
    cat <<'X'
Negotiation negotiation = BundledNegotiations.IndiaUnitedStates;
NegotiationScenario bargain = NegotiationScenario.From(negotiation);
Console.WriteLine(bargain.Scenario.ParetoFrontier().Nash);
Console.WriteLine(NegotiationActorTable.From(negotiation));
Console.WriteLine(NegotiationSamples.Create(seed: 1, parties: 3, issues: 20, events: 200).Log.Count);
ImportResult<UsitcTariffLine> file = UsitcTariffDatabase.Reader.Read(
    new MemoryStream("hts8|brief_description|mfn_text_rate\n01013000|Asses|6.8%\n"u8.ToArray()));
Console.WriteLine(file.Rows[0].ToTariffLine());
Console.WriteLine(negotiation.ConvergenceTimeline().ToTable().ToParquet().Length);
Console.WriteLine(negotiation.ConvergenceTimeline().ToSvg().Length);
Console.WriteLine($"domain {typeof(Negotiation).Assembly.GetName().Version}, bargaining {typeof(Scenario).Assembly.GetName().Version}");
X
}
same=$(mixed | script same "TradeModel@$version" "TradeModel.Prediction@$version" "TradeModel.Import@$version" "TradeModel.Testing@$version" "TradeModel.Parquet@$version" "TradeModel.Rendering@$version")
other=$(mixed | script other "TradeModel@$newer" "TradeModel.Prediction@$version" "TradeModel.Import@$version" "TradeModel.Testing@$version" "TradeModel.Parquet@$version" "TradeModel.Rendering@$version")
printf 'packages of one version:\n%s\na newer domain below them:\n%s\n' "$same" "$other"
[ "$(sed '$d' <<<"$same")" = "$(sed '$d' <<<"$other")" ] || { echo "packages of mixed versions answer otherwise"; exit 1; }
[ "$(tail -n 1 <<<"$same")" != "$(tail -n 1 <<<"$other")" ] || { echo "the newer domain was not used"; exit 1; }
