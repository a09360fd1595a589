#!/usr/bin/env python3
"""Converts FHIR twice and compares: the second output is the first, and no leaf of the input is lost or changed.

Usage: Tests/Conformance/round-trip.py FLUORO FILE...     FILE: .json, .ndjson, .ndjson.xz, a .tar.xz of them, or a folder

A leaf that a named mend changed is counted, not held against anybody. Prints a table; exits 1 when a leaf is lost, or the
second output differs. Leaves that were added (profiles, what the model understood) are counted too.
"""
import collections
import json
import lzma
import re
import subprocess
import sys
import tarfile
from pathlib import Path


class Number(str):
    """A number as it is written."""


def parsed(text):
    return json.loads(text, parse_float=Number, parse_int=Number)


def texts(path):
    """Every JSON text of a file, with its name."""
    if path.is_dir():
        for below in sorted(path.rglob("*")):
            if below.suffix in (".json", ".ndjson"):
                yield from texts(below)
    elif path.name.endswith(".tar.xz"):
        with tarfile.open(path) as archive:
            for member in archive:
                if member.name.endswith(".json"):
                    yield member.name, archive.extractfile(member).read().decode("utf-8-sig")
    elif ".ndjson" in path.name:
        opened = lzma.open(path, "rt") if path.suffix == ".xz" else open(path, encoding="utf-8-sig")
        for number, line in enumerate(opened, 1):
            yield f"{path.name}:{number}", line
    else:
        yield path.name, path.read_text("utf-8-sig")


def resources(path):
    for name, text in texts(path):
        try:
            value = parsed(text)
        except ValueError:
            continue
        if isinstance(value, dict) and "resourceType" in value:
            yield name, text.strip(), value


