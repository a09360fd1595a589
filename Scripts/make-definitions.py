#!/usr/bin/env python3
"""Writes Mappings/definitions/ from the published FHIR R4 and US Core 6.1.0 packages.

    Scripts/make-definitions.py fhir-r4.tar.xz us-core-6.1.0.tar.xz [OUTPUT-FOLDER]

Each archive holds the package's JSON files under package/. Run it again only when a standard's version changes;
the output is committed. Tab-separated files have no header and no quoting; us-core.csv is RFC 4180.

elements.tsv: the R4 types.
    =  TYPE  KIND                       starts a type; kind is primitive, complex or resource
    PATH MIN MAX TYPES CONTENT B VALUESET TARGETS
        PATH      relative to the type (`component.code`), in the order of the standard; `value[x]` for a choice
        MAX       1 or *
        TYPES     codes joined by |; nested elements say BackboneElement or Element; empty where CONTENT is given
        CONTENT   the path whose children are used here too (`component.referenceRange` -> `referenceRange`)
        B         r for a required binding, else empty; VALUESET its canonical without version
        TARGETS   of a Reference, type names joined by |; Resource is any

bindings.tsv: the value sets of those bindings.
    VALUESET  CODES     CODES joined by a space, bare for code / string / uri elements, SYSTEM|CODE for Coding and
                        CodeableConcept; `*` where the set is open or cannot be enumerated from the package

us-core.csv: what a resource must meet to claim a US Core profile, beyond R4 itself.
    One row with kind `profile` opens a profile: value = its canonical, path = the US Core profile that it is built on
    and whose rules its own rows repeat (what meets it meets that one too), when = for which resources of the type it
    is meant (empty: all). Profiles of a type stand in the order in which they are to be tried: the first one whose
    `when` and rules all hold is claimed. A rule's `when` is always empty. Kinds of rules:
        min        each instance of the parent of `path` that is there has at least `value` of `path`
        max        … at most `value`
        fixed      every `path` equals `value`
        pattern    every `path` contains the coding `value` (SYSTEM|CODE); an Identifier: has that system
        types      the choice element `path` has one of these types only, joined by |
        binding    every `path` has a code of the value set `value` (us-core-valuesets.tsv); of a Quantity its
                   system|code, of a primitive the bare code
        reference  every literal reference in `path` points to one of these, joined by |: TYPE, or TYPE:PROFILE where
                   the target must meet that profile too (a profile without rows here counts as not met)
        invariant  `value` is the key, `path` where it is asked; the writer knows it by name; `note` says what it asks
    A path step may have a filter, which keeps the members for which it holds:
        [SUB=VALUE]   SUB is a primitive with that value, or a Coding / CodeableConcept with the coding SYSTEM|CODE
        [SUB in SET]  SUB has a code of that value set;  SUB `.` is the member itself
    A `when` is EMPTY, `PATH valued`, `PATH=SYSTEM|CODE`, or `PATH in SET`.
    A primitive counts for `min` though it has only extensions (data-absent-reason), as in FHIR itself.

us-core-valuesets.tsv: NAME  SYSTEM  CODES, one line a system; CODES `*` = any code of the system.

r4-profiles.csv, r4-profiles-valuesets.tsv: the profiles that R4 itself publishes, in the same form, for `fluoro validate`
alone: the writer claims none of them. R4 asks its vital signs' profiles of every Observation with their code (`when`).

codesystems.tsv: the code systems that the packages hold whole: URI and codes, parted by tabs.

known-extensions.tsv: extensions that the packages define: URL and the values that each may have (`valueCode`), parted by
tabs; none for one that has parts instead of a value.

invariants.csv is not written here: its rules are our own words for R4's (Docs/validate.md).
"""
import csv, json, os, re, sys, tarfile

SD = 'http://hl7.org/fhir/StructureDefinition/'
USC = 'http://hl7.org/fhir/us/core/StructureDefinition/'
USVS = 'http://hl7.org/fhir/us/core/ValueSet/'
NULL_FLAVOR = 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor'
OBSCAT = 'http://terminology.hl7.org/CodeSystem/observation-category|'
CONDCAT = 'http://terminology.hl7.org/CodeSystem/condition-category|'

