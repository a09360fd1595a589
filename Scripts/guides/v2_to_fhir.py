"""The reader of HL7's v2-to-FHIR guide: its tables as CSV, in the folders messages, segments, datatypes, codesystems."""
import csv
import re

from .model import GuideRow, element, same_url

NAME = "v2-to-fhir"
FOLDERS = ("hl7v2",)
KINDS = (("message", "messages"), ("segment", "segments"), ("datatype", "datatypes"))
# Groups of the standard that our structures call otherwise, or do without.
SAME = {"ADT_A11": "ADT_A09"}  # structures of one form, and the name that ours has
GROUPS = {"PATIENT_RESULT": "RESULT", "ORDER_OBSERVATION": "ORDER", "COMMON_ORDER": "ORDER"}


def present(folder):
    return (folder / "segments").is_dir() and (folder / "codesystems").is_dir()


def rows(folder):
    found = []
    for kind, part in KINDS:
        for file in sorted((folder / part).glob("*.csv")):
            name = re.search(r"R4_ (.*?) - ", file.name).group(1)
            found += list(table(kind, name, file))
    for file in sorted((folder / "codesystems").glob("*.csv")):
        found += list(codes(re.search(r"Map_ (.*?) - ", file.name).group(1), file))
    return found


def cells(file):
    with open(file, encoding="utf-8-sig", newline="") as text:
        for row in list(csv.reader(text))[2:]:
            yield [" ".join(cell.split()) for cell in row] + [""] * 20


def table(kind, name, file):
    """A row is actionable where it names a FHIR element (a resource, in messages): the tenth column."""
    urls = {}
    for row in cells(file):
        target = row[9]
        if not target:
            continue
        if kind == "message":
            yield GuideRow(kind, name, row[1].split(".", 1)[-1], target, using=row[10])
            continue
        field = re.sub(r"^(FT|RI)-", r"\1.", row[1]) if kind == "datatype" else row[1].replace("SFT.", "SFT-")
        found = GuideRow(kind, name, field, target, row[16].strip('"'), row[14])
        place = re.sub(r"\.(ur[li]|value).*$", "", target)
        if re.search(r"extension.*\.ur[li]\)?$", target):
            urls[place] = found.fixed
        found.extension = urls.get(place, "")
        yield found


def codes(name, file):
    """A row is actionable where it names a FHIR code. Some of the sheets repeat the target column, empty."""
    with open(file, encoding="utf-8-sig", newline="") as text:
        head = list(csv.reader(text))[1]
    source, target = [i for i, cell in enumerate(head) if cell == "Code"]
    system = [i for i, cell in enumerate(head) if cell == "Code System"][1]
    for row in cells(file):
        if row[target]:
            yield GuideRow("codes", name, row[source], row[target], system=row[system])


def implements(row, ours, tables):
    """Whether a row of ours that names the guide's row does what it asks: same field, same element."""
    if row.kind == "message":
        return structure_row(row, ours, tables)
    places = ours.names(NAME, row.map)
    if not places or not (row.source in places or "" in places and is_whole(row) or named_whole(places, row)):
        return False
    return same_source(row, ours) and same_target(row, ours)


def is_whole(row):
    """Whether the guide's row speaks of a segment or datatype as a whole, or of nothing: a constant."""
    return not re.search(r"[-.]\d", row.source)


def named_whole(places, row):
    return is_whole(row) and row.source in places | {""}


def same_source(row, ours):
    if is_whole(row):
        return True
    if "-" in row.source:
        return re.search(re.escape(row.source) + r"(?!\d)", ours.source + " " + ours.using) is not None
    number = row.source.split(".")[-1]
    return re.search(r"[A-Z]{2,3}[.\d-]*\." + number + r"(?!\d)", ours.source + " " + ours.using) is not None or (
        ours.source in (".", "") and bool(ours.using)
    )


def same_target(row, ours):
    if ours.target == "-":
        return False
    wanted = element(row.target)
    if row.extension:
        if not any(same_url(row.extension, url) for url in ours.urls):
            return False
        if re.search(r"\.ur[li]\)?$", row.target):
            return True
    for path in ours.paths:
        if wanted == path:
            return same_constant(row, ours)
        if wanted.startswith(path + ".") or not path and wanted:
            rest = wanted[len(path) :].lstrip(".")
            token = rest in ("coding.code", "coding.system", "coding.display", "text", "code", "system", "display", "coding.uri")
            if token and (ours.codes or "|" in ours.value) and same_constant(row, ours):
                return True
            if path and ours.using[:1].isupper():
                return True
        if path.startswith(wanted + ".") or not wanted:
            return True
    return False


def same_constant(row, ours):
    """A constant of the guide must be in ours, where ours is one."""
    if not row.fixed or not ours.value or row.fixed.startswith("/"):
        return True
    return row.fixed.strip('" ').lower() in ours.value.lower() or "." in row.target and row.target.endswith("text")


def structure_row(row, ours, tables):
    """A message's row: our map of that structure names the segment in that group and hands it to rows that name the
    guide's segment map."""
    steps = [re.sub(r"[?*+]$", "", s) for s in ours.source.split("/")]
    *groups, segment = row.source.split(".")
    structure = SAME.get(row.map, row.map)
    if ours.map == structure and ours.source == ".":
        # The Provenance of the message reads the segments that tell of the message itself.
        return not groups and any(
            r.names(NAME, row.using) and r.target != "-" and (r.source.startswith(segment) or segment in ("MSH", "EVN"))
            for r in tables.reachable(ours.using)
        )
    if ours.map != structure or steps[-1] != segment or ours.target == "-":
        return False
    inner = next((g for g in reversed(groups)), "")
    known = {s for r in tables.maps[ours.map] for s in map(lambda x: re.sub(r"[?*+]$", "", x), r.source.split("/")[:-1])}
    names = {inner, GROUPS.get(inner, inner)}
    if names & known and not names & set(steps):
        return False
    if not row.using:
        return element(row.target) in ours.paths or any(element(row.target) in r.paths for r in tables.reachable(ours.using))
    if any(part.strip().startswith(f"{NAME} {row.using}") for part in ours.upstream.split(";")):
        return True
    return any(r.names(NAME, row.using) and r.target != "-" for r in tables.reachable(ours.using))


def implements_code(row, tables):
    """Whether a code table of ours that names the guide's table has the same row. A row of ours with another target
    and a note that says why is a correction."""
    for rows in tables.codes.values():
        for ours in rows:
            if f"{NAME} {row.map}" not in [p.strip() for p in ours["source"].split(";")]:
                continue
            if ours["source_code"] != row.source:
                continue
            system = tables.systems.get(ours.get("target_system") or "", ours.get("target_system") or "")
            if ours["target_code"] == row.target and (not system or not row.system or system == row.system.strip()):
                return "implemented", ""
            if ours.get("note"):
                return "superseded", "corrected: " + ours["note"]
    return None