def leaves(value, path=""):
    """Path without indexes, path with them, value."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from leaves(below, f"{path}.{key}")
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from leaves(below, f"{path}[{number}]")
    elif value is not None:
        yield path, value if isinstance(value, (str, bool)) else str(value)


def entries(document):
    """The resources that a document hands over, keyed by fullUrl or by type and id."""
    if document["resourceType"] == "Bundle":
        for entry in document.get("entry", []):
            if "resource" in entry:
                yield from entries(entry["resource"])
    elif document["resourceType"] == "Parameters":
        stack = list(document.get("parameter", []))
        while stack:
            parameter = stack.pop(0)
            if "resource" in parameter:
                yield from entries(parameter["resource"])
            stack += parameter.get("part", [])
    else:
        yield document


def run(fluoro, text):
    return subprocess.run([fluoro, "convert", "-", "--errors", "/dev/stderr", "--quiet"], input=text.encode(), capture_output=True)


def main():
    fluoro = sys.argv[1]
    total = collections.Counter()
    lost, added, refused, mends = (collections.Counter() for _ in range(4))
    examples = {}
    for given in sys.argv[2:]:
        counts = collections.Counter()
        documents = list(resources(Path(given)))
        once = run(fluoro, "\n".join(compact(t) for _, t, _ in documents))
        findings = [json.loads(line) for line in once.stderr.decode().splitlines() if line.startswith("{")]
        failed = {f["frame"] for f in findings if f["severity"] == "error" and f["code"][0] in "IJM" and "frame" in f}
        places = collections.defaultdict(list)
        for finding in findings:
            if finding["code"] in ("W105", "M117") and "path" in finding:
                places[finding["frame"]].append((finding.get("rule", finding["code"]), inside(finding["path"])))
        outputs = once.stdout.decode().splitlines()
        # A document with another inside makes two outputs, now and the second time.
        twice = set(run(fluoro, once.stdout.decode()).stdout.decode().splitlines())
        at = 0
        converted = len(outputs)
        for number, (name, text, document) in enumerate(documents, 1):
            counts["in"] += 1
            nothing = not any(True for _ in entries(document))
            if converted != len(documents) and number in failed and (nothing or not matches(document, outputs, at)):
                counts["refused"] += 1
                refused[next(f["code"] + " " + f["message"][:90] for f in findings if f.get("frame") == number and f["severity"] == "error")] += 1
                continue
            while at + 1 < len(outputs) and not matches(document, outputs, at) and matches(document, outputs, at + 1):
                at += 1
            if at >= len(outputs):
                break
            output = parsed(outputs[at])
            if outputs[at] not in twice:
                counts["unstable"] += 1
                examples.setdefault("unstable", name)
            at += 1
            compare(document, output, places[number], counts, lost, added, mends, examples, name)
        print(f"{given[-60:]:60} in {counts['in']:6} refused {counts['refused']:4} leaves {counts['leaves']:8} mended {counts['mended']:5} lost {counts['lost']:5} added {counts['added']:6} unstable {counts['unstable']:4}")
        total += counts
    for title, counter in (("mended", mends), ("lost", lost), ("added", added), ("refused", refused)):
        if counter:
            print("\n" + title)
            for key, n in counter.most_common(25):
                print(f"  {n:6} {key}   {examples.get(title + key, '')}")
    if "unstable" in examples:
        print("unstable, for example:", examples["unstable"])
    return 1 if total["lost"] or total["unstable"] else 0


def compact(text):
    """On one line, numbers as they are written."""
    out, quoted, escaped = [], False, False
    for character in text:
        if quoted:
            out.append(character)
            escaped = character == "\\" and not escaped
            if character == '"' and not (escaped or len(out) > 1 and backslashes(out) % 2):
                quoted = False
        elif character not in " \t\r\n":
            out.append(character)
            quoted = character == '"'
    return "".join(out)


def backslashes(out):
    n, at = 0, len(out) - 2
    while at >= 0 and out[at] == "\\":
        n, at = n + 1, at - 1
    return n


def matches(document, outputs, at):
    if at >= len(outputs):
        return False
    wanted = [d.get("id") for d in entries(document)]
    have = {e["resource"].get("id") for e in json.loads(outputs[at])["entry"]}
    return not wanted or wanted[0] in have


def compare(document, output, places, counts, lost, added, mends, examples, name):
    found = collections.defaultdict(list)
    addresses = {}
    for entry in output.get("entry", []):
        resource = entry["resource"]
        found[resource["resourceType"], resource.get("id")].append(resource)
        addresses[entry.get("fullUrl")] = resource["resourceType"] + "/" + str(resource.get("id"))
    for resource in entries(document):
        counts["resources"] += 1
        expected = collections.Counter(leaves(resource))
        counts["leaves"] += sum(expected.values())
        candidates = found.get((resource["resourceType"], resource.get("id"))) or (
            [r for (t, _), rs in found.items() for r in rs if t == resource["resourceType"]] if "id" not in resource else [])
        if not candidates:
            counts["lost"] += sum(expected.values())
            lost[resource["resourceType"] + " whole"] += 1
            examples["lost" + resource["resourceType"] + " whole"] = name
            continue
        best = min((collections.Counter(leaves(c)) for c in candidates), key=lambda c: sum((expected - c).values()))
        missing, more = mended(expected - best, best - expected, addresses, places, counts, mends)
        for path, _ in missing:
            key = resource["resourceType"] + "".join(c for c in path if not c.isdigit()).replace("[]", "")
            lost[key] += 1
            counts["lost"] += 1
            examples["lost" + key] = name
        for path, _ in more:
            key = resource["resourceType"] + "".join(c for c in path if not c.isdigit()).replace("[]", "")
            if "id" not in resource and path == ".id":
                continue
            added[key] += 1
            counts["added"] += 1
            examples["added" + key] = name


def inside(pointer):
    """A JSON Pointer as a path within its resource."""
    steps = pointer.split("/")[1:]
    for at in range(len(steps) - 1, -1, -1):
        if steps[at] == "resource" and at > 0 and (steps[at - 1].isdigit() or steps[at - 1] in ("parameter", "part")):
            steps = steps[at + 1:]
            break
    return "".join(f"[{step}]" if step.isdigit() else "." + step for step in steps)


def mended(missing, more, addresses, places, counts, mends):
    """What is left of the differences without those that a named mend explains."""
    missing, more = missing.copy(), more.copy()

    def explain(path, value, mend):
        mends[mend] += missing[path, value]
        counts["mended"] += missing[path, value]
        del missing[path, value]

    for path, value in list(missing):
        if isinstance(value, str) and not value.strip():
            explain(path, value, "a blank value left out")
            continue
        if path.endswith(".reference"):
            for other, address in [(v, addresses.get(v)) for p, v in more if p == path]:
                if address and (value == address or value.endswith("/" + address)):
                    explain(path, value, "writer#address")
                    more[path, other] = 0
                    break
            if (path, value) not in missing:
                continue
        for rule, place in places:
            # A list that lost an entry has the others at other places.
            whole = re.sub(r"\[\d+\]$", "[", place) if rule == "writer#empty-extension" else place
            if rule == "M117" or path == place or path.startswith(whole) or re.sub(r"\[\d+\]$", "", path) == place:
                explain(path, value, rule)
                break
    for path, value in list(more):
        if any(rule != "M117" and path.startswith(re.sub(r"\[\d+\]$", "", place)) for rule, place in places):
            more[path, value] = 0
    return missing, +more


if __name__ == "__main__":
    sys.exit(main())
