#!/usr/bin/env python3
"""Breaks FHIR resources, one thing at a time, for comparing validators. Deterministic: same input, same seed, same mutants.

    Tests/Conformance/mutants.py COUNT SEED < resources.ndjson > mutants.ndjson

Every line of the output is a whole resource or Bundle with one change. The kinds of change are listed below; some leave
the resource valid (another order, another text), so that agreement cannot be had by always saying no.
"""
import copy, json, random, sys


def nodes(item, path=()):
    """Every object of a resource with its path, narrative left out."""
    if isinstance(item, dict):
        yield path, item
        for key, value in item.items():
            if key not in ('text', 'contained'):
                yield from nodes(value, path + (key,))
    elif isinstance(item, list):
        for i, value in enumerate(item):
            yield from nodes(value, path + (i,))


def pick(random, resource, holds):
    """Some (object, key) for which `holds`, or None."""
    found = [(o, k) for _, o in nodes(resource) for k in o if holds(k, o[k])]
    return random.choice(found) if found else None


def is_time(key, value):
    return isinstance(value, str) and len(value) >= 10 and value[:4].isdigit() and value[4] == '-' and value[7] == '-'


def string(key, value):
    return isinstance(value, str) and key not in ('resourceType', 'div', 'reference', 'url', 'id', 'fullUrl')


# ---- what is done: each takes the generator and a resource, and changes it; False: it does not fit ----

def drop(r, x):
    o, k = pick(r, x, lambda k, v: k not in ('resourceType', 'id', 'meta')) or (None, None)
    if o is None: return False
    del o[k]


def drop_required(r, x):
    names = ('status', 'code', 'subject', 'intent', 'url', 'value', 'target', 'agent', 'class', 'type', 'content')
    o, k = pick(r, x, lambda k, v: k in names) or (None, None)
    if o is None: return False
    del o[k]


def unknown_element(r, x):
    o = r.choice([o for _, o in nodes(x)])
    o[r.choice(['colour', 'Status', 'valueString2', 'resource_type', 'notes', 'extention'])] = 'x'


def single_to_list(r, x):
    o, k = pick(r, x, lambda k, v: isinstance(v, (str, dict)) and k != 'resourceType') or (None, None)
    if o is None: return False
    o[k] = [o[k]]


def list_to_single(r, x):
    o, k = pick(r, x, lambda k, v: isinstance(v, list) and v) or (None, None)
    if o is None: return False
    o[k] = o[k][0]


def empty(r, x):
    o, k = pick(r, x, lambda k, v: k != 'resourceType') or (None, None)
    if o is None: return False
    o[k] = r.choice(['', {}, [], None])


def number_as_text(r, x):
    o, k = pick(r, x, lambda k, v: isinstance(v, (int, float))) or (None, None)
    if o is None: return False
    o[k] = str(o[k])


def text_as_number(r, x):
    o, k = pick(r, x, string) or (None, None)
    if o is None: return False
    o[k] = 7


def bad_time(r, x):
    o, k = pick(r, x, is_time) or (None, None)
    if o is None: return False
    o[k] = r.choice([o[k][:10] + 'T10:00', '2026-13-01', '2026-02-30', '20260302', o[k][:10] + ' 10:00:00Z', '2026-3-2',
                     o[k][:10] + 'T10:00:00', '0000', o[k][:10] + 'T24:00:00Z', 'yesterday'])


def bad_code(r, x):
    names = ('status', 'intent', 'gender', 'use', 'mode', 'type', 'priority', 'docStatus', 'comparator')
    o, k = pick(r, x, lambda k, v: k in names and isinstance(v, str)) or (None, None)
    if o is None: return False
    o[k] = r.choice(['nonsense', o[k].upper(), o[k] + ' ', 'Completed'])


def bad_id(r, x):
    o, k = pick(r, x, lambda k, v: k == 'id' and isinstance(v, str)) or (None, None)
    if o is None: return False
    o[k] = r.choice(['a b', 'x' * 65, 'a_b', 'ä'])


def bad_uri(r, x):
    o, k = pick(r, x, lambda k, v: k == 'system' and isinstance(v, str) and ':' in v) or (None, None)
    if o is None: return False
    o[k] = r.choice(['loinc', 'http://loinc.org /', '2.16.840.1.113883.6.1'])


def wrong_published_code(r, x):
    o, k = pick(r, x, lambda k, v: k == 'code' and isinstance(v, str)) or (None, None)
    if o is None or not str(o.get('system', '')).startswith('http://terminology.hl7.org'): return False
    o[k] = 'no-such-code'


def two_of_a_choice(r, x):
    def fits(k, v):
        return any(k.startswith(s) and k != s and k[len(s)].isupper() for s in
                   ('value', 'effective', 'performed', 'onset', 'medication', 'deceased', 'occurrence'))
    o, k = pick(r, x, fits) or (None, None)
    if o is None: return False
    stem = next(s for s in ('value', 'effective', 'performed', 'onset', 'medication', 'deceased', 'occurrence')
                if k.startswith(s))
    other = {'value': 'valueBoolean', 'deceased': 'deceasedBoolean', 'medication': 'medicationReference'}.get(
        stem, stem + 'Period')
    if other == k: return False
    o[other] = {'display': 'x'} if stem == 'medication' else {'start': '2026'} if other.endswith('Period') else True


