#!/bin/sh
# Writes the ten identifier types from Identifier.template. Each type's summary is kept.
# Run it after a change of the template; a test compares the files with the template.
cd "$(dirname "$0")" || exit 1
for file in *Id.cs; do
    summary=$(sed -n 's|^/// <summary>\(.*\)</summary>$|\1|p' "$file")
    awk -v type="${file%.cs}" -v summary="$summary" \
        '{ gsub(/\$Type\$/, type); sub(/\$Summary\$/, summary); print }' Identifier.template > "$file.new" &&
        mv "$file.new" "$file"
done