# (profile, when): the order within a type is the order of claiming. The `when` of a vital sign is its LOINC code.
PROFILES = [
    ('us-core-patient', ''), ('us-core-relatedperson', ''), ('us-core-practitioner', ''),
    ('us-core-practitionerrole', ''), ('us-core-organization', ''), ('us-core-location', ''), ('us-core-careteam', ''),
    ('us-core-coverage', ''), ('us-core-encounter', ''),
    ('us-core-condition-encounter-diagnosis', 'category=' + CONDCAT + 'encounter-diagnosis'),
    ('us-core-condition-problems-health-concerns', 'category in us-core-problem-or-health-concern'),
    ('us-core-allergyintolerance', ''), ('us-core-immunization', ''), ('us-core-procedure', ''),
    ('us-core-servicerequest', ''), ('us-core-medication', ''), ('us-core-medicationrequest', ''),
    ('us-core-medicationdispense', ''), ('us-core-implantable-device', 'patient valued'), ('us-core-specimen', ''),
    ('us-core-blood-pressure', 'code=http://loinc.org|85354-9'),
    ('us-core-pulse-oximetry', 'code=http://loinc.org|59408-5'),
    ('us-core-bmi', 'code=http://loinc.org|39156-5'), ('us-core-body-height', 'code=http://loinc.org|8302-2'),
    ('us-core-body-weight', 'code=http://loinc.org|29463-7'),
    ('us-core-body-temperature', 'code=http://loinc.org|8310-5'),
    ('us-core-heart-rate', 'code=http://loinc.org|8867-4'),
    ('us-core-respiratory-rate', 'code=http://loinc.org|9279-1'),
    ('us-core-head-circumference', 'code=http://loinc.org|9843-4'),
    ('us-core-vital-signs', 'category=' + OBSCAT + 'vital-signs'),
    ('us-core-smokingstatus', 'code in us-core-smoking-status-observation-codes'),
    ('us-core-observation-lab', 'category=' + OBSCAT + 'laboratory'),
    ('us-core-observation-screening-assessment', 'category=' + OBSCAT + 'survey'),
    ('us-core-observation-clinical-result', 'category in us-core-clinical-result-observation-category'),
    ('us-core-simple-observation', 'category valued'),
    ('us-core-diagnosticreport-lab', 'category=http://terminology.hl7.org/CodeSystem/v2-0074|LAB'),
    ('us-core-diagnosticreport-note', ''), ('us-core-documentreference', ''), ('us-core-provenance', ''),
]

# Invariants of these profiles in our own words. Those of severity warning are left out.
INVARIANTS = {
    'us-core-1': 'a dateTime is given at least to the day',
    'us-core-2': 'without components and members: a value or a dataAbsentReason',
    'us-core-3': 'a Quantity with a system has the system of UCUM',
    'us-core-6': {'Patient': 'family or given name, or else a data-absent-reason extension; not both',
                  'DocumentReference': 'url or data'},
    'us-core-7': 'completed or in-progress: performed[x] is there',
    'us-core-8': 'partial, preliminary, final, amended, corrected or appended: effective[x] is there',
    'us-core-9': 'partial, preliminary, final, amended, corrected or appended: issued is there',
    'us-core-10': 'partial, preliminary, final, amended, corrected or appended: effective[x] is there',
    'us-core-13': 'practitioner, organization, healthcareService or location',
    'us-core-14': 'name or relationship',
    'us-core-15': 'an identifier of type v2-0203 MB, or subscriberId',
    'us-core-16': 'an NPI has ten digits',
    'us-core-17': 'the check digit of an NPI holds (Luhn with the prefix 80840)',
    'us-core-18': 'a CLIA number is two digits, D, seven digits',
    'us-core-19': 'a NAIC code has five digits',
    'us-core-20': 'completed: whenHandedOver is there',
    'us-core-21': 'intent order, original-, reflex-, filler- or instance-order: requester is there',
    'pd-1': 'telecom or endpoint',
    'provenance-1': 'who is a Practitioner or Device: onBehalfOf is there',
    'vs-1': 'a dateTime is given at least to the day',
    'vs-2': 'without components and members: a value or a dataAbsentReason',
    'vs-3': 'a component has a value or a dataAbsentReason',
}

