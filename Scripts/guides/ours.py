"""Our tables, read for comparing: rows, what calls what, which element every row ends in."""
import csv
import pathlib
import re

from .model import OurRow, element, joined

COLUMNS = ("source", "when", "target", "using", "codes", "value", "upstream", "note")
DEEPEST = 4  # how many maps around a row are looked at


class Tables:
    """Every structural map and code table below some folders of Mappings/."""

    def __init__(self, root, folders):
        root = pathlib.Path(root)
        self.extensions = {r["label"]: r["url"] for r in read(root / "terminology/extensions.csv")}
        self.systems = {}
        for row in read(root / "terminology/systems.csv"):
            for name in [row["uri"], row.get("oid", ""), *row.get("hl70396", "").split(), *row.get("aliases", "").split()]:
                if name:
                    self.systems[name] = row["uri"]
        self.rows = []
        self.maps = {}
        for folder in folders:
            for file in sorted((root / folder).rglob("*.csv")):
                rows = [OurRow(file.stem, r["id"], *((r.get(c) or "") for c in COLUMNS)) for r in read(file)]
                self.maps.setdefault(file.stem, []).extend(rows)
                self.rows += rows
        self.rules = {row.rule: row for row in self.rows}
        self.codes = {file.stem: list(read(file)) for file in sorted((root / "terminology/maps").glob("*.csv"))}
        callers = {}
        for row in self.rows:
            if row.using in self.maps:
                callers.setdefault(row.using, []).append(row)
        self.callers = callers
        for name, rows in self.maps.items():
            prefixes = self.prefixes(name, DEEPEST)
            for row in rows:
                row.urls = self.urls(row.target)
                row.paths = {joined(p, element(row.target)) for p in prefixes}

    def prefixes(self, name, depth):
        """The element paths at which a map's target stands, from all that call it."""
        found = {""}
        if depth:
            for caller in self.callers.get(name, ()):
                if caller.map != name:
                    path = element(caller.target)
                    found |= {joined(p, path) for p in self.prefixes(caller.map, depth - 1)}
        return found

    def urls(self, target):
        labels = re.findall(r"extension\[([^\]=]+)\]", target)
        return frozenset(self.extensions[label] for label in labels if label in self.extensions)

    def reachable(self, name, depth=DEEPEST):
        """The rows of a map and of all the maps that it calls."""
        rows, seen, todo = [], set(), [(name, depth)]
        while todo:
            at, left = todo.pop()
            if at in seen or left < 0:
                continue
            seen.add(at)
            for row in self.maps.get(at, ()):
                rows.append(row)
                if row.using in self.maps:
                    todo.append((row.using, left - 1))
        return rows


def read(file):
    with open(file, encoding="utf-8", newline="") as text:
        return [row for row in csv.DictReader(text)]
