#!/usr/bin/env python3
"""Reads packages as NuGet does.
  packages.py FOLDER VERSION                  checks every package of a folder
  packages.py --rename FILE OLD NEW FOLDER    writes a package under another version into a folder
"""
import json
import os
import sys
import xml.etree.ElementTree
import zipfile


def nuspec(package):
    name = next(name for name in package.namelist() if name.endswith(".nuspec") and "/" not in name)
    root = xml.etree.ElementTree.fromstring(package.read(name))
    space = root.tag.split("}")[0] + "}"
    found = lambda one: (one.get("id"), one.get("version"))
    return root.find(f"{space}metadata/{space}id").text, [found(one) for one in root.iter(f"{space}dependency")]


def check(file, version):
    with zipfile.ZipFile(file) as package:
        name, dependencies = nuspec(package)
        for sibling, asked in dependencies:
            if sibling.startswith("TradeModel") and asked != version:
                sys.exit(f"{name} asks for {sibling} {asked}, but is built with {version}: a restore would let an older one pass")
        if "sbom/bom.json" not in package.namelist():
            sys.exit(f"{name} holds no sbom/bom.json")
        bom = json.loads(package.read("sbom/bom.json"))
    subject = bom["metadata"]["component"]
    if (subject["name"], subject["version"]) != (name, version):
        sys.exit(f"the SBOM in {name} {version} is about {subject['name']} {subject['version']}")
    listed = {one["name"]: one["version"] for one in bom.get("components", [])}
    for dependency, asked in dependencies:
        if listed.get(dependency) != asked:
            sys.exit(f"the SBOM in {name} names {dependency} {listed.get(dependency)}, but the package asks for {asked}")
    siblings = [one for one, _ in dependencies if one.startswith("TradeModel")]
    print(f"{name}: {os.path.getsize(file):,} bytes, SBOM with {len(listed)} components, siblings: {', '.join(siblings) or 'none'}")


def rename(file, old, new, folder):
    os.makedirs(folder, exist_ok=True)
    target = os.path.join(folder, os.path.basename(file).replace(old, new))
    with zipfile.ZipFile(file) as package, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in package.infolist():
            data = package.read(entry)
            if entry.filename.endswith(".nuspec"):
                data = data.replace(f"<version>{old}</version>".encode(), f"<version>{new}</version>".encode())
            copy.writestr(entry, data)


if sys.argv[1] == "--rename":
    rename(*sys.argv[2:])
else:
    files = sorted(one for one in os.listdir(sys.argv[1]) if one.endswith(".nupkg"))
    for one in files:
        check(os.path.join(sys.argv[1], one), sys.argv[2])