# Value sets that the IG defines by others which need a licensed service; OMB's categories as HL7 published them before.
SUPPLEMENT = {
    USVS + 'omb-race-category': {('urn:oid:2.16.840.1.113883.6.238', c) for c in
                                 ('1002-5', '2028-9', '2054-5', '2076-8', '2106-3')} |
                                {(NULL_FLAVOR, c) for c in ('UNK', 'ASKU')},
    USVS + 'omb-ethnicity-category': {('urn:oid:2.16.840.1.113883.6.238', c) for c in ('2135-2', '2186-5')} |
                                     {(NULL_FLAVOR, c) for c in ('UNK', 'ASKU')},
    # a bare code in the extension
    USVS + 'birthsex': {('http://terminology.hl7.org/CodeSystem/v3-AdministrativeGender', c) for c in 'FM'} |
                       {(NULL_FLAVOR, 'UNK')},
}
# Sets by a filter on LOINC (SCALE_TYP = DOC): R4 enumerates the same selection in c80-doc-typecodes.
LOINC_DOCUMENTS = 'http://hl7.org/fhir/ValueSet/c80-doc-typecodes'


class Package:
    """The JSON files of one archive, by kind and canonical."""

    def __init__(self, *archives):
        self.structures, self.valuesets, self.codesystems, self.open = {}, {}, {}, set()
        for archive in archives:
            with tarfile.open(archive) as tar:
                for member in tar:
                    if not member.name.endswith('.json'):
                        continue
                    item = json.load(tar.extractfile(member))
                    kind = {'StructureDefinition': self.structures, 'ValueSet': self.valuesets,
                            'CodeSystem': self.codesystems}.get(item.get('resourceType'))
                    if kind is not None:
                        kind[item['url']] = item
        self.memo = {}

    def system(self, url, filters):
        """Codes of a code system, after its filters; None when they are not all known."""
        found = self.codesystems.get(url)
        if not found or found.get('content') != 'complete':
            return None
        concepts, children = {}, {}

        def walk(items, parent):
            for concept in items:
                concepts[concept['code']] = concept
                parents = [parent] if parent else []
                parents += [p.get('valueCode') for p in concept.get('property', [])
                            if p['code'] in ('subsumedBy', 'parent')]
                for each in parents:
                    children.setdefault(each, set()).add(concept['code'])
                walk(concept.get('concept', []), concept['code'])
        walk(found.get('concept', []), None)
        codes = set(concepts)
        for rule in filters:
            if rule['op'] in ('is-a', 'descendent-of') and rule['property'] in ('concept', 'code'):
                below, todo = set(), [rule['value']]
                while todo:
                    for code in children.get(todo.pop(), ()):
                        if code not in below:
                            below.add(code)
                            todo.append(code)
                codes &= below | ({rule['value']} if rule['op'] == 'is-a' else set())
            elif rule['op'] == '=':
                codes = {c for c in codes if any(
                    p['code'] == rule['property'] and rule['value'].lower() ==
                    str(next(v for k, v in p.items() if k.startswith('value'))).lower()
                    for p in concepts[c].get('property', []))}
            else:
                return None
        return {(url, code) for code in codes}

    def expand(self, url):
        """The set of (system, code) of a value set, or None."""
        url = url.split('|')[0]
        if url in self.memo:
            return self.memo[url]
        self.memo[url] = None
        if url in SUPPLEMENT:
            self.memo[url] = SUPPLEMENT[url]
            return self.memo[url]
        found = self.valuesets.get(url)
        if not found:
            return None

        def part(include):
            codes = None
            if 'system' in include:
                if 'concept' in include:
                    codes = {(include['system'], c['code']) for c in include['concept']}
                elif include['system'] == 'http://loinc.org' and [
                        (f['property'], f['value']) for f in include.get('filter', [])] == [('SCALE_TYP', 'DOC')]:
                    codes = self.expand(LOINC_DOCUMENTS)
                else:
                    codes = self.system(include['system'], include.get('filter', []))
                if codes is None:
                    return None
            for other in include.get('valueSet', []):
                more = self.expand(other)
                if more is None:
                    return None
                codes = more if codes is None else codes & more
            return codes
        result = set()
        for include in found.get('compose', {}).get('include', []):
            codes = part(include)
            if codes is None:
                return None
            result |= codes
        for exclude in found.get('compose', {}).get('exclude', []):
            codes = part(exclude)
            if codes is None:
                return None
            result -= codes
        self.memo[url] = result or None
        return self.memo[url]


def type_code(kind, path, item):
    """The type's code. Where the standard gives a FHIRPath type, its own note says which FHIR type is meant;
    for the id of a resource that note says string, the text of the standard says id."""
    code = item['code']
    if code.startswith('http://hl7.org/fhirpath/'):
        noted = [x.get('valueUrl') or x.get('valueUri') for x in item.get('extension', [])
                 if x['url'].endswith('structuredefinition-fhir-type')]
        return 'id' if kind == 'resource' and path == 'id' else noted[0] if noted else 'string'
    return code


