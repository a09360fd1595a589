#!/usr/bin/env python3
"""Writes each CDA document in other ways that XML and CDA hold equal, converts all of them, and compares.

Usage: Tests/Conformance/same-cda.py FLUORO FILE...      prints a table of ways, exits 1 when one of them made a difference

What may differ: the digest of the bytes as they came, and a copy of them.
"""
import collections
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

TOKEN = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>|[^<]+", re.S)
ATTRIBUTE = re.compile(r"([^\s=<>/]+)\s*=\s*(\"[^\"]*\"|'[^']*')", re.S)
NAMESPACE = re.compile(r"\sxmlns(?::[\w.-]+)?\s*=\s*(\"[^\"]*\"|'[^']*')")


def is_tag(token):
    return token[0] == "<" and token[1] not in "!?"


def local(token):
    """The local name of a tag's element."""
    return re.match(r"</?\s*([^\s/>]+)", token).group(1).split(":")[-1]


def declared(text, encoding):
    """The document with an XML declaration that names the encoding."""
    return f'<?xml version="1.0" encoding="{encoding}"?>\n' + re.sub(r"^\s*<\?xml .*?\?>\s*", "", text, flags=re.S)


def narratives(tokens):
    """For each token, whether it stands inside a narrative: a `text` with more than references in it."""
    inside, depth, flags = [], 0, []
    for token in tokens:
        if is_tag(token) and not token.endswith("/>"):
            if token.startswith("</"):
                flags.append(bool(inside))
                if inside and inside[-1] == depth:
                    inside.pop()
                depth -= 1
                continue
            depth += 1
            flags.append(bool(inside))
            if local(token) == "text" and not inside:
                inside.append(depth)
            continue
        flags.append(bool(inside))
    return flags


def mapped(text, change):
    """The document with each tag changed."""
    return "".join(change(token) if is_tag(token) else token for token in TOKEN.findall(text))


def reversed_attributes(tag):
    found = list(ATTRIBUTE.finditer(tag))
    if tag.startswith("</") or len(found) < 2:
        return tag
    end = "/>" if tag.endswith("/>") else ">"
    name = re.match(r"<\s*[^\s/>]+", tag).group(0)
    return name + "".join(f" {m.group(1)} = {m.group(2)}" for m in reversed(found)) + end


def other_quotes(tag):
    def quoted(match):
        value = match.group(2)[1:-1]
        return match.group(0) if '"' in value or "'" in value else f"{match.group(1)}='{value}'"

    return ATTRIBUTE.sub(quoted, tag)


def prefixed(tag):
    def named(match):
        return match.group(0) if ":" in match.group(2) else match.group(1) + "v3:" + match.group(2)

    tag = re.sub(r"^(</?\s*)([^\s/>]+)", named, tag)
    return re.sub(r"\sxmlns\s*=", " xmlns:v3=", tag)


def spaced(text):
    tokens = TOKEN.findall(text)
    flags = narratives(tokens)
    out, opened = [], []
    for i, (token, inside) in enumerate(zip(tokens, flags)):
        blank = "\n\t  " if is_tag(token) and not inside and i else ""
        # Between tags only: the text of an element stays beside its tags.
        if blank and tokens[i - 1][0] != "<" and tokens[i - 1].strip():
            blank = ""
        out.append(blank + token)
    return "".join(out)


def unspaced(text):
    tokens = TOKEN.findall(text)
    flags = narratives(tokens)
    return "".join(t for t, inside in zip(tokens, flags) if inside or t[0] == "<" or t.strip())


def commented(text):
    """Comments and instructions between tags and inside texts."""
    out, begun = [], False
    for token in TOKEN.findall(text):
        if is_tag(token):
            out.append(("<!-- > <note> -->" if begun else "") + token + "<?pi x=\"<y>\"?>")
            begun = True
            if token.startswith("</ClinicalDocument") or re.match(r"</[\w.-]+:ClinicalDocument", token):
                out[-1] = token
        elif token[0] != "<" and token.strip() and "&" not in token:
            half = len(token) // 2
            out.append(token[:half] + "<!-- & -->" + token[half:])
        else:
            out.append(token)
    return "".join(out)


def sections_of_data(text):
    return "".join(
        f"<![CDATA[{t}]]>" if t[0] != "<" and t.strip() and "&" not in t and "]]>" not in t else t
        for t in TOKEN.findall(text))


def referred(text):
    """Every character of a text or value beyond ASCII, and every `e`, as a character reference."""
    def swap(value):
        return re.sub(r"&#?\w+;|[^\x00-\x7f]|e",
                      lambda m: m.group(0) if m.group(0)[0] == "&" else f"&#x{ord(m.group(0)):X};", value)

    def changed(tag):
        return ATTRIBUTE.sub(
            lambda m: m.group(0) if m.group(1).startswith("xmlns") else m.group(1) + "=" + m.group(2)[0] + swap(m.group(2)[1:-1]) + m.group(2)[0], tag)

    return "".join(
        changed(t) if is_tag(t) else swap(t) if t[0] != "<" else t for t in TOKEN.findall(text))


def with_templates(text, change):
    return re.sub(r"<((?:[\w.-]+:)?templateId)\b([^>]*?)(/?)>", lambda m: f"<{m.group(1)}{change(m.group(2))}{m.group(3)}>", text)


