"""The reader of HL7's C-CDA-on-FHIR guide: the tables of its pages (Markdown), its datatype sheet, its concept maps."""
import csv
import json
import re

from .model import GuideRow, element, same_url

NAME = "ccda-on-fhir"
FOLDERS = ("cda",)
# The guide's pages, and how `upstream` calls what they map.
PAGES = {
    "CF-allergies": "Allergies",
    "CF-encounters": "Encounters",
    "CF-immunizations": "Immunizations",
    "CF-medications": "Medications",
    "CF-notes": "Notes",
    "CF-participations": "Participations",
    "CF-patient": "Patient",
    "CF-problems": "Problems",
    "CF-procedures": "Procedure",
    "CF-results": "Results",
    "CF-social": "Social History",
    "CF-vitals": "Vital Signs",
}
# CDA's datatypes, and the maps of ours that read them.
DATATYPES = {"II": ("II",), "CD": ("CD",), "CE": ("CD",), "PN": ("PN",)}
# Pages whose statements run through the map of another page.
LIKE = {"Social History": ("Results",), "Vital Signs": ("Results",)}
NAME_PARTS = {"FAM": "family", "GIV": "given", "PFX": "prefix", "SFX": "suffix"}


def present(folder):
    return (folder / "pages").is_dir() and (folder / "concept-maps").is_dir()


def rows(folder):
    found = []
    for page, name in PAGES.items():
        found += list(tables(name, (folder / f"pages/{page}.md").read_text(encoding="utf-8")))
    for file in sorted((folder / "mappings/datatypes").glob("*CDA-To-FHIR.csv")):
        found += list(datatypes(file))
    for file in sorted((folder / "concept-maps").glob("ConceptMap-CF-*")):
        found += list(codes(file))
    return found


def words(cell):
    """A cell without links, marks and footnote numbers."""
    cell = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", cell)
    return re.sub(r"&amp;", "&", re.sub(r"[*`¹²³]|<sup>.*?</sup>|&nbsp;", "", cell)).strip()


def tables(name, text):
    """Every row of a page's tables that names a FHIR element: the last column but one. Tables of participations have
    more columns; those that only compare CDA's own elements name none."""
    for line in text.splitlines():
        if not line.startswith("|") or line.startswith("|:"):
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.rstrip().endswith("|") else [
            cell.strip() for cell in line.strip()[1:].split("|")
        ]
        if line.startswith("||"):
            cells.insert(0, "")
        target = next((c for c in cells[1:] if re.match(r"(set )?[`(]*\.[a-z_]", words(c)) or "Provenance" in words(c)), "")
        if not target:
            target = next((m.group(0) for c in cells[1:] if (m := re.match(r"Medication\.[a-z]+|Set `+\.\w+", words(c)))), "")
        if target and not (cells[0].startswith("C-CDA") or "FHIR<br/>" in cells[-1]):
            yield GuideRow("entry", name, words(cells[0]).replace("<br/>", " ; "), words(target).replace("<br/>", " "))


def datatypes(file):
    with open(file, encoding="utf-8-sig", newline="") as text:
        for kind, part, _, case, fhir, target, *_ in list(csv.reader(text))[1:]:
            if kind in DATATYPES and fhir not in ("", "not supported"):
                part = next((p for key, p in NAME_PARTS.items() if key in case), part)
                yield GuideRow("datatype", kind, part, "." + target, using=case)


def codes(file):
    name = "ConceptMap " + file.name.split("-", 1)[1].split(".")[0]
    if file.suffix == ".json":
        for group in json.loads(file.read_text(encoding="utf-8"))["group"]:
            for entry in group["element"]:
                for target in entry.get("target", ()):
                    yield GuideRow("codes", name, entry["code"], target.get("code", ""))
        return
    text = file.read_text(encoding="utf-8")
    for entry in re.findall(r"<element>(.*?)</element>", text, re.S):
        source = re.search(r'<code value="([^"]*)"', entry)
        for target in re.findall(r"<target>(.*?)</target>", entry, re.S):
            code = re.search(r'<code value="([^"]*)"', target)
            if source and code:
                yield GuideRow("codes", name, source.group(1), code.group(1))