def unique(items):
    return list(dict.fromkeys(items))


def base_types(package):
    """Type name -> (kind, snapshot) of every primitive, complex type and resource of R4."""
    kinds = {'primitive-type': 'primitive', 'complex-type': 'complex', 'resource': 'resource'}
    found = {}
    for item in package.structures.values():
        if item['url'] == SD + item['type'] and item.get('derivation') != 'constraint' and item['kind'] in kinds:
            found[item['type']] = (kinds[item['kind']], item['snapshot']['element'])
    return found


def write_elements(package, folder):
    types = base_types(package)
    bound = {}
    order = {'primitive': 0, 'complex': 1, 'resource': 2}
    with open(os.path.join(folder, 'elements.tsv'), 'w', encoding='utf-8', newline='\n') as out:
        for name in sorted(types, key=lambda n: (order[types[n][0]], n)):
            kind, elements = types[name]
            out.write(f'=\t{name}\t{kind}\n')
            for element in elements[1:] if kind != 'primitive' else []:
                path = element['path'].split('.', 1)[1]
                codes = unique(type_code(kind, path, t) for t in element.get('type', []))
                content = element.get('contentReference', '').partition('.')[2]
                targets = unique(p.rsplit('/', 1)[1] for t in element.get('type', []) if t['code'] == 'Reference'
                                 for p in t.get('targetProfile', []))
                binding = element.get('binding', {})
                required = binding.get('strength') == 'required'
                canonical = binding['valueSet'].split('|')[0] if required else ''
                if required:
                    bound.setdefault(canonical, set()).update(codes)
                maximum = '1' if element['max'] == '1' else '*'
                assert element['max'] in ('1', '*'), (name, path, element['max'])
                out.write('\t'.join([path, str(element['min']), maximum, '|'.join(codes), content,
                                     'r' if required else '', canonical, '|'.join(targets)]) + '\n')
    with open(os.path.join(folder, 'bindings.tsv'), 'w', encoding='utf-8', newline='\n') as out:
        for canonical in sorted(bound):
            coded = bound[canonical] & {'Coding', 'CodeableConcept', 'Quantity'}
            assert not coded or coded == bound[canonical], canonical
            codes = package.expand(canonical)
            if codes is None:
                text = '*'
            else:
                text = ' '.join(sorted({f'{s}|{c}' if coded else c for s, c in codes}))
                assert not any(' ' in c for _, c in codes), canonical
            out.write(f'{canonical}\t{text}\n')


def write_codesystems(package, folder):
    """For `fluoro validate`: a code that its system does not have is wrong wherever it stands."""
    prefixes = ('http://terminology.hl7.org', 'http://hl7.org/fhir')
    with open(os.path.join(folder, 'codesystems.tsv'), 'w', encoding='utf-8', newline='\n') as out:
        for url in sorted(package.codesystems):
            codes = package.system(url, []) if url.startswith(prefixes) else None
            if codes:
                out.write('\t'.join([url, *sorted(c for _, c in codes)]) + '\n')


def write_extensions(package, folder):
    with open(os.path.join(folder, 'known-extensions.tsv'), 'w', encoding='utf-8', newline='\n') as out:
        for url in sorted(package.structures):
            item = package.structures[url]
            if item['type'] != 'Extension' or url == SD + 'Extension':
                continue
            values = [e for e in item['snapshot']['element'] if e['path'] == 'Extension.value[x]']
            names = sorted({'value' + t['code'][0].upper() + t['code'][1:] for e in values if e['max'] != '0'
                            for t in e['type']})
            out.write('\t'.join([url, *names]) + '\n')


# ---- US Core ----

