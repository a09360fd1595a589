import Diagnostics
import HL7v2Reader
import JSONReader
import ResourceModel
import SourceModel
import Tables
import Terminology
import Testing

@testable import Mapping

/// A document and small tables in; the graph as lines out: `Patient[1].name.family = Doe`.
struct MappedDocument {
  var lines: [String]
  var dispositions: [String: String] = [:]
  var codes: [String] = []

  init(
    _ document: String, _ maps: [String: String], overlays: [[String: String]] = [], format: Format = .json,
    shipped: [String: [UInt8]] = BrokenTablesTests.definitions
  ) throws {
    var files = shipped
    for (path, rows) in maps { files[path] = Array((BrokenTable.header + rows + "\n").utf8) }
    var layers = [TableLayer(name: "", files: files)]
    for (number, overlay) in overlays.enumerated() {
      layers.append(
        TableLayer(
          name: "site\(number)/", files: overlay.mapValues { Array((BrokenTable.header + $0 + "\n").utf8) }))
    }
    let library = TableLibrary(overlays: layers, includingShipped: false)
    var (symbols, problems) = (SymbolTable(), [Diagnostic]())
    var definitions = R4Definitions(library: library)
    let systems = CodeSystems(library: library, problems: &problems)
    let plan = try MappingPlan(
      compiling: library, systems: systems, symbols: &symbols, definitions: &definitions, whole: false)
    var mapper = Mapper(plan: plan, options: MappingOptions(), definitions: definitions)
    var (tree, graph, marks) = (SourceTree(), ResourceGraph(), Dispositions())
    var evidence = Evidence(origin: Origin(input: "-", frame: 1))
    let frame = Frame(bytes: Array(document.utf8), format: format, origin: Origin(input: "-", frame: 1), offset: 0)
    if format == .json {
      var reader = JSONReader()
      try reader.read(frame, into: &tree, symbols: &symbols, evidence: &evidence)
    } else {
      var reader = HL7v2Reader()
      try reader.read(frame, into: &tree, symbols: &symbols, evidence: &evidence)
    }
    _ = mapper.run(
      on: &tree, into: &graph, dispositions: &marks, symbols: &symbols, definitions: &definitions, evidence: &evidence)
    #expect(mapper.problems.isEmpty, "\(mapper.problems.map { $0.rendered() })")
    lines = Self.lines(graph, definitions, symbols)
    for index in 0..<tree.readCount where tree[index].state != .empty {
      dispositions[tree.path(of: index, symbols)] = marks[index].disposition.word
    }
    codes = evidence.diagnostics.map(\.code.rawValue)
  }

  private static func lines(_ graph: ResourceGraph, _ definitions: R4Definitions, _ symbols: SymbolTable) -> [String] {
    var names: [ResourceIndex: String] = [:]
    var counts: [String: Int] = [:]
    for (index, resource) in graph.resources.enumerated() where !resource.isDropped {
      let type = definitions[resource.type].name
      counts[type, default: 0] += 1
      names[ResourceIndex(index)] = "\(type)[\(counts[type] ?? 0)]"
    }
    var lines: [String] = []
    func visit(_ element: ElementIndex, _ path: String) {
      if let value = graph.string(element) { lines.append("\(path) = \(value)") }
      if graph[element].value == .resource { lines.append("\(path) -> \(names[graph.target(of: element)] ?? "?")") }
      for child in graph.children(of: element) { visit(child, path + "." + symbols.name(graph[child].name)) }
    }
    for (index, resource) in graph.resources.enumerated() where !resource.isDropped {
      visit(resource.root, names[ResourceIndex(index)] ?? "?")
    }
    return lines
  }
}

@Suite struct EngineTests {
  static let start = "all,.,,.,doc,,,local,"

  private func map(_ rows: String, _ json: String, more: [String: String] = [:]) throws -> MappedDocument {
    var maps = ["start.csv": Self.start, "json/doc.csv": rows]
    for (path, rows) in more { maps[path] = rows }
    return try MappedDocument(json, maps)
  }

