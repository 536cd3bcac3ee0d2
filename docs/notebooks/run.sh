#!/usr/bin/env bash
# Executes every notebook of docs/notebooks in the real .NET Interactive kernel, from the packed packages.
#   docs/notebooks/run.sh [--update] [--html FOLDER] [NAME.ipynb …]
# Fails on an exception, on a cell without output, on an output that no formatter wrote (an object tree), and if the outputs are not
# those that are committed. --update writes the outputs into the notebooks; --html also writes each notebook as a page.
# TRADEMODEL_PACKAGES names a folder with the packages; without it, they are packed. Needs Jupyter's nbconvert (Debian: jupyter-nbconvert);
# ends with code 77 if there is none. Installs the kernel below the folder artifacts.
set -euo pipefail
cd "$(dirname "$0")"
top=$(cd ../.. && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT=1
update=(); html=; names=()
while [ $# -gt 0 ]; do
    case $1 in
        --update) update=(--update) ;;
        --html) mkdir -p "$2"; html=$(cd "$2" && pwd); shift ;;
        *) names+=("$1") ;;
    esac
    shift
done
[ "${#names[@]}" -gt 0 ] || names=(*.ipynb)
if ! jupyter nbconvert --version >/dev/null 2>&1; then
    echo "skipped: there is no Jupyter nbconvert; on Debian: apt-get install --no-install-recommends jupyter-nbconvert"
    exit 77
fi

# 1. The kernel, once.
version=1.0.712001
tools=$top/artifacts/notebooks/tools-$version
if [ ! -x "$tools/dotnet-interactive" ] && ! dotnet tool install --tool-path "$tools" Microsoft.dotnet-interactive --version $version \
        >/dev/null; then
    echo "skipped: Microsoft.dotnet-interactive $version cannot be installed"
    exit 77
fi
export PATH=$tools:$PATH JUPYTER_DATA_DIR=$top/artifacts/notebooks/jupyter
mkdir -p "$JUPYTER_DATA_DIR/kernels"
dotnet-interactive jupyter install --path "$JUPYTER_DATA_DIR/kernels" >/dev/null

# 2. The packages, in a cache of their own: NuGet would otherwise use what it has cached for this version.
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
packages=${TRADEMODEL_PACKAGES:-}
if [ -z "$packages" ]; then
    packages=$work/feed
    dotnet pack "$top" -c Release -o "$packages" -p:EnablePackageValidation=false >"$work/log" || { cat "$work/log"; exit 1; }
fi
export NUGET_PACKAGES=$work/cache
cp ./*.csv "$work/"

# 3. Each notebook.
failed=0
for name in "${names[@]}"; do
    began=$SECONDS
    python3 notebook.py prepare "$name" "$packages" > "$work/$name"
    if ! jupyter nbconvert --to notebook --execute --ExecutePreprocessor.timeout=300 --output-dir "$work" --output "done-$name" \
            "$work/$name" >"$work/log" 2>&1; then
        echo "$name:"; tail -n 40 "$work/log"; failed=1; continue
    fi
    python3 notebook.py check "$name" "$work/done-$name" "${update[@]}" || failed=1
    [ -z "$html" ] || jupyter nbconvert --to html --output-dir "$html" "$name" >/dev/null 2>&1
    echo "$name: $((SECONDS - began)) s"
done
exit "$failed"