def steps(path):
    """The element names of a path, without predicates, attributes' marks and what only leads there."""
    path = re.sub(r"\[[^\]]*\]|\([^)]*\)|=.*$", "", path)
    return [s.strip().lstrip("@").split(":")[-1] for s in path.split("/") if s and not s.startswith((".", "^", "$", "*"))]


def bare(path):
    """A path without the attribute that holds its value."""
    return path[:-1] if len(path) > 1 and path[-1] in ("value", "code") else path


def within(one, other):
    """Whether the shorter of two paths is the end of the longer, or where it begins."""
    short, long = sorted((bare(one), bare(other)), key=len)
    return not short or long[-len(short) :] == short or long[: len(short)] == short


def read_by(ours):
    """The paths that a row of ours reads, with the element around them where its `upstream` names it."""
    text = re.sub(r"\[[^\]]*\]", "", ours.source)
    paths = [steps(p) for p in re.split(r"[,&]", re.sub(r"^\w+\(|\)$", "", text)) if '"' not in p]
    last = ours.upstream.split()[-1:]
    around = [[last[0]] + p for p in paths] if last and re.match(r"[a-z]\w+$", last[0]) else []
    return paths + around


def sources(row):
    found = [s.strip() for s in re.split(r";|\bor\b|&|\band\b", row.source)]
    return [s for s in found if re.match(r"^[/.@\w]", s) and not s.startswith("All of")] or [""]


def targets(row):
    return re.findall(r"\.[a-zA-Z]\w*(?:\.\w+)*", re.sub(r"=.*$", "", row.target))


def implements(row, ours, tables):
    """Whether a row of ours that names the guide's page does what it asks: same element read, same element written."""
    if row.kind == "datatype":
        return datatype_row(row, ours)
    pages = [row.map, *LIKE.get(row.map, ())]
    if ours.target == "-" or not any(f"{NAME} {page}" in ours.upstream for page in pages):
        return False
    if not any(reads(s, ours) for s in sources(row)):
        return False
    if (kind := re.search(r"xsi:type=\W?(\w+)", row.source)) and kind.group(1) not in ours.source:
        return False
    if label := re.search(r"extension:\s*\[?([\w-]+)", row.target):
        return any(same_url(label.group(1), url) for url in ours.urls)
    paths = ours.paths | {element(ours.target)}
    return any(fits(element(w), p, ours) for w in targets(row) for p in paths)


def reads(source, ours):
    """Whether a row of ours reads what the guide names: by its source, or, a constant, by its condition."""
    wanted = steps(source)
    if not wanted or any(within(wanted, path) for path in read_by(ours) if path):
        return True
    return wanted[-1] in ours.when and bool(ours.value)


def fits(wanted, path, ours):
    if not wanted:
        return False
    if wanted == path or path.endswith("." + wanted) or path.startswith(wanted + "."):
        return True
    inner = ours.using[:1].isupper() or bool(ours.codes) or "|" in ours.value
    return bool(path) and inner and (wanted.startswith(path + ".") or path.split(".")[-1] == wanted.split(".")[0])


def datatype_row(row, ours):
    if ours.map.split("-")[0] not in DATATYPES[row.map] or ours.target == "-" or NAME not in ours.upstream:
        return False
    if row.source not in steps(ours.source):
        return False
    wanted = element(row.target)
    path = element(ours.target)
    return wanted == path or wanted.endswith("." + path) or wanted == "coding" and path == "coding"


def implements_code(row, tables):
    """Whether a code table of ours that names the guide's map has the same row; another target and a note that says
    why is a correction."""
    for rows in tables.codes.values():
        for ours in rows:
            if f"{NAME} {row.map}" in ours["source"] and ours["source_code"] == row.source:
                if ours["target_code"] == row.target:
                    return "implemented", ""
                if ours.get("note"):
                    return "superseded", "corrected: " + ours["note"]
    return None
