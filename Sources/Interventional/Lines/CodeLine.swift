import ResourceModel
import SourceModel

/// What a code is to the procedure that it speaks of.
enum LineKind: Equatable {
  /// It says a technique.
  case technique
  case guidance, imaging, device, supply, substance, anaesthesia
  /// It has a row, and no part in any procedure.
  case unrelated
}

/// A modifier on a line.
struct ModifierUse {
  var code: String
  /// The `coding` element.
  var element: ElementIndex
  /// What the modifier says; nil for one that no row knows.
  var row: ModifierRow?
}

/// A diagnosis that a line points to.
struct Reason: Equatable {
  private(set) var use: CodeUse
  /// Its Condition, where it has one.
  var condition: ResourceIndex?
  /// The row that says its system, where the sender does not.
  let field: FieldRow?
  /// The code as ICD-10 writes it, with its point; a code of another system as it was sent.
  let code: String

  init(use: CodeUse, condition: ResourceIndex?, field: FieldRow? = nil) {
    self.use = use
    self.condition = condition
    self.field = field
    code = SystemURI.holdsDiagnoses(use.uri ?? use.system) ? DiagnosisCode.pointed(use.code) : use.code
  }

  /// The same code, said by another element.
  func said(at element: ElementIndex, _ condition: ResourceIndex?) -> Reason {
    var said = self
    said.use.element = element
    said.condition = condition
    return said
  }

  /// As it is read on a day: a field may have held codes of another system then.
  func read(on day: String) -> Reason {
    guard let field, !field.holds(on: day) else { return self }
    var use = use
    use.uri = nil
    return Reason(use: use, condition: condition)
  }
}

/// How ICD-10 and ICD-10-CM write a code.
enum DiagnosisCode {
  /// `M54.16` for `M5416`: the point stands behind the third character (ICD-10-CM Official Guidelines, I.A.2), and
  /// bills leave it out. Anything that is no such code stays as it is.
  static func pointed(_ code: String) -> String {
    let bytes = Array(code.utf8)
    guard bytes.count > 3, bytes.count < 8, let first = bytes.first, first >= 0x41, first <= 0x5A,
      bytes[1] >= 0x30, bytes[1] <= 0x39,
      bytes.dropFirst().allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 >= 0x41 && $0 <= 0x5A })
    else { return code }
    return String(decoding: bytes[..<3] + [0x2E] + bytes[3...], as: UTF8.self)
  }
}

/// One item of a Claim or an ExplanationOfBenefit.
struct ClaimItem: Equatable {
  var claim: ResourceIndex
  /// The `item` or `item.detail` element, or the `procedure` of an inpatient claim.
  var element: ElementIndex
  /// The element that has the pointers and the time: the `item`, or that `procedure`.
  var item: ElementIndex
}

/// One statement of a code: a clinical entry (PR1, CDA entry, FHIR Procedure), a billing line (FT1, ChargeItem), or
/// both at once where a charge's service is the entry of the same code.
///
/// A class because every step of the reading holds lines, and a line is some forty words long.
final class CodeLine {
  let kind: LineKind
  /// Its row in `procedures.csv`; nil for drugs.
  var row: Int?
  let substance: SubstanceRow?
  let use: CodeUse
  /// The row that says the code's system, where the sender does not.
  var field: FieldRow?
  /// The CodeableConcept that holds the code.
  let concept: ElementIndex
  /// Its Procedure or ServiceRequest.
  var resource: ResourceIndex?
  /// Its ChargeItems.
  var charges: [ResourceIndex] = []
  /// The claim's item that it is.
  var claimItem: ClaimItem?
  /// The Procedures that its bill names as what was done.
  var services: [ResourceIndex] = []
  /// A Reference of its bill to a Procedure that the document does not hold; -1 for none.
  var serviceOutside: ElementIndex = -1
  /// The Procedures without a known code that say the same, its own resource among them where a bill has the code.
  private(set) var uncoded: [ResourceIndex] = []
  /// The Procedure that a map made from its charge, where one that the source gives took its place.
  private(set) var replaced: ResourceIndex?
  /// The technique as a coding of our own system says it beside the code of another.
  var stated: CodeUse?
  /// Kinds of the devices that its resource names.
  var deviceKinds: Set<String> = []
  /// The Procedure was only made because a billing line has a procedure's code.
  var isMadeFromCharge = false
  var isPlanned = false
  var isHistorical = false
  var modifiers: [ModifierUse] = []
  /// Billed units, as written.
  var units: String?
  var start = "" {
    didSet { day = String(decoding: start.utf8.prefix(10), as: UTF8.self) }
  }
  /// The day of service, as precise as it was sent.
  private(set) var day = ""
  var end: String?
  var patient: Party?
  var encounter: Party?
  /// Each once.
  private(set) var performers: [Party] = []
  var reasons: [Reason] = []
  /// A FHIR status code.
  var status = ""

