#!/usr/bin/env python3
"""Repeats each entry of CDA documents, as it is and with another code or date, and counts what comes of it.

Usage: Tests/Conformance/identity-cda.py FLUORO FILE...

The same entry twice is one; an entry with the same id and another code or date is another one, and nothing of either is lost.
Prints a table and up to 20 cases; exits 1 when a repetition made a second resource. Not every date in an entry is one that
a resource has, so that the second count is to be looked at.
"""
import collections
import importlib
import json
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
same_cda = importlib.import_module("same-cda")

ENTRY = re.compile(r"<((?:[\w.-]+:)?)entry\b[^>]*?(?<!/)>.*?</\1entry>", re.S)
CLINICAL = {
    "AllergyIntolerance", "Condition", "Immunization", "MedicationAdministration", "MedicationRequest", "MedicationDispense",
    "MedicationStatement", "Observation", "Procedure", "Encounter", "ServiceRequest", "Goal", "FamilyMemberHistory",
}


def converted(fluoro, text):
    run = subprocess.run([fluoro, "convert", "-", "--quiet"], input=text.encode(), capture_output=True)
    found = collections.Counter()
    if run.stdout:
        for entry in json.loads(run.stdout)["entry"]:
            found[entry["resource"]["resourceType"]] += 1
    return found


def other_date(entry):
    """The entry with its first clinical date a year later."""
    return re.sub(r'(<(?:[\w.-]+:)?effectiveTime\b[^>]*?>?\s*(?:<(?:[\w.-]+:)?(?:low|high)\b[^>]*?)?\bvalue=")(\d{4})',
                  lambda m: m.group(1) + str(int(m.group(2)) - 1), entry, count=1)


def main():
    fluoro, files = sys.argv[1], sys.argv[2:]
    counts, shown = collections.Counter(), 0
    for file in files:
        text = same_cda.decoded(Path(file).read_bytes())
        text = same_cda.declared(text, "UTF-8") if "encoding" in text[:200] else text
        before = converted(fluoro, text)
        if not before:
            continue
        for number, match in enumerate(ENTRY.finditer(text)):
            if number >= 25:
                break
            entry = match.group(0)
            if not re.search(r"<(?:[\w.-]+:)?id\b[^>]*root=", entry):
                continue
            alone = converted(fluoro, text[:match.start()] + text[match.end():])
            if not any(before[t] - alone[t] > 0 for t in CLINICAL):
                continue
            for name, changed in (("the same", entry), ("another date", other_date(entry))):
                if name != "the same" and changed == entry:
                    continue
                after = converted(fluoro, text[:match.end()] + changed + text[match.end():])
                more = {t: after[t] - before[t] for t in CLINICAL if after[t] != before[t]}
                counts[name] += 1
                is_wrong = bool(more) if name == "the same" else not any(n > 0 for n in more.values())
                if is_wrong:
                    counts[name + ", wrong"] += 1
                    shown += 1
                    if shown <= 20:
                        words = " ".join(entry.split())[:160]
                        print(f"{file[-70:]}: entry {number} {name}: {more} {words}")
    for name in ("the same", "another date"):
        print(f"{name:14} {counts[name]:6} entries {counts[name + ', wrong']:6} wrong")
    return 1 if counts["the same, wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
