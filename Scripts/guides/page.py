"""The generated page: counts by kind and map, then every reason."""
import collections

KINDS = ("message", "segment", "datatype", "codes")
VERDICTS = ("implemented", "superseded", "refused", "open")
TITLES = {
    "message": "Messages",
    "segment": "Segments",
    "datatype": "Datatypes",
    "codes": "Code tables",
    "section": "Sections",
    "entry": "Entries",
}


def count(rows):
    found = collections.Counter(row.verdict for row in rows)
    return [len(rows)] + [found[v] for v in VERDICTS]


def share(numbers):
    return f"{100 * (numbers[1] + numbers[2]) / numbers[0]:.1f} %" if numbers[0] else "-"


def line(name, numbers):
    return f"| {name} | " + " | ".join(str(n) for n in numbers) + f" | {share(numbers)} |"


HEAD = "| {} | rows | " + " | ".join(VERDICTS) + " | implemented or superseded |\n| --- |" + " ---: |" * 6


def parts(rows):
    structural = [r for r in rows if r.kind != "codes"]
    found = [("all but codes", structural)]
    found += [(TITLES.get(k, k).lower(), [r for r in rows if r.kind == k]) for k in dict.fromkeys(r.kind for r in rows)]
    return found


def summary(rows):
    return "\n".join(f"{name:14} {count(part)} {share(count(part))}" for name, part in parts(rows) if part)


def text(name, rows):
    out = [
        f"# {name}: what is carried out",
        "",
        f"Written by `Scripts/guide-coverage --guide {name}` from the guide's tables, our tables' `upstream` column and the",
        f"list of what is done otherwise or refused, [{name}.csv]({name}.csv). A row is **implemented** when a row of ours",
        "names it and reads the same field into the same element, **superseded** when its fact reaches the output another",
        "way, **refused** when it does not, and **open** when nothing was decided.",
        "",
        HEAD.format("part"),
    ]
    out += [line(title, count(part)) for title, part in parts(rows) if part]
    for kind in dict.fromkeys(r.kind for r in rows):
        out += ["", f"## {TITLES.get(kind, kind)}", "", HEAD.format("map")]
        for map_name in sorted({r.map for r in rows if r.kind == kind}):
            out.append(line(map_name, count([r for r in rows if r.kind == kind and r.map == map_name])))
    for verdict in ("superseded", "refused", "open"):
        groups = collections.OrderedDict()
        for row in rows:
            if row.verdict == verdict:
                groups.setdefault((row.kind, row.map, row.reason), []).append(row)
        if groups:
            out += ["", f"## {verdict.capitalize()}", "", "| map | rows | reason |", "| --- | --- | --- |"]
        for (_, map_name, reason), members in groups.items():
            places = dict.fromkeys(m.source or m.target for m in members)
            shown = ", ".join(list(places)[:12]) + (f" and {len(places) - 12} more" if len(places) > 12 else "")
            out.append(f"| {map_name} | {shown} | {reason} |".replace("\n", " "))
    return "\n".join(out) + "\n"