  init(kind: LineKind, row: Int? = nil, substance: SubstanceRow? = nil, use: CodeUse, concept: ElementIndex) {
    self.kind = kind
    self.row = row
    self.substance = substance
    self.use = use
    self.concept = concept
  }

  /// It stands on a bill and nowhere else.
  var isBilling: Bool { isOnBill && (resource == nil || isMadeFromCharge) }
  /// A bill holds it, maybe beside a clinical entry.
  var isOnBill: Bool { !charges.isEmpty || claimItem != nil }
  /// What it bills is a Procedure that stands elsewhere, and nothing here.
  var isServedOutside: Bool { serviceOutside >= 0 && services.isEmpty && resource == nil }
  /// It was cancelled, or stated by mistake.
  var isWithdrawn: Bool { status == "entered-in-error" }

  func add(_ performer: Party) {
    if !performers.contains(performer) { performers.append(performer) }
  }

  func has(_ modifier: String) -> Bool { modifiers.contains { $0.code == modifier } }

  /// Who helped bills the surgeon's procedure again.
  var isAssistant: Bool { modifiers.contains { $0.row?.effect == .assistant } }

  /// Whether two lines point to one diagnosis.
  func sharesReason(with other: CodeLine) -> Bool {
    reasons.contains { reason in other.reasons.contains { $0.use.code == reason.use.code } }
  }

  /// Whether two lines can be of one session: nothing that both say differs.
  func sharesSession(with other: CodeLine, ignoringPerformers: Bool = false) -> Bool {
    func agree<T: Equatable>(_ a: T?, _ b: T?) -> Bool { a == nil || b == nil || a == b }
    guard agree(patient, other.patient), agree(encounter, other.encounter) else { return false }
    guard isPlanned == other.isPlanned, isHistorical == other.isHistorical else { return false }
    guard isWithdrawn == other.isWithdrawn else { return false }
    if !day.isEmpty, !other.day.isEmpty, day != other.day { return false }
    if ignoringPerformers || performers.isEmpty || other.performers.isEmpty { return true }
    return performers.contains { other.performers.contains($0) }
  }
}

extension CodeLine {
  /// Takes in a charge for the same statement.
  func add(_ charge: CodeLine) {
    charges += charge.charges
    services += charge.services
    claimItem = claimItem ?? charge.claimItem
    units = units ?? charge.units
    if start.isEmpty {
      start = charge.start
      end = charge.end
    }
    patient = patient ?? charge.patient
    encounter = encounter ?? charge.encounter
    if performers.isEmpty { for performer in charge.performers { add(performer) } }
    if status != "entered-in-error", charge.isWithdrawn { status = charge.status }
    for reason in charge.reasons { add(reason) }
    for modifier in charge.modifiers { add(modifier) }
  }

  /// Takes in a Procedure whose own code no row knows: what this line says by a code is what that one tells of. Where
  /// the line had no resource but what was made of a bill, that one is its resource from now on.
  func take(_ entry: CodeLine) {
    guard let procedure = entry.resource else { return }
    if uncoded.isEmpty, resource == nil || isMadeFromCharge {
      replaced = resource
      resource = procedure
      isMadeFromCharge = false
      if !entry.status.isEmpty { status = entry.status }
      if !entry.start.isEmpty {
        start = entry.start
        end = entry.end
      }
    }
    uncoded.append(procedure)
    patient = patient ?? entry.patient
    encounter = encounter ?? entry.encounter
    deviceKinds.formUnion(entry.deviceKinds)
    for performer in entry.performers { add(performer) }
    for reason in entry.reasons { add(reason) }
    for modifier in entry.modifiers { add(modifier) }
  }

  func add(_ modifier: ModifierUse) {
    if !has(modifier.code) { modifiers.append(modifier) }
  }

  func add(_ reason: Reason) {
    if let i = reasons.firstIndex(where: { $0.code == reason.code }) {
      reasons[i].condition = reasons[i].condition ?? reason.condition
    } else {
      reasons.append(reason)
    }
  }
}
