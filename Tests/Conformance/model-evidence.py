#!/usr/bin/env python3
"""Holds the model to its promises over real documents: model-evidence.py FLUORO FOLDER...

Every file is converted by itself. No axis may have a value without evidence that stands in the line, every piece of
evidence has a place and a rule, and what is planned, historical or not done is not completed. Prints the counts; exits
with 1 when something is broken.
"""
import json
import os
import subprocess
import sys

AXES = ["statusReason", "technique", "target", "region", "laterality", "approach", "energy", "intent", "anaesthesia",
        "levels", "guidance"]
LISTS = ["substances", "devices", "indications", "complications", "performers", "flags"]


def broken(line):
    evidence = line.get("evidence", [])
    numbers = {item.get("n") for item in evidence}
    if any("at" not in item or "rule" not in item for item in evidence):
        yield "evidence without a place or a rule"
    claims = [(name, line[name]) for name in AXES if name in line]
    for name in LISTS:
        claims += [(name, item) for item in line.get(name, [])]
    outcome = line.get("outcome", {})
    claims += [(name, outcome[name]) for name in ("painBefore", "painAfter", "relief", "reliefDuration") if name in outcome]
    for name, claim in claims:
        cited = claim.get("evidence", [])
        if not cited or not set(cited) <= numbers:
            yield name + " without evidence"
    if line.get("mood") == "planned" and line.get("status") == "completed" and "performed" in line:
        yield "planned and performed"
    if line.get("status") == "not_done" and ("performed" in line or line.get("substances")):
        yield "not done, with a time or a drug"


def main():
    fluoro, folders = sys.argv[1], sys.argv[2:]
    files = procedures = textual = 0
    found = []
    for folder in folders:
        for root, _, names in sorted(os.walk(folder)):
            for name in sorted(names):
                if name.endswith((".bundle.json", ".model.json", ".trace.ndjson")):
                    continue
                path = os.path.join(root, name)
                run = subprocess.run([fluoro, "convert", "--to", "model", "--quiet", path], capture_output=True)
                files += 1
                for text in run.stdout.splitlines():
                    line = json.loads(text)
                    procedures += 1
                    textual += line["technique"]["origin"] == "narrative"
                    found += [(path, problem) for problem in broken(line)]
    for path, problem in found:
        print(path + ": " + problem)
    print(f"files {files}, procedures {procedures}, of them by text alone or refined by it {textual}, broken {len(found)}")
    sys.exit(1 if found else 0)


main()
