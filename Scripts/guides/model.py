"""A row of a guide, a row of ours, and how the element paths of both are written the same way."""
import dataclasses
import re


@dataclasses.dataclass
class GuideRow:
    """One actionable row of a guide: something that it wants written."""

    kind: str  # message, segment, datatype, codes
    map: str  # the guide's name of its map or code table: `PR1[Procedure]`, `ADT_A01`, `OrderStatus`
    source: str  # `PR1-3`, `PROCEDURE.PR1`, a v2 code; empty where the guide names none
    target: str  # the element, resource or code as the guide writes it
    fixed: str = ""  # a constant that the guide assigns, without quotes
    using: str = ""  # the guide's map of the datatype or segment
    extension: str = ""  # the url of the extension that the target stands in
    system: str = ""  # of a code: its system
    verdict: str = "open"  # implemented, superseded, refused, open
    reason: str = ""


@dataclasses.dataclass
class OurRow:
    """One row of a structural map in Mappings/."""

    map: str
    id: str
    source: str
    when: str
    target: str
    using: str
    codes: str
    value: str
    upstream: str
    note: str
    paths: set = dataclasses.field(default_factory=set)  # every element path that it ends in, from any caller
    urls: frozenset = frozenset()  # the extensions that its target names

    @property
    def rule(self):
        return f"{self.map}#{self.id}"

    def names(self, guide, map_name):
        """The places that `upstream` names of one map of a guide: `{"PR1-3"}`; an empty text for the map alone."""
        found = set()
        for part in self.upstream.split(";"):
            part = part.strip()
            if part.startswith(guide + " "):
                rest = part[len(guide) + 1 :].strip()
                if rest == map_name:
                    found.add("")
                elif rest.startswith(map_name + " "):
                    found.update(rest[len(map_name) + 1 :].replace(",", " ").split())
        return found


def element(path):
    """An element path without list numbers, labels and reference types: `performer(PractitionerRole.code)[1]` and
    `performer[surgeon](PractitionerRole)` + `code` are both `performer.code`. Steps that are types fall out."""
    path = re.sub(r"\[[^\]]*[\]}]?", "", path).replace(" ", "")
    path = re.sub(r"=.*$", "", path)
    path = re.sub(r"\(\W*", ".", path).replace(")", "")
    steps = []
    for step in re.split(r"[.:]", path):
        if not step or step.startswith(("$", "^", "/")) or step[0].isupper() or step == "reference":
            continue
        steps.append(step.lower())
    return ".".join(steps)


def joined(prefix, path):
    return ".".join(p for p in (prefix, path) if p)


def same_url(one, other):
    """Whether two extension urls name one definition: guides write hosts and prefixes carelessly, the last step not."""

    def tail(url):
        return re.sub(r"^(extension|statusreason)-|\.html$", "", url.strip().rstrip("/.").split("/")[-1].lower())

    return bool(one) and bool(other) and tail(one) == tail(other)
