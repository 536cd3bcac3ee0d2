#!/usr/bin/env bash
# Declares every public member of the packages in PublicAPI.Unshipped.txt, from scratch. What has been released is in
# PublicAPI.Shipped.txt and stays; read the diff before you commit it.
set -euo pipefail
cd "$(dirname "$0")"
for project in */*.csproj; do
    folder=$(dirname "$project")
    [ "$folder" != TradeModel.Analyzers ] || continue   # part of the package TradeModel, without an API of its own
    [ -f "$folder/PublicAPI.Shipped.txt" ] || echo '#nullable enable' > "$folder/PublicAPI.Shipped.txt"
    echo '#nullable enable' > "$folder/PublicAPI.Unshipped.txt"
    { dotnet build "$project" --no-incremental -p:TreatWarningsAsErrors=false 2>&1 || true; } \
        | { grep -F "/src/$folder/" || true; } \
        | { grep -oE "RS0016: Symbol '.*' is not part of the declared" || true; } \
        | sed -E "s/^RS0016: Symbol '(.*)' is not part of the declared$/\1/" \
        | LC_ALL=C sort -u >> "$folder/PublicAPI.Unshipped.txt"
    written=$(grep -cE '<Clone>\$|operator [!=]=|\.Equals\(|\.GetHashCode\(\)|EqualityContract|PrintMembers' "$folder/PublicAPI.Unshipped.txt" || true)
    echo "$folder: $(($(wc -l < "$folder/PublicAPI.Unshipped.txt") - 1)) members, $written of them for equality and copies"
done