  @Test("A single element keeps the first value; a different later one is superseded and reported")
  func firstValueWins() throws {
    let out = try map(
      "a,a,,Patient[p].id,,,,local,\nb,b,,Patient[p].id,,,,local,\nc,c,,Patient[p].id,,,,local,",
      #"{"a":"x","b":"x","c":"y"}"#)
    #expect(out.lines == ["Patient[1].id = x"])
    #expect(out.dispositions == ["/a": "mapped", "/b": "mapped", "/c": "superseded"])
    #expect(out.codes == ["M102"])
  }

  @Test("Rows with one label share an entry for each occurrence of their source's first step")
  func labelsShareEntries() throws {
    let rows = """
      a,p/f,,Patient[x].name[n].family,,,,local,
      b,p/g,,Patient[x].name[n].given,,,,local,
      c,p,,Patient[x].name[n].use,,,official,local,
      d,q,,Patient[x].telecom.value,,,,local,
      """
    let out = try map(rows, #"{"p":[{"f":"A","g":"B"},{"f":"C"}],"q":["1","2"]}"#)
    #expect(
      out.lines == [
        "Patient[1].name.family = A", "Patient[1].name.given = B", "Patient[1].name.use = official",
        "Patient[1].name.family = C", "Patient[1].name.use = official", "Patient[1].telecom.value = 1",
        "Patient[1].telecom.value = 2",
      ])
  }

  @Test("A label by value makes one entry for each value")
  func labelsByValue() throws {
    let out = try map(
      "a,i/v,,Patient[x].name[=$i/k].given,,,,local,", #"{"i":{"k":"1","v":["a","b"]}}"#)
    #expect(out.lines == ["Patient[1].name.given = a", "Patient[1].name.given = b"])
  }

  @Test("else takes what no earlier row has taken")
  func elseTakesTheRest() throws {
    let rows = "a,v[. = p],,Patient[x].name.family,,,,local,\nb,v,else,Patient[x].name.text,,,,local,"
    let out = try map(rows, #"{"v":["p","q"]}"#)
    #expect(out.lines == ["Patient[1].name.family = p", "Patient[1].name.text = q"])
  }

  @Test("An enclosing resource is the nearest made around the node, and none leaves the row undone")
  func enclosingResources() throws {
    let rows = """
      obs,o,,Observation,obs-Observation,,,local,
      pat,p,,Patient,pat-Patient,,,local,
      late,o,,Encounter,enc-Encounter,,,local,
      """
    let more = [
      "json/obs-Observation.csv":
        "s,,,subject(^Patient),,,,local,\nc,c,,code.text,,,,local,\nst,,,status,,,final,local,",
      "json/pat-Patient.csv": "n,n,,name.text,,,,local,",
      "json/enc-Encounter.csv":
        "s,,,subject(^Patient),,,,local,\nst,,,status,,,finished,local,\nk,,,class,,,http://terminology.hl7.org/CodeSystem/v3-ActCode|AMB,local,",
    ]
    let out = try map(rows, #"{"o":{"c":"x"},"p":{"n":"y"}}"#, more: more)
    #expect(
      out.lines == [
        "Observation[1].code.text = x", "Observation[1].status = final", "Patient[1].name.text = y",
        "Encounter[1].subject.reference -> Patient[1]", "Encounter[1].status = finished",
        "Encounter[1].class.system = http://terminology.hl7.org/CodeSystem/v3-ActCode", "Encounter[1].class.code = AMB",
      ])
  }

  @Test("(=T) refers to what is made from the same node, before or after")
  func sameNodeReferences() throws {
    let rows = """
      ref,/d[id = $p/d],,Procedure[x].reasonReference(=Condition),,,,local,
      con,d,,Condition,con-Condition,,,local,
      """
    let more = ["json/con-Condition.csv": "t,t,,code.text,,,,local,\ni,id,,-,structural,,,local,"]
    let out = try map(rows, #"{"p":{"d":"2"},"d":[{"id":"1","t":"a"},{"id":"2","t":"b"}]}"#, more: more)
    #expect(
      out.lines == [
        "Procedure[1].reasonReference.reference -> Condition[2]", "Condition[1].code.text = a",
        "Condition[2].code.text = b",
      ])
  }

  @Test("an element that holds nothing but a reference to what the same node makes stays")
  func elementsOfOneReference() throws {
    let rows = """
      con,d,,Condition,con-Condition,,,local,
      visit,p,,Encounter[v],v-Encounter,,,local,
      link,d,,^Encounter[v].diagnosis[d],link-EncounterDiagnosis,,,local,
      """
    let more = [
      "json/con-Condition.csv": "t,t,,code.text,,,,local,", "json/v-Encounter.csv": "s,id,,id,,,,local,",
      "json/link-EncounterDiagnosis.csv": "c,.,,condition(=Condition),,,,local,\nr,rank,,rank,positiveInt,,,local,",
    ]
    let out = try map(rows, #"{"p":{"id":"1"},"d":[{"t":"a"},{"t":"b","rank":2}]}"#, more: more)
    #expect(out.lines.filter { $0.contains("diagnosis") }.count == 3)
    #expect(out.lines.contains("Encounter[1].diagnosis.condition.reference -> Condition[1]"))
  }

  @Test("A single reference keeps the first of several nodes, the others are superseded and reported")
  func singleReferenceKeepsTheFirst() throws {
    let rows = """
      ref,d,,Observation[x].encounter(=Encounter),,,,local,
      enc,d,,Encounter,enc-Encounter,,,local,
      """
    let more = ["json/enc-Encounter.csv": "i,id,,id,,,,local,"]
    let out = try map(rows, #"{"d":[{"id":"1"},{"id":"2"}]}"#, more: more)
    #expect(
      out.lines == [
        "Observation[1].encounter.reference -> Encounter[1]", "Encounter[1].id = 1", "Encounter[2].id = 2",
      ])
    #expect(out.codes == ["M102"])
  }

  @Test("A resource that gets no content leaves neither itself nor a reference behind")
  func emptyResourcesVanish() throws {
    let out = try map(
      "a,a,,Encounter[e].participant[p].individual(Practitioner),prac-Practitioner,,,local,\nb,b,,Encounter[e].id,,,,local,",
      #"{"a":{"x":"1"},"b":"e1"}"#, more: ["json/prac-Practitioner.csv": "n,name,,name.text,,,,local,"])
    #expect(out.lines == ["Encounter[1].id = e1"])
    #expect(out.dispositions["/a/x"] == "unmapped")
  }

  @Test("An extension with max 1 is shared by all occurrences; others stand once for each")
  func extensions() throws {
    let out = try map(
      "a,r,,Patient[x].extension[us-core-race].extension[text].valueString,,,,local,\nb,t,,Patient[x].birthDate.extension[birth-time].valueDateTime,,,,local,",
      #"{"r":"White","t":"20260301101500-0500"}"#)
    #expect(
      out.lines == [
        "Patient[1].extension.url = http://hl7.org/fhir/us/core/StructureDefinition/us-core-race",
        "Patient[1].extension.extension.url = text", "Patient[1].extension.extension.valueString = White",
        "Patient[1].birthDate.extension.url = http://hl7.org/fhir/StructureDefinition/patient-birthTime",
        "Patient[1].birthDate.extension.valueDateTime = 2026-03-01T10:15:00-05:00",
      ])
  }

  @Test("A time without a zone is cut to its date and kept as sent; never given the machine's zone")
  func timesWithoutZone() throws {
    let out = try map("a,t,,Procedure[x].performedDateTime,,,,local,", #"{"t":"202603011015"}"#)
    #expect(
      out.lines == [
        "Procedure[1].performedDateTime = 2026-03-01",
        "Procedure[1].performedDateTime.extension.url = https://fluoro.example/fhir/StructureDefinition/source-time",
        "Procedure[1].performedDateTime.extension.valueString = 202603011015",
      ])
    #expect(out.codes == ["M108"])
  }

  @Test(
    "An instant that would be cut to its date is left out, whatever function gave it",
    arguments: ["dateTime", "plusMinutes(m)"])
  func cutInstants(function: String) throws {
    let out = try map("a,t,,Appointment[x].start,\(function),,,local,", #"{"t":"202603011015","m":"5"}"#)
    #expect(!out.lines.isEmpty)
    #expect(out.lines.allSatisfy { !$0.hasPrefix("Appointment[1].start =") })
    #expect(out.codes.contains("M108"))
  }

  @Test(
    "A value that its type cannot hold costs its element, reported, nothing else",
    arguments: [
      ("Patient[x].birthDate", "20261399"), ("Patient[x].active", "perhaps"),
      ("Patient[x].multipleBirthInteger", "two"),
      ("Patient[x].gender", "F"), ("Patient[x].multipleBirthInteger", "99999999999"),
    ])
  func unreadableValues(target: String, value: String) throws {
    let out = try map("a,v,,\(target),,,,local,\nb,i,,Patient[x].id,,,,local,", #"{"v":"\#(value)","i":"p"}"#)
    #expect(out.lines == ["Patient[1].id = p"])
    #expect(out.codes == [target.contains("gender") ? "M105" : "M103"])
    #expect(out.dispositions["/v"] == "steered")
  }

  @Test(
    "A function's result is one that FHIR allows, or nothing",
    arguments: [
      ("trim", "\u{A0} Cardiomegaly.\u{A0}No other abnormality.\u{A0}", "Cardiomegaly. No other abnormality."),
      (#"udi(""manufactured"")"#, "(01)00848486001048(11)160531(10)ABC125", "2016-05-31"),
      (#"udi(""manufactured"")"#, "(01)00848486001048(11)160500(10)ABC125", "2016-05"),
      (#"udi(""manufactured"")"#, "(01)00848486001048(11)160542(10)ABC125", nil),
    ] as [(String, String, String?)])
  func functionResults(function: String, value: String, expected: String?) throws {
    let rows = "a,v,,Patient[x].language,\"\(function)\",,,local,\nb,i,,Patient[x].id,,,,local,"
    let out = try map(rows, #"{"v":"\#(value)","i":"p"}"#)
    #expect(out.lines == (expected.map { ["Patient[1].language = \($0)"] } ?? []) + ["Patient[1].id = p"])
  }

  @Test("An overlay replaces a row in its place, adds behind an anchor, disables with -")
  func overlays() throws {
    let shipped = [
      "start.csv": Self.start, "json/doc.csv": "a,a,,Patient[x].id,,,,local,\nb,b,,Patient[x].gender,,,,local,",
    ]
    let overlay = [
      "json/doc.csv":
        "a,z,,Patient[x].id,,,,local,moved\nc,c,,Patient[x].name.text,,,,local,\nb,b,,-,,,,local,not wanted"
    ]
    let out = try MappedDocument(#"{"a":"1","b":"male","c":"n","z":"9"}"#, shipped, overlays: [overlay])
    #expect(out.lines == ["Patient[1].id = 9", "Patient[1].name.text = n"])
    #expect(out.dispositions == ["/a": "unmapped", "/b": "ignored", "/c": "mapped", "/z": "mapped"])
  }

  /// Segments in, the groups they end in: each PROCEDURE belongs to its FINANCIAL, out of order or not.
  @Test("A message's segments find their groups, misplaced ones their neighbours")
  func messageStructure() throws {
    let maps = [
      "start.csv": "all,.,,.,DFT,,,local,",
      "hl7v2/messages/DFT.csv": """
      msh,MSH,,-,structural,,,local,
      pid,PID,,Patient,PID-Patient,,,local,
      ft1,FINANCIAL+/FT1,,ChargeItem,FT1-ChargeItem,,,local,
      pr1,FINANCIAL/PROCEDURE*/PR1,,Procedure,PR1-Procedure,,,local,
      rol,FINANCIAL/PROCEDURE/ROL*,,^Procedure.performer[r].function,ROL-CodeableConcept,,,local,
      """,
      "hl7v2/segments/PID-Patient.csv": "i,PID-3,,id,,,,local,",
      "hl7v2/segments/FT1-ChargeItem.csv": "i,FT1-2,,id,,,,local,",
      "hl7v2/segments/PR1-Procedure.csv":
        "i,PR1-1,,id,,,,local,\nc,^FT1-2,,note.text,,,,local,",
      "hl7v2/segments/ROL-CodeableConcept.csv": "t,ROL-1,,text,,,,local,",
    ]
    let message = [
      "MSH|^~\\&|A|B", "PID|||p", "FT1||f1", "PR1|a", "ROL|r1", "ROL|r2", "PR1|b", "FT1||f2", "PR1|c", "PID|||late",
      "ROL|r3",
    ]
    let out = try MappedDocument(message.joined(separator: "\r") + "\r", maps, format: .er7)
    #expect(
      out.lines == [
        "Patient[1].id = p", "Patient[2].id = late", "ChargeItem[1].id = f1", "ChargeItem[2].id = f2",
        "Procedure[1].id = a",
        "Procedure[1].note.text = f1", "Procedure[1].performer.function.text = r1",
        "Procedure[1].performer.function.text = r2",
        "Procedure[2].id = b", "Procedure[2].note.text = f1", "Procedure[3].id = c", "Procedure[3].note.text = f2",
        "Procedure[3].performer.function.text = r3",
      ])
    #expect(out.codes == ["M106"])
  }
}