class Profiles:
    """Turns the snapshots of US Core into rows: what they ask beyond the base types."""

    def __init__(self, package):
        self.package, self.types = package, base_types(package)
        self.rows, self.sets = [], {}
        self.names = {USC + name: name for name, _ in PROFILES}

    def base(self, type_name, steps):
        """The base element for a path, through datatypes and content references."""
        elements = {e['path']: e for e in self.types[type_name][1]}
        path = type_name
        for i, step in enumerate(steps):
            nxt = elements.get(f'{path}.{step}')
            if nxt is None:
                here = elements[path]
                if 'contentReference' in here:
                    path = here['contentReference'][1:]
                    nxt = elements.get(f'{path}.{step}')
            if nxt is None:
                for e in elements.values():   # a typed choice: valueQuantity for value[x]
                    stem = e['path'].rsplit('.', 1)
                    if len(stem) == 2 and stem[0] == path and stem[1].endswith('[x]') and step.startswith(stem[1][:-3]):
                        kind = step[len(stem[1]) - 3:]
                        for t in e['type']:
                            if t['code'].lower() == kind.lower():
                                if i + 1 == len(steps):
                                    return dict(e, type=[t])
                                return self.base(t['code'], steps[i + 1:])
            if nxt is None:
                here = elements[path]
                codes = [t['code'] for t in here.get('type', [])]
                if len(codes) == 1 and codes[0] in self.types:
                    return self.base(codes[0], steps[i:])
                return None
            path = nxt['path']
        return elements[path]

    def use(self, canonical):
        """A value set by its short name; None when it is not known."""
        canonical = canonical.split('|')[0]
        if canonical == 'http://hl7.org/fhir/ValueSet/ucum-units':
            codes = {('http://unitsofmeasure.org', '*')}
        else:
            codes = self.package.expand(canonical)
            found = self.package.valuesets.get(canonical, {}).get('compose', {}).get('include', [])
            if codes is None and len(found) == 1 and set(found[0]) == {'system'}:
                codes = {(found[0]['system'], '*')}
        if codes is None:
            return None
        name = canonical.rsplit('/', 1)[1]
        self.sets[name] = codes
        return name

    def filter(self, elements, element, slicing):
        """The filter of a slice, from its discriminators."""
        def token(concept):
            coding = concept['coding'][0] if 'coding' in concept else concept
            return f"{coding['system']}|{coding['code']}"

        def of(item):
            for key, value in item.items():
                if key in ('patternCodeableConcept', 'patternCoding'):
                    return '=' + token(value)
            binding = item.get('binding', {})
            if binding.get('strength') == 'required':
                name = self.use(binding['valueSet'])
                return f' in {name}' if name else None
            return None
        paths = [d['path'] for d in slicing['discriminator']]
        if paths == ['$this']:
            if 'patternIdentifier' in element:
                return f"[system={element['patternIdentifier']['system']}]"
            text = of(element)
            return f'[.{text}]' if text else None
        if paths == ['coding.code', 'coding.system']:
            at = element['id'] + '.coding.'
            return f"[.={elements[at + 'system']['fixedUri']}|{elements[at + 'code']['fixedCode']}]"
        if paths == ['url']:
            profile = [p for t in element.get('type', []) for p in t.get('profile', [])]
            url = profile[0] if profile else elements[element['id'] + '.url']['fixedUri']
            return f'[url={url}]'
        if len(paths) == 1 and element['id'] + '.' + paths[0] in elements:
            text = of(elements[element['id'] + '.' + paths[0]])
            return f'[{paths[0]}{text}]' if text else None
        return None

    def add(self, kind, path, value, note=''):
        row = ('', kind, path, str(value), note)
        if row not in self.rows:
            self.rows.append(row)

    def profile(self, structure, prefix=''):
        """Rows of one structure; prefix is the path under which an extension's own rules stand."""
        type_name = structure['type']
        elements = {e['id']: e for e in structure['snapshot']['element']}
        paths, steps = {type_name: prefix}, {type_name: []}
        for element in structure['snapshot']['element']:
            ident = element['id']
            if ident == type_name:
                self.invariants(element, type_name, prefix, None)
                continue
            parent, _, last = ident.rpartition('.')
            if parent not in paths or paths[parent] is None:
                paths[ident] = None
                continue
            step = element['path'].rsplit('.', 1)[1]
            name, _, slice_name = last.partition(':')
            text = step
            if slice_name and name.endswith('[x]'):
                text = slice_name
                step = slice_name
            elif slice_name:
                sliced = elements.get(ident.rpartition(':')[0], {})
                slicing = sliced.get('slicing')
                if slicing is None and name == 'extension':
                    slicing = {'discriminator': [{'type': 'value', 'path': 'url'}]}
                found = self.filter(elements, element, slicing) if slicing else None
                if found is None:
                    paths[ident] = None
                    if element['min'] > 0:
                        sys.stderr.write(f'no filter for {structure["name"]} {ident}\n')
                    continue
                text = step + found
            path = '.'.join(x for x in (paths[parent], text) if x)
            steps[ident] = steps[parent] + [step]
            base = self.base(type_name, steps[ident])
            codes = [t['code'] for t in element.get('type', [])]
            if step.endswith('[x]') and len(codes) == 1:   # narrowed to one type: its children stand under that name
                typed = step[:-3] + codes[0][0].upper() + codes[0][1:]
                steps[ident] = steps[parent] + [typed]
                paths[ident] = path[:-len(step)] + typed
            else:
                paths[ident] = path
            if base is None:
                sys.stderr.write(f'no base for {structure["name"]} {ident}\n')
                continue
            self.element(structure, element, base, path, bool(slice_name), elements)

    def element(self, structure, element, base, path, is_slice, elements):
        known = 0 if is_slice else base['min']
        if path.startswith('extension[url=') and path.endswith('.url'):
            return
        if element['min'] > known:
            self.add('min', path, element['min'])
        limit = base['max']
        if element['max'] != limit and element['max'] != '*' and (limit == '*' or int(element['max']) < int(limit)):
            self.add('max', path, element['max'])
        for key, value in element.items():
            if key.startswith('fixed') and not is_slice:
                self.add('fixed', path, value)
            elif key in ('patternCodeableConcept', 'patternCoding') and not is_slice and not self.filtered(path):
                coding = value['coding'][0] if 'coding' in value else value
                self.add('pattern', path, f"{coding['system']}|{coding['code']}")
            elif key.startswith('pattern') and key not in (
                    'patternCodeableConcept', 'patternCoding', 'patternIdentifier'):
                self.add('fixed', path, value)
        self.binding(element, base, path, is_slice)
        self.references(element, base, path)
        if 'type' in element and 'type' in base and element['path'].endswith('[x]') and not is_slice:
            mine, theirs = ([t['code'] for t in x['type']] for x in (element, base))
            if set(mine) < set(theirs) and len(mine) > 0:
                self.add('types', path, '|'.join(unique(mine)))
        self.invariants(element, structure['type'], path, base)
        for t in element.get('type', []):
            for canonical in t.get('profile', []):
                if t['code'] == 'Extension' and canonical.startswith(USC):
                    self.profile(self.package.structures[canonical], path)

    def filtered(self, path):
        """Whether the last step's parent is filtered by this very element (component[code=…].code)."""
        parent, _, last = path.rpartition('.')
        return f'[{last}=' in parent

    def binding(self, element, base, path, is_slice):
        binding = element.get('binding')
        if not binding or is_slice and not path.endswith('Quantity'):
            return
        wanted = [x['valueCanonical'] for x in binding.get('extension', [])
                  if x['url'].endswith('elementdefinition-maxValueSet')]
        wanted = [w for w in wanted if w.startswith(('http://hl7.org/fhir/us/', 'http://hl7.org/fhir/ValueSet/ucum'))]
        if binding['strength'] == 'required' and 'valueSet' in binding:
            theirs = base.get('binding', {})
            if not (theirs.get('strength') == 'required' and
                    theirs['valueSet'].split('|')[0] == binding['valueSet'].split('|')[0]):
                wanted.append(binding['valueSet'])
        for canonical in wanted:
            name = self.use(canonical)
            if path.endswith('value[x]') and path.startswith('extension['):
                path = path[:-3] + {'Coding': 'Coding', 'code': 'Code'}[element['type'][0]['code']]
            if path.endswith('[x]') and (name or '').startswith('ucum'):
                path = path[:-3] + 'Quantity'
            if name:
                self.add('binding', path, name)
            else:
                self.add('invariant', path, 'no-value-set', 'codes of ' + canonical.rsplit('/', 1)[1] +
                         ' need a licensed service: not claimed when this is there')

    def references(self, element, base, path):
        targets = [p for t in element.get('type', []) if t['code'] == 'Reference' for p in t.get('targetProfile', [])]
        theirs = [p for t in base.get('type', []) if t['code'] == 'Reference' for p in t.get('targetProfile', [])]
        if not targets or targets == theirs:
            return
        words = []
        for target in targets:
            if target.startswith(USC):
                name = target.rsplit('/', 1)[1]
                words.append(f"{self.package.structures[target]['type']}:{name}")
            else:
                name = target.rsplit('/', 1)[1]
                # R4's own vital signs profile is met by what meets US Core's, which is built on it
                words.append('Observation:us-core-vital-signs' if name == 'vitalsigns'
                             else self.package.structures[target]['type'])
        self.add('reference', path, '|'.join(words))

    def invariants(self, element, type_name, path, base):
        theirs = {c['key'] for c in (base or {}).get('constraint', [])}
        for rule in element.get('constraint', []):
            key = rule['key']
            if rule['severity'] != 'error' or key in theirs or not re.match(r'(us-core-|pd-1$|provenance-|vs-)', key):
                continue
            note = INVARIANTS[key]
            self.add('invariant', path, key, note if isinstance(note, str) else note[type_name])


