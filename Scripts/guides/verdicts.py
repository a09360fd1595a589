"""The list of what we do otherwise or not at all: one CSV a guide, in Docs/coverage.

    kind,map,source,target,verdict,by,reason

`map`, `source` and `target` are patterns (`*`, `?`; several after `|`). `verdict` is `superseded` (the fact is in the
output by another way: `by` names the rows of ours, `map#id`, separated by blanks, that do it, or `writer` or `reader`
where the program itself does), `carried` (of a code table: the rows in `by` carry every code as sent, so a guide's row
that changes nothing needs no row of ours) or `refused` (not in the output; the reason says on what that rests). The
first line that fits a guide's row holds. A line that fits none, or whose rows do not exist, is an error.
"""
import functools
import re

from .ours import read


class Verdicts:
    def __init__(self, file, tables):
        self.file = file
        self.lines = read(file) if file.exists() else []
        self.used = set()
        self.errors = []
        for number, line in enumerate(self.lines, start=2):
            if line["verdict"] not in ("superseded", "carried", "refused"):
                self.errors.append(f"{file}:{number}: no verdict `{line['verdict']}`")
            if not line["reason"]:
                self.errors.append(f"{file}:{number}: no reason")
            if line["verdict"] != "refused" and not line["by"]:
                self.errors.append(f"{file}:{number}: `by` is empty: who does it instead?")
            for rule in line["by"].split():
                if rule not in tables.rules and rule not in tables.codes and rule not in ("writer", "reader"):
                    self.errors.append(f"{file}:{number}: there is no row {rule}")

    def find(self, row, verdicts=("superseded", "refused")):
        for number, line in enumerate(self.lines, start=2):
            if (
                line["verdict"] in verdicts
                and line["kind"] in ("*", row.kind)
                and fits(line["map"], row.map)
                and fits(line["source"], row.source)
                and fits(line["target"], row.target)
            ):
                self.used.add(number)
                return line
        return None

    def stale(self):
        return [
            f"{self.file}:{n}: fits no row that is not implemented: {l['map']} {l['source']} {l['target']}"
            for n, l in enumerate(self.lines, start=2)
            if n not in self.used
        ]


@functools.lru_cache(maxsize=None)
def compiled(pattern):
    parts = [re.escape(p).replace(r"\*", ".*").replace(r"\?", ".") for p in pattern.split("|")]
    return re.compile("(?:" + "|".join(parts) + r")\Z", re.IGNORECASE)


def fits(pattern, text):
    return not pattern or pattern == "*" or bool(compiled(pattern).match(text))
