#!/usr/bin/env python3
"""Repeats each entry of CDA documents, as it is and with another date, and counts what comes of it.

Usage: Tests/Conformance/identity-cda.py FLUORO FILE...

The same entry told again, beside itself, twice beside itself or in another section of the same kind, is one thing: no
resource and no reference is more. An entry with the same id and another date is another thing, and nothing of either is
lost. Entries without an id of their own are passed over: nothing says that one of them is another one.
Prints up to 40 cases and a table; exits 1 when a repetition made something more. Not every date in an entry is one that a
resource has, so that the last count is to be looked at.

All variants of some documents go through one process, as one stream; each Bundle says by its digest which it was made of.
"""
import collections
import hashlib
import importlib
import json
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
same_cda = importlib.import_module("same-cda")

ENTRY = re.compile(r"<((?:[\w.-]+:)?)entry\b[^>]*?(?<!/)>.*?</\1entry>", re.S)
SECTION = re.compile(r"<((?:[\w.-]+:)?)section\b[^>]*?(?<!/)>|</((?:[\w.-]+:)?)section\s*>")
DATE = re.compile(r'(<(?:[\w.-]+:)?effectiveTime\b[^>]*?>?\s*(?:<(?:[\w.-]+:)?(?:low|high)\b[^>]*?)?\bvalue=")(\d{4})')
CLINICAL = {
    "AllergyIntolerance", "Condition", "Immunization", "MedicationAdministration", "MedicationRequest", "MedicationDispense",
    "MedicationStatement", "Observation", "Procedure", "Encounter", "ServiceRequest", "Goal", "FamilyMemberHistory",
    "DiagnosticReport", "SupplyDelivery", "SupplyRequest", "Consent", "ImagingStudy", "Media", "DocumentReference", "CareTeam",
}
REPETITIONS = ["again", "twice again", "in another section"]
LONGEST_STREAM = 24 << 20


def other_date(entry):
    """The entry with its clinical dates a year earlier."""
    return DATE.sub(lambda m: m.group(1) + str(int(m.group(2)) - 1), entry)


def has_id(entry):
    """Whether the statement of an entry has an id of its own."""
    depth = 0
    for tag in same_cda.TOKEN.findall(entry):
        if not same_cda.is_tag(tag):
            continue
        if tag.startswith("</"):
            depth -= 1
            continue
        if depth == 2 and same_cda.local(tag) == "id" and re.search(r"\sroot\s*=", tag):
            return True
        depth += not tag.endswith("/>")
    return False


def sections(text):
    """Where each section that holds no other begins and ends, its tags included."""
    found, start = [], None
    for tag in SECTION.finditer(text):
        if tag.group(0)[1] != "/":
            start = tag.start()
        elif start is not None:
            found.append((start, tag.end()))
            start = None
    return found


def section_of(section, entry):
    """A section like another one, with nothing in it but an entry."""
    head = section[:ENTRY.search(section).start()]
    prefix = re.match(r"<((?:[\w.-]+:)?)section", head).group(1)
    return f"<{prefix}component>{head}{entry}</{prefix}section></{prefix}component>"


def variants(text):
    """Each variant of a document: number and words of its entry, what was done to it, the text."""
    places = sections(text)
    for number, match in enumerate(ENTRY.finditer(text)):
        entry = match.group(0)
        if not has_id(entry):
            continue
        words = " ".join(entry.split())[:160]
        before, behind = text[:match.end()], text[match.end():]
        yield number, words, "alone", text[:match.start()] + behind
        yield number, words, "again", before + entry + behind
        yield number, words, "twice again", before + entry + entry + behind
        own = next(((start, end) for start, end in places if start <= match.start() < end), None)
        if own:
            again = section_of(text[own[0]:own[1]], entry)
            component = text.find(">", text.find("</", own[1])) + 1
            yield number, words, "in another section", text[:component] + again + text[component:]
        changed = other_date(entry)
        if changed != entry:
            yield number, words, "another date", before + changed + behind


def digest(document):
    return hashlib.sha256(document).hexdigest()