def write_us_core(package, folder):
    profiles = Profiles(package)
    out_rows = []
    for name, when in PROFILES:
        structure = package.structures[USC + name]
        profiles.rows = []
        profiles.profile(structure)
        match = re.search(r' in (\S+)$', when)
        if match:
            assert profiles.use(USVS + match.group(1)), when
        base = structure['baseDefinition']
        base = base.removeprefix(USC) if base.startswith(USC) else ''
        out_rows.append([name, structure['type'], when, 'profile', base, structure['url'], ''])
        out_rows += [[name, structure['type'], *row] for row in profiles.rows]
    with open(os.path.join(folder, 'us-core.csv'), 'w', encoding='utf-8', newline='') as out:
        writer = csv.writer(out, lineterminator='\n')
        writer.writerow(['profile', 'type', 'when', 'kind', 'path', 'value', 'note'])
        writer.writerows(out_rows)
    write_value_sets(profiles, out_rows, os.path.join(folder, 'us-core-valuesets.tsv'))


# R4 asks these of every Observation with the code (R4 §10.1.9, vital signs).
VITALS = {'vitalspanel': '85353-1', 'resprate': '9279-1', 'heartrate': '8867-4', 'oxygensat': '2708-6',
          'bodytemp': '8310-5', 'bodyheight': '8302-2', 'headcircum': '9843-4', 'bodyweight': '29463-7',
          'bmi': '39156-5', 'bp': '85354-9'}


