#!/usr/bin/env bash
# Builds the documentation site into docs/site/out: the pages of docs, the samples and notebooks, and the API reference from the XML docs.
# Fails on a dead link. Read it over http, because search does not work from files:
#   docs/site/build.sh && dotnet tool run docfx serve docs/site/out      (in docs/site)
set -euo pipefail
cd "$(dirname "$0")"
top=$(cd ../.. && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
rm -rf obj out
stage=obj/stage
mkdir -p "$stage/docs/samples" "$stage/images"

# 1. The pages, in the folders in which they are in the repository, so that their links lead to the same places.
(cd "$top/docs" && find . -name '*.md' -not -path './site/*' -print0 | tar --null -T - -cf -) | tar -xf - -C "$stage/docs"
cp "$top/CHANGELOG.md" "$stage/"
sed 's|](\.\./|](docs/|g' index.md > "$stage/index.md"
cp toc.yml "$stage/docs/toc.yml"
cp "$top/src/icon.svg" "$stage/images/logo.svg"
cp "$top/src/icon.png" "$stage/images/favicon.png"

# 2. A page for each sample. On GitHub a link leads to the source itself.
samples=$stage/docs/samples
{ printf '# Samples\n\nPrograms of one file. Run one with `dotnet run docs/samples/NAME.cs`.\n\n| sample | what it shows |\n|---|---|\n'; } > "$samples/README.md"
echo '- { name: All samples, href: README.md }' > "$samples/toc.yml"
for file in "$top"/docs/samples/*.cs "$top"/docs/samples/*.fsx; do
    name=$(basename "$file"); page=${name%.*}.md; language=csharp
    [ "${name##*.}" != fsx ] || language=fsharp
    about=$(grep -m 1 '^// ' "$file" | sed 's|^// ||; s|:$|.|; s/|/\\|/g')
    { printf '# %s\n\n%s\n\n```%s\n' "$name" "$about" "$language"; cat "$file"; printf '\n```\n'; } > "$samples/$page"
    printf '| [%s](%s) | %s |\n' "$name" "$page" "$about" >> "$samples/README.md"
    printf -- '- { name: %s, href: %s }\n' "$name" "$page" >> "$samples/toc.yml"
done

# 3. A page for each notebook, with its outputs.
notebooks=$stage/docs/notebooks
mkdir -p "$notebooks"
: > "$notebooks/toc.yml"
for file in "$top"/docs/notebooks/*.ipynb; do
    name=$(basename "$file" .ipynb)
    python3 "$top/docs/notebooks/notebook.py" page "$file" > "$notebooks/$name.md"
    title=$(grep -m 1 '^# ' "$notebooks/$name.md" | sed 's/^# //')
    printf -- '- { name: "%s", href: %s.md }\n' "$title" "$name" >> "$notebooks/toc.yml"
done
find "$stage" -name '*.md' -print0 | xargs -0 sed -i -E \
    -e 's#\]\(((\.\./|docs/)*samples/[a-z0-9-]+)\.(cs|fsx)\)#](\1.md)#g' \
    -e 's#\]\(((\.\./|docs/)*notebooks/[a-z0-9-]+)\.ipynb\)#](\1.md)#g' \
    -e 's#\]\(((\.\./|docs/)*samples)(/[A-Z][A-Za-z]*)?/?\)#](\1/README.md)#g'

cat > "$stage/toc.yml" <<'Y'
- name: Documentation
  href: docs/
- name: Samples
  href: docs/samples/
- name: Notebooks
  href: docs/notebooks/
- name: API reference
  href: api/
Y

# 4. The site.
dotnet tool restore > obj/restore.log || { cat obj/restore.log; exit 1; }
dotnet docfx metadata docfx.json --logLevel warning --warningsAsErrors
dotnet docfx build docfx.json --logLevel warning --warningsAsErrors
find out -name '*.map' -delete
echo "$(find out -name '*.html' | wc -l) pages, $(du -sm out | cut -f 1) MB in docs/site/out"