def counted(bundle):
    """What a Bundle holds, by type, and how many references stand twice in one list; and the digest of its source."""
    found, source = collections.Counter(), None
    for entry in bundle["entry"]:
        resource = entry["resource"]
        found[resource["resourceType"]] += 1
        if resource["resourceType"] == "Provenance":
            for entity in resource.get("entity", []):
                value = entity.get("what", {}).get("identifier", {}).get("value", "")
                source = value if re.fullmatch("[0-9a-f]{64}", value) and source is None else source
        repeated = repeated_references(resource)
        if repeated:
            found["repeated references"] += repeated
    return source, found


def repeated_references(value):
    if isinstance(value, dict):
        return sum(repeated_references(below) for below in value.values())
    if not isinstance(value, list):
        return 0
    held = [below["reference"] for below in value if isinstance(below, dict) and "reference" in below]
    return len(held) - len(set(held)) + sum(repeated_references(below) for below in value)


def converted(fluoro, documents):
    """Digest → what came of it, for each document of one stream."""
    found = {}
    run = subprocess.run([fluoro, "convert", "-", "--quiet"], input=b"\n".join(documents), stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL, check=False)
    for line in run.stdout.splitlines():
        source, counts = counted(json.loads(line))
        found.setdefault(source, counts)
    return found


class Report:
    """Counts and cases."""

    def __init__(self):
        self.tried, self.wrong, self.types = collections.Counter(), collections.Counter(), collections.Counter()
        self.documents, self.shown = 0, 0

    def judge(self, file, cases, found):
        """Compares what came of an entry's variants: cases is name → digest, "as it is" among them."""
        number, words, digests = cases
        base, alone = found[digests["as it is"]], found.get(digests["alone"])
        if alone is None or not any(base[t] > alone[t] for t in CLINICAL):
            return
        for name, key in digests.items():
            if name in ("as it is", "alone"):
                continue
            after = found.get(key)
            self.tried[name] += 1
            more = {"not converted": 1} if after is None else {
                t: after[t] - base[t] for t in sorted(set(after) | set(base)) if after[t] != base[t]}
            is_wrong = bool(more) if name in REPETITIONS else not any(more.get(t, 0) > 0 for t in CLINICAL)
            if is_wrong:
                self.wrong[name] += 1
                self.types.update((name, t) for t in more)
                self.shown += 1
                if self.shown <= 40:
                    print(f"{file[-70:]}: entry {number} {name}: {more} {words}")

    def table(self):
        print(f"{self.documents} documents")
        for name in [*REPETITIONS, "another date"]:
            kinds = ", ".join(f"{t} {n}" for (of, t), n in self.types.most_common() if of == name)
            print(f"{name:20} {self.tried[name]:6} entries {self.wrong[name]:6} wrong  {kinds}")


def test(fluoro, file, report):
    """Converts a document and its variants, some streams of them, and judges each entry as it is whole."""
    text = same_cda.decoded(Path(file).read_bytes()).strip()
    text = same_cda.declared(text, "UTF-8") if "encoding" in text[:200] else text
    plain = text.encode()
    found = converted(fluoro, [plain])
    if digest(plain) not in found:
        return
    report.documents += 1
    stream, size, waiting = [], 0, {}

    def flush():
        found.update(converted(fluoro, stream))
        for (number, words), digests in waiting.items():
            report.judge(file, (number, words, digests), found)
        stream.clear()
        waiting.clear()

    for number, words, name, variant in variants(text):
        if size > LONGEST_STREAM and (number, words) not in waiting:
            flush()
            size = 0
        document = variant.encode()
        waiting.setdefault((number, words), {"as it is": digest(plain)})[name] = digest(document)
        stream.append(document)
        size += len(document)
    flush()


def main():
    report = Report()
    for file in sys.argv[2:]:
        test(sys.argv[1], file, report)
    report.table()
    return 1 if any(report.wrong[name] for name in REPETITIONS) else 0


if __name__ == "__main__":
    sys.exit(main())
