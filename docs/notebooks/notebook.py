"""What docs/notebooks/run.sh does to a notebook before and after Jupyter executes it. Needs Python alone."""
import json
import re
import sys

SOURCE = re.compile(r'^#i "nuget:.*"$', re.MULTILINE)


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def text(value):
    return "".join(value)


def prepared(name, packages):
    """The notebook without outputs, with the packages of this folder."""
    notebook = read(name)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []
            cell["source"] = SOURCE.sub(lambda _: f'#i "nuget:{packages}"', text(cell["source"]))
    return notebook


def shown(output):
    """The output as it is committed; None if it says something about this machine alone."""
    if output["output_type"] in ("display_data", "execute_result"):
        html = text(output["data"].get("text/html", ""))
        # The first cell starts a script with this machine's addresses and lists the packages with their sources.
        if "<script" in html and "interactive" in html.lower() or "Installed Packages" in html or "Restore sources" in html:
            return None
        data = {kind: text(data).splitlines(keepends=True) for kind, data in sorted(output["data"].items())}
        return {"output_type": "display_data", "data": data, "metadata": {}}
    if output["output_type"] == "stream":
        lines = text(output["text"]).splitlines()
        # The kernel's own function HTML was built against another version of its HTML library. The compiler says so at each use.
        if output["name"] == "stderr" and all(not line.strip() or "warning CS1701" in line for line in lines):
            return None
        return {"output_type": "stream", "name": output["name"], "text": text(output["text"]).splitlines(keepends=True)}
    return output


def faults(number, outputs):
    """What is wrong with the outputs of a cell."""
    for output in outputs:
        if output["output_type"] == "error":
            yield f"cell {number} throws {output.get('ename')}: {output.get('evalue')}"
        if output["output_type"] == "stream" and output["name"] == "stderr":
            yield f"cell {number} writes to the error stream: {text(output['text'])[:200]}"
        data = output.get("data", {})
        if any("dni-treeview" in text(part) for part in data.values()):
            yield f"cell {number} shows an object tree: {text(data.get('text/plain', data.get('text/html', '')))[:200]}"
    contents = [text(output.get("text", "")) + "".join(text(part) for part in output.get("data", {}).values()) for output in outputs]
    if not any(content.strip() for content in contents):
        yield f"cell {number} shows nothing"


def check(name, executed, update):
    committed, done = read(name), read(executed)
    wrong, number = [], 0
    for before, after in zip(committed["cells"], done["cells"], strict=True):
        if before["cell_type"] != "code":
            continue
        number += 1
        outputs = [kept for kept in map(shown, after["outputs"]) if kept]
        if not text(before["source"]).startswith(("#i", "#r", "open ")):
            wrong.extend(faults(number, outputs))
        if not update and before["outputs"] != outputs:
            wrong.append(f"cell {number} no longer shows what is committed; docs/notebooks/run.sh --update writes what it shows now")
        before["outputs"], before["execution_count"] = outputs, number
        before["metadata"] = {}
    if update:
        with open(name, "w", encoding="utf-8", newline="\n") as file:
            json.dump(committed, file, ensure_ascii=False, indent=1)
            file.write("\n")
    for fault in wrong:
        print(f"{name}: {fault}")
    return 1 if wrong else 0


def page(name):
    """The notebook as Markdown with HTML, for the documentation site."""
    notebook = read(name)
    language = {"C#": "csharp", "F#": "fsharp"}[notebook["metadata"]["language_info"]["name"]]
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            yield text(cell["source"])
            continue
        yield f"```{language}\n{text(cell['source'])}\n```"
        for output in cell["outputs"]:
            data = output.get("data", {})
            if "text/html" in data:
                # Markdown ends HTML at an empty line.
                html = "\n".join(line for line in text(data["text/html"]).splitlines() if line.strip())
                yield f'<div class="notebook-output">\n{html}\n</div>'
            else:
                yield f"```text\n{text(output.get('text', data.get('text/plain', '')))}\n```"


if __name__ == "__main__":
    if sys.argv[1] == "page":
        print("\n\n".join(page(sys.argv[2])))
    elif sys.argv[1] == "prepare":
        json.dump(prepared(sys.argv[2], sys.argv[3]), sys.stdout)
    else:
        sys.exit(check(sys.argv[2], sys.argv[3], "--update" in sys.argv[4:]))
