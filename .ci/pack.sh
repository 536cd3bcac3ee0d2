#!/usr/bin/env bash
# Packs every package into artifacts/packages and checks the result:
#  - each package holds the list of its dependencies (SBOM) and asks for its siblings in its own version or a later one;
#  - the API against the packages of the last release (the newest tag v*), or until there is one, of the commit in .ci/baseline;
#  - packages of mixed versions: a newer domain below the others gives the same answers, and an older one is refused by the restore.
set -euo pipefail
cd "$(dirname "$0")/.."
top=$PWD
rm -rf artifacts/packages artifacts/newer artifacts/older artifacts/baseline artifacts/sbom
work=$(mktemp -d); trap 'cd "$top"; rm -rf "$work"; git worktree prune' EXIT
quietly() { "$@" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }; }

# The build of the tests runs the analyzers, so the builds of this script do not.
built=(-p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false)

# 1. The packages to compare with.
baseline=$(git describe --tags --abbrev=0 --match 'v*' HEAD^ 2>/dev/null) || baseline=$(sed -n 's/^\([0-9a-f]\{40\}\)$/\1/p' .ci/baseline)
if ! git cat-file -e "$baseline^{commit}" 2>/dev/null; then
    # A shallow clone. The PublicAPI files still guard the API.
    compare=()
    echo "the API is not compared: the baseline $baseline is not in this clone; fetch the whole history"
elif git diff --quiet "$baseline" -- src; then
    compare=()
    echo "the API is that of $baseline: src has not changed since"
else
    git worktree add -q --detach "$work/baseline" "$baseline"
    quietly dotnet pack "$work/baseline" -c Release -o artifacts/baseline "${built[@]}" -p:TreatWarningsAsErrors=false \
        -p:EnablePackageValidation=false
    git worktree remove --force "$work/baseline"
    old=$(basename artifacts/baseline/TradeModel.[0-9]*.nupkg .nupkg); old=${old#TradeModel.}
    compare=("-p:BaselineFolder=$top/artifacts/baseline" "-p:BaselineVersion=$old")
    echo "comparing the API with version $old as of $baseline"
fi

# 2. The dependencies of each package, from the restored lock files: a CycloneDX document without a random number and the time.
quietly dotnet restore
tools=$top/artifacts/tools
[ -x "$tools/dotnet-CycloneDX" ] || quietly dotnet tool install --tool-path "$tools" CycloneDX --version 6.3.1
version=$(dotnet msbuild src/TradeModel -getProperty:Version)
for project in src/TradeModel*/; do
    name=$(basename "$project")
    [ "$name" != TradeModel.Analyzers ] || continue
    quietly "$tools/dotnet-CycloneDX" "$project$name.csproj" -o artifacts/sbom -fn "$name.json" -F Json --disable-package-restore \
        --exclude-dev --include-project-references --no-serial-number --set-name "$name" --set-version "$version" --set-type Library
    sed -i '/^ *"timestamp":/d' "artifacts/sbom/$name.json"
done

# 3. The packages of this commit.
quietly dotnet pack --no-restore -c Release -o artifacts/packages "${built[@]}" "${compare[@]}" "-p:SbomFolder=$top/artifacts/sbom"
python3 .ci/packages.py artifacts/packages "$version"

# 4. The domain alone under a higher version, and the same package under a lower one.
newer="${version%%-*}.1"; older=0.0.1
quietly dotnet pack src/TradeModel --no-restore -c Release -o artifacts/newer "${built[@]}" -p:VersionPrefix="$newer" -p:VersionSuffix= \
    -p:IntermediateOutputPath=obj/newer/ -p:OutputPath=bin/newer/ -p:EnablePackageValidation=false
python3 .ci/packages.py --rename "artifacts/packages/TradeModel.$version.nupkg" "$version" "$older" artifacts/older

cd "$work"
cat > nuget.config <<C
<configuration>
  <config><add key="globalPackagesFolder" value="$work/packages" /></config>
  <fallbackPackageFolders><clear /></fallbackPackageFolders>
  <packageSources>
    <add key="ours" value="$top/artifacts/packages" />
    <add key="newer" value="$top/artifacts/newer" />
    <add key="older" value="$top/artifacts/older" />
  </packageSources>
  <packageSourceMapping>
    <packageSource key="ours"><package pattern="TradeModel*" /></packageSource>
    <packageSource key="newer"><package pattern="TradeModel" /></packageSource>
    <packageSource key="older"><package pattern="TradeModel" /></packageSource>
    <packageSource key="nuget.org"><package pattern="*" /></packageSource>
  </packageSourceMapping>
</configuration>
C
others=$(cd "$top/artifacts/packages"; for file in TradeModel.[A-Z]*.nupkg; do echo "${file%".$version.nupkg"}"; done)
# Writes a script that uses every package, with the domain in the version named. It copies native libraries of this machine alone.
script() {
    {
        echo "#:package TradeModel@$1"
        for package in $others; do echo "#:package $package@$version"; done
        printf '#:property %s\n' TradeModelUsings=enable PublishAot=false UseCurrentRuntimeIdentifier=true
        cat "$top/tests/consumers/every-package.cs"
    } > "with-$1.cs"
}
answers() { script "$1"; dotnet run "with-$1.cs" || { dotnet build "with-$1.cs" >&2; return 1; }; }
same=$(answers "$version")
other=$(answers "$newer")
printf 'packages of one version:\n%s\na newer domain below them:\n%s\n' "$same" "$other"
[ "$(sed '$d' <<<"$same")" = "$(sed '$d' <<<"$other")" ] || { echo "packages of mixed versions answer otherwise"; exit 1; }
[ "$(tail -n 1 <<<"$same")" != "$(tail -n 1 <<<"$other")" ] || { echo "the newer domain was not used"; exit 1; }
script "$older"
if dotnet build "with-$older.cs" >log 2>&1; then echo "an older domain below the packages is not refused"; exit 1; fi
grep -qE "NU1605.*downgrade: TradeModel from $version to $older" log || { cat log; exit 1; }
echo "an older domain below them: refused by the restore (NU1605)"