def write_r4_profiles(package, folder):
    profiles = Profiles(package)
    out_rows = []
    for url in sorted(package.structures, key=lambda u: (u.rsplit('/', 1)[1] not in VITALS, u)):
        structure = package.structures[url]
        if structure.get('derivation') != 'constraint' or structure['kind'] != 'resource':
            continue
        profiles.rows = []
        profiles.profile(structure)
        name = url.rsplit('/', 1)[1]
        when = 'code=http://loinc.org|' + VITALS[name] if name in VITALS else ''
        out_rows.append([name, structure['type'], when, 'profile', '', url, ''])
        # Units of components are left to the profiles that name the component: the general set lacks some in use.
        out_rows += [[name, structure['type'], *row] for row in profiles.rows
                     if row[1:] != ('binding', 'component.valueQuantity', 'ucum-vitals-common', '')]
    with open(os.path.join(folder, 'r4-profiles.csv'), 'w', encoding='utf-8', newline='') as out:
        writer = csv.writer(out, lineterminator='\n')
        writer.writerow(['profile', 'type', 'when', 'kind', 'path', 'value', 'note'])
        writer.writerows(out_rows)
    write_value_sets(profiles, out_rows, os.path.join(folder, 'r4-profiles-valuesets.tsv'))


def write_value_sets(profiles, rows, path):
    used = ' '.join(cell for row in rows for cell in row)
    with open(path, 'w', encoding='utf-8', newline='\n') as out:
        for name in sorted(profiles.sets):
            if not re.search(rf'(^| ){re.escape(name)}($|[ \]])', used):
                continue
            for system in sorted({s for s, _ in profiles.sets[name]}):
                codes = sorted(c for s, c in profiles.sets[name] if s == system)
                out.write(f"{name}\t{system}\t{' '.join(codes)}\n")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    folder = sys.argv[3] if len(sys.argv) > 3 else os.path.join(
        os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'Mappings', 'definitions')
    os.makedirs(folder, exist_ok=True)
    write_elements(Package(sys.argv[1]), folder)
    write_codesystems(Package(sys.argv[1], sys.argv[2]), folder)
    write_extensions(Package(sys.argv[1], sys.argv[2]), folder)
    write_us_core(Package(sys.argv[1], sys.argv[2]), folder)
    write_r4_profiles(Package(sys.argv[1]), folder)


if __name__ == '__main__':
    main()