def wrong_target(r, x):
    o, k = pick(r, x, lambda k, v: k == 'reference' and isinstance(v, str)) or (None, None)
    if o is None: return False
    o[k] = r.choice(['Substance/1', 'urn:uuid:00000000-0000-4000-8000-000000000000', 'Nothing/1', '#missing', 'patient 1',
                     'Patient/' + 'y' * 70])


def two_in_extension(r, x):
    found = [o for _, o in nodes(x) if 'url' in o and any(k.startswith('value') for k in o)]
    if not found: return False
    o = r.choice(found)
    o['extension'] = [{'url': 'http://example.org/x', 'valueString': 'x'}]


def bare_extension(r, x):
    o = r.choice([o for _, o in nodes(x)])
    if 'resourceType' in o and o['resourceType'] in ('Bundle', 'Parameters', 'Binary'): return False
    o.setdefault('extension', [])
    if not isinstance(o['extension'], list): return False
    o['extension'].append(r.choice([{'url': 'http://example.org/x'}, {'valueString': 'x'}]))


def reversed_period(r, x):
    found = [o for _, o in nodes(x) if isinstance(o.get('start'), str) and isinstance(o.get('end'), str)]
    if not found: return False
    o = r.choice(found)
    o['start'], o['end'] = '2026-05-01', '2026-04-01'


def code_without_system(r, x):
    found = [o for _, o in nodes(x) if 'value' in o and 'code' in o and 'system' in o]
    if not found: return False
    del r.choice(found)['system']


def telecom_without_system(r, x):
    found = [o for _, o in nodes(x) if 'value' in o and o.get('system') in ('phone', 'email', 'fax', 'url')]
    if not found: return False
    del r.choice(found)['system']


def value_and_reason(r, x):
    found = [o for _, o in nodes(x) if o.get('resourceType') == 'Observation' and any(k.startswith('value') for k in o)]
    if not found: return False
    r.choice(found)['dataAbsentReason'] = {'text': 'both'}


def bad_narrative(r, x):
    found = [o for _, o in nodes(x) if 'resourceType' in o and o['resourceType'] not in ('Bundle', 'Parameters', 'Binary')]
    if not found: return False
    div = r.choice(['<div>no namespace</div>', '<div xmlns="http://www.w3.org/1999/xhtml"><script>x</script></div>',
                    '<div xmlns="http://www.w3.org/1999/xhtml"><p>open</div>',
                    '<div xmlns="http://www.w3.org/1999/xhtml"> </div>',
                    '<div xmlns="http://www.w3.org/1999/xhtml"><p onclick="x()">x</p></div>'])
    r.choice(found)['text'] = {'status': 'generated', 'div': div}


def unused_contained(r, x):
    found = [o for _, o in nodes(x) if 'resourceType' in o and o['resourceType'] not in ('Bundle', 'Parameters', 'Binary')]
    if not found: return False
    o = r.choice(found)
    o['contained'] = o.get('contained', []) + [{'resourceType': 'Organization', 'id': 'lonely', 'name': 'x'}]


def wrong_type(r, x):
    found = [o for _, o in nodes(x) if 'resourceType' in o]
    if not found: return False
    r.choice(found)['resourceType'] = r.choice(['Procedur', 'MedicationStatment', 'Resource', 'Body'])


def negative(r, x):
    o, k = pick(r, x, lambda k, v: k in ('rank', 'sequence', 'count', 'size', 'order', 'total')) or (None, None)
    if o is None: return False
    o[k] = r.choice([-1, 0, 1.5])


def shuffled(r, x):
    keys = [k for k in x if k != 'resourceType']
    r.shuffle(keys)
    for k in keys: x[k] = x.pop(k)


def another_text(r, x):
    o, k = pick(r, x, lambda k, v: k in ('display', 'text') and isinstance(v, str)) or (None, None)
    if o is None: return False
    o[k] = 'another text, with é and “quotes”'


def good_extension(r, x):
    found = [o for _, o in nodes(x) if 'resourceType' in o and o['resourceType'] not in ('Bundle', 'Parameters', 'Binary')]
    if not found: return False
    o = r.choice(found)
    o['extension'] = o.get('extension', []) + [{'url': 'http://example.org/colour', 'valueCode': 'red'}]


KINDS = [drop, drop_required, unknown_element, single_to_list, list_to_single, empty, number_as_text, text_as_number,
         bad_time, bad_code, bad_id, bad_uri, wrong_published_code, two_of_a_choice, wrong_target, two_in_extension,
         bare_extension, reversed_period, code_without_system, telecom_without_system, value_and_reason, bad_narrative,
         unused_contained, wrong_type, negative, shuffled, another_text, good_extension]


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    source = [line for line in sys.stdin if line.strip()]
    generator = random.Random(seed)
    made = 0
    while made < count:
        resource = json.loads(generator.choice(source))
        if KINDS[(made + generator.randrange(3)) % len(KINDS)](generator, resource) is False:
            continue
        print(json.dumps(resource, ensure_ascii=False))
        made += 1


if __name__ == '__main__':
    main()
