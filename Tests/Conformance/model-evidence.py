#!/usr/bin/env python3
"""Holds the model to its promises over real documents: model-evidence.py FLUORO FOLDER...

No axis may have a value without evidence that stands in the line, every piece of evidence has a place and a rule, and what
is planned, historical or not done is not performed. Prints the counts; exits with 1 when something is broken, or when no
procedure was found.
"""
import json
import subprocess
import sys

AXES = ["statusReason", "technique", "target", "region", "laterality", "approach", "energy", "intent", "anaesthesia",
        "levels", "guidance"]
LISTS = ["substances", "devices", "indications", "complications", "performers", "flags"]
OUTCOMES = ["painBefore", "painAfter", "relief", "reliefDuration"]


def broken(line):
    evidence = line.get("evidence", [])
    numbers = {item.get("n") for item in evidence}
    if any("at" not in item or "rule" not in item for item in evidence):
        yield "evidence without a place or a rule"
    claims = [(name, line[name]) for name in AXES if name in line]
    for name in LISTS:
        claims += [(name, item) for item in line.get(name, [])]
    outcome = line.get("outcome", {})
    claims += [(name, outcome[name]) for name in OUTCOMES if name in outcome]
    for name, claim in claims:
        cited = claim.get("evidence", [])
        if not cited or not set(cited) <= numbers:
            yield name + " without evidence"
    if line.get("mood") == "planned" and (line.get("substances") or line.get("devices")):
        yield "planned, with a drug or a device"
    if line.get("mood") == "planned" and line.get("status") == "completed" and "performed" in line:
        yield "planned and performed"
    if line.get("status") == "not_done" and ("performed" in line or line.get("substances")):
        yield "not done, with a time or a drug"


def main():
    fluoro, folders = sys.argv[1], sys.argv[2:]
    procedures = textual = 0
    found = []
    for folder in folders:
        # What a folder holds beside documents is reported on standard error and is no matter here.
        run = subprocess.run([fluoro, "convert", "--to", "model", "--quiet", folder], capture_output=True)
        for text in run.stdout.splitlines():
            line = json.loads(text)
            procedures += 1
            textual += line["technique"]["origin"] == "narrative"
            found += [(line["document"]["input"], problem) for problem in broken(line)]
    for path, problem in found:
        print(path + ": " + problem)
    print(f"procedures {procedures}, of them named or refined by text {textual}, broken promises {len(found)}")
    sys.exit(1 if found or not procedures else 0)


main()