def other_extension(attributes):
    attributes = re.sub(r"\sextension\s*=\s*(\"[^\"]*\"|'[^']*')", "", attributes)
    return attributes.rstrip() + ' extension="2999-01-01"'


def no_extension(attributes):
    return re.sub(r"\sextension\s*=\s*(\"[^\"]*\"|'[^']*')", "", attributes)


def opened(tag):
    """`<a/>` as `<a></a>`."""
    if not tag.endswith("/>"):
        return tag
    return tag[:-2].rstrip() + "></" + re.match(r"<\s*([^\s/>]+)", tag).group(1) + ">"


def encoded(text, encoding, name=None):
    return declared(text, name or encoding).encode(encoding, "xmlcharrefreplace")


def ways(text):
    """Name → bytes."""
    plain = text.encode()
    root = re.sub(r"^\s*<\?xml .*?\?>\s*", "", text, flags=re.S)
    yield "UTF-8 mark", b"\xef\xbb\xbf" + plain
    yield "no declaration", root.encode()
    yield "blanks around", b"\r\n  " + root.encode() + b"\r\n\x00\x00\x00"
    yield "CR LF", text.replace("\r\n", "\n").replace("\n", "\r\n").encode()
    yield "UTF-16 LE", b"\xff\xfe" + declared(text, "UTF-16").encode("utf-16-le")
    yield "UTF-16 BE", b"\xfe\xff" + declared(text, "utf-16").encode("utf-16-be")
    yield "UTF-16 LE, no mark", declared(text, "UTF-16LE").encode("utf-16-le")
    yield "UTF-16, no declaration", b"\xff\xfe" + root.encode("utf-16-le")
    yield "UTF-32 LE", b"\xff\xfe\x00\x00" + declared(text, "UTF-32").encode("utf-32-le")
    yield "UTF-32 BE", b"\x00\x00\xfe\xff" + declared(text, "UTF-32").encode("utf-32-be")
    yield "UTF-32 BE, no mark", declared(text, "UTF-32").encode("utf-32-be")
    yield "ISO-8859-1", encoded(text, "iso-8859-1", "ISO-8859-1")
    yield "Windows-1252", encoded(text, "cp1252", "windows-1252")
    yield "ASCII", encoded(text, "ascii", "us-ascii")
    yield "a prefix", mapped(text, prefixed).encode()
    yield "no namespaces", NAMESPACE.sub("", text).encode()
    yield "attributes backwards", mapped(text, reversed_attributes).encode()
    yield "other quotes", mapped(text, other_quotes).encode()
    yield "white space", spaced(text).encode()
    yield "no white space", unspaced(text).encode()
    yield "comments and instructions", commented(text).encode()
    yield "CDATA", sections_of_data(text).encode()
    yield "character references", referred(text).encode()
    yield "empty elements opened", mapped(text, opened).encode()
    yield "other template versions", with_templates(text, other_extension).encode()
    yield "no template versions", with_templates(text, no_extension).encode()


def decoded(raw):
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16")
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    named = re.match(rb"\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)", raw)
    try:
        return raw.decode(named.group(1).decode() if named else "utf-8")
    except (UnicodeDecodeError, LookupError):
        return raw.decode("cp1252", "replace")


def same(output):
    """Output without what the bytes themselves decide."""
    return re.sub(r'"data":"PD94[^"]{400,}"|"data":"[^"]{2000,}"', '"data":"COPY"', re.sub(r"[0-9a-f]{64}", "DIGEST", output))


def leaves(value, path=""):
    if isinstance(value, dict):
        for key, below in value.items():
            yield from leaves(below, f"{path}.{key}")
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from leaves(below, f"{path}[{number}]")
    else:
        yield path, value


def main():
    fluoro, files = sys.argv[1], sys.argv[2:]
    differences, tried, shown = collections.Counter(), collections.Counter(), 0
    for file in files:
        text = decoded(Path(file).read_bytes()).replace("\r\n", "\n")
        if text.count("<!DOCTYPE"):
            continue
        with tempfile.TemporaryDirectory() as folder:
            names = ["as it is"]
            (Path(folder) / "000.xml").write_text(text if "encoding" not in text[:200] else declared(text, "UTF-8"))
            for name, document in ways(text):
                (Path(folder) / f"{len(names):03}.xml").write_bytes(document)
                names.append(name)
            outputs = []
            for number in range(len(names)):
                run = subprocess.run([fluoro, "convert", f"{folder}/{number:03}.xml", "--quiet"], capture_output=True)
                outputs.append(same(run.stdout.decode()))
        for name, output in zip(names[1:], outputs[1:]):
            tried[name] += 1
            if output == outputs[0]:
                continue
            differences[name] += 1
            shown += 1
            if shown <= 40:
                print(f"{file}: {name}: {first_difference(outputs[0], output)}")
    print()
    for name in tried:
        print(f"{name:28} {tried[name]:5} documents {differences[name]:5} differ")
    return 1 if differences else 0


def first_difference(expected, actual):
    if not actual:
        return "not converted"
    left, right = dict(leaves(json.loads(expected or "{}"))), dict(leaves(json.loads(actual)))
    for path in left:
        if left[path] != right.get(path):
            return f"{path}: {str(left[path])[:150]!r} → {str(right.get(path))[:150]!r}"
    return "more: " + ", ".join([p for p in right if p not in left][:3])


if __name__ == "__main__":
    sys.exit(main())
