import ResourceModel
import SourceModel

/// Reads a graph to judge it, by the names of elements.
struct GraphQuestions {
  let graph: ResourceGraph
  let symbols: SymbolTable
  let definitions: R4Definitions

  /// The first child of a name; -1 for none, also where R4 has no such element in the document.
  func child(_ name: String, of element: ElementIndex) -> ElementIndex {
    guard element >= 0, let symbol = symbols.find(name) else { return -1 }
    return graph.child(symbol, of: element)
  }

  /// Whether there is a child of one of these names; `value[x]` means any type of it.
  func has(_ element: ElementIndex, _ names: String...) -> Bool {
    for name in names {
      guard let symbol = symbols.find(name) else { continue }
      if !name.hasSuffix("[x]") {
        if graph.child(symbol, of: element) >= 0 { return true }
        continue
      }
      var at = graph[element].firstChild
      while at >= 0 {
        if graph[at].definition != .unknown, definitions[graph[at].definition].choice == symbol { return true }
        at = graph[at].nextSibling
      }
    }
    return false
  }

  /// A child's string.
  func string(_ element: ElementIndex, _ name: String) -> String? { graph.string(child(name, of: element)) }

  /// Whether an element is a Coding, or a CodeableConcept, with the coding.
  func hasCoding(_ element: ElementIndex, _ system: String, _ code: String) -> Bool {
    guard element >= 0, let coding = symbols.find("coding") else { return false }
    return graph.children(coding, of: element).contains {
      string($0, "system") == system && string($0, "code") == code
    }
  }

  /// Whether an invariant holds at an element.
  func holds(_ invariant: Invariant, at element: ElementIndex) -> Bool {
    switch invariant {
    case .noValueSet: return false
    case .dayOfEffective, .dayOfVitalSign:
      let isDateTime = graph[element].value != .none
      return !isDateTime || (graph.string(element)?.utf8.count ?? 0) >= 8
    case .resultOrReason, .vitalSignOrReason:
      return has(element, "component", "hasMember") || has(element, "dataAbsentReason", "value[x]")
    case .componentOrReason: return has(element, "dataAbsentReason", "value[x]")
    case .quantityInUCUM:
      let quantity = graph[element].parent < 0 ? child("valueQuantity", of: element) : element
      guard quantity >= 0, let system = string(quantity, "system") else { return true }
      return system == "http://unitsofmeasure.org"
    case .nameOrContent:
      if definitions[graph[element].type].name == "Attachment" { return has(element, "url", "data") }
      return has(element, "family", "given") != hasAbsenceReason(element)
    case .performedWhenDone:
      return !isStatus(element, in: ["completed", "in-progress"]) || has(element, "performed[x]")
    case .effectiveOfLaboratoryReport, .effectiveOfNote:
      return !isStatus(element, in: Self.reported) || has(element, "effective[x]")
    case .issuedOfReport: return !isStatus(element, in: Self.reported) || has(element, "issued")
    case .roleOfWhat: return has(element, "practitioner", "organization", "healthcareService", "location")
    case .nameOrRelationship: return has(element, "name", "relationship")
    case .roleIsReachable: return has(element, "telecom", "endpoint")
    case .handedOverWhenDone: return !isStatus(element, in: ["completed"]) || has(element, "whenHandedOver")
    case .requesterOfOrder: return !Self.orders.contains(string(element, "intent") ?? "") || has(element, "requester")
    case .memberNumber: return hasMemberNumber(element)
    case .actsForOrganization: return actsForOrganization(element)
    case .tenDigits, .checkDigit, .laboratoryNumber, .insurerNumber:
      return invariant.holds(number: string(element, "value") ?? "")
    }
  }

  private static let reported = ["partial", "preliminary", "final", "amended", "corrected", "appended"]
  private static let orders = ["order", "original-order", "reflex-order", "filler-order", "instance-order"]

  private func isStatus(_ element: ElementIndex, in statuses: [String]) -> Bool {
    statuses.contains(string(element, "status") ?? "")
  }

  private func hasAbsenceReason(_ element: ElementIndex) -> Bool {
    guard let name = symbols.find("extension") else { return false }
    return graph.children(name, of: element).contains { string($0, "url") == GraphFinisher.dataAbsentReason }
  }

  private func hasMemberNumber(_ coverage: ElementIndex) -> Bool {
    guard let name = symbols.find("identifier") else { return false }
    return has(coverage, "subscriberId")
      || graph.children(name, of: coverage).contains {
        hasCoding(child("type", of: $0), "http://terminology.hl7.org/CodeSystem/v2-0203", "MB")
      }
  }

  /// A Practitioner or Device acts for somebody.
  private func actsForOrganization(_ agent: ElementIndex) -> Bool {
    if has(agent, "onBehalfOf") { return true }
    let reference = child("reference", of: child("who", of: agent))
    let target = graph.target(of: reference)
    if target >= 0 {
      return !["Practitioner", "Device"].contains(definitions[graph.resources[Int(target)].type].name)
    }
    let text = graph.string(reference) ?? ""
    return !text.hasPrefix("Practitioner/") && !text.hasPrefix("Device/")
  }
}
