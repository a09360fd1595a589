import ResourceModel
import SourceModel
import Terminology

// Implants, and what was worked on.
extension ProcedureBuilder {
  mutating func readDevices() {
    let technique = tables.techniques[group.technique]
    let action = technique?.deviceAction ?? ""
    guard model.status != "not_done", model.mood != "planned" else {
      for line in group.devices { _ = evidence(of: line) }
      return
    }
    for resource in resources {
      let known = model.devices.count
      readFocalDevices(of: resource, action)
      nameOnlyDevice(of: resource, behind: known)
    }
    readStatedDevices(action)
    let named = Set(model.devices.compactMap(\.kind))
    for line in group.devices { bill(line, action, named) }
    readDevicesOfCodes()
    readStages()
    checkIdentifiers(action)
  }

  /// Whether leads and generators stay, where the technique says it: those of a whole system do, the leads of a trial
  /// do not.
  mutating func readStages() {
    guard !model.devices.isEmpty, let stage = tables.techniques[model.technique.value]?.deviceStage, !stage.isEmpty
    else { return }
    for i in model.devices.indices where model.devices[i].stage == nil && model.devices[i].action == "implanted" {
      guard let kind = model.devices[i].kind, kind == "lead" || kind == "generator" && stage == "permanent" else {
        continue
      }
      model.devices[i].stage = stage
      model.devices[i].evidence = (model.devices[i].evidence + model.technique.evidence).numbered
    }
  }

  // One device that nothing names, on an entry whose code is about one kind of device.
  private mutating func nameOnlyDevice(of resource: ResourceIndex, behind known: Int) {
    guard model.devices.count == known + 1, model.devices[known].kind == nil,
      let line = group.lines.first(where: { facts.lines[$0].resource == resource }),
      let kind = tables.techniques[facts.row(line).technique]?.deviceKind, !kind.isEmpty
    else { return }
    model.devices[known].kind = kind
    model.devices[known].evidence = (model.devices[known].evidence + [evidence(of: line)]).numbered
  }

  private mutating func bill(_ line: Int, _ action: String, _ named: Set<String>) {
    guard let row = tables.devices[facts.lines[line].use.code] else { return }
    let number = evidence(of: line)
    if named.contains(row.kind) {
      // The record of the device itself says more than its bill.
      for i in model.devices.indices where model.devices[i].kind == row.kind {
        model.devices[i].evidence = (model.devices[i].evidence + [number]).numbered
      }
      return
    }
    let units = facts.lines[line].units.flatMap(DecimalText.init)?.whole
    let isSet = ["lead", "test_lead", "generator", "pump", "catheter", "receiver"].contains(row.kind)
    let device = InterventionalProcedure.ImplantOrTool(
      kind: row.kind, stage: row.stage.isEmpty ? nil : row.stage,
      action: isSet && !action.isEmpty && action != "manipulated" ? action : nil,
      count: row.countsContacts ? nil : units, origin: .coded, evidence: [number])
    if let same = model.devices.firstIndex(where: {
      $0.udi == nil && $0.kind == device.kind && $0.stage == device.stage
    }) {
      let count = (model.devices[same].count ?? 0) + (device.count ?? 0)
      model.devices[same].count = count > 0 ? count : nil
      model.devices[same].evidence.append(number)
    } else {
      model.devices.append(device)
    }
  }

  private static let actions = [
    "implanted": "implanted", "explanted": "removed", "manipulated": "manipulated", "removed": "removed",
    "revised": "revised",
  ]

  private mutating func readFocalDevices(of resource: ResourceIndex, _ action: String) {
    for focal in view.children(names.focalDevice, of: view.root(resource)) {
      let link = view.child(names.manipulated, of: focal)
      guard let device = view.resource(link), view[device].type == view.types.device else { continue }
      let root = view.root(device)
      let concept = view.child(names.action, of: focal)
      let said =
        view.codings(of: concept).lazy.compactMap { Self.actions[$0.code] }.first
        ?? view.text(of: concept).flatMap { Self.actions[$0.lowercased()] }
      var numbers = [evidence(of: focal, rule: view.rule(of: focal))]
      let known = DeviceKinds(view: view, tables: tables).kind(of: root)
      if let known { numbers.append(evidence(of: known.element, rule: known.rule)) }
      model.devices.append(
        .init(
          kind: known?.kind, stage: known?.kind == "test_lead" ? "trial" : nil,
          action: said ?? (action.isEmpty ? nil : action), count: 1, udi: identifier(of: root),
          origin: facts.origin(in: resource), evidence: numbers.numbered))
    }
  }

  // What the record does not say apart is read out of the carrier (GS1, HIBCC, ICCBBA).
  func identifier(of device: ElementIndex) -> InterventionalProcedure.DeviceIdentifier? {
    let carrier = view.child(names.udiCarrier, of: device)
    func text(_ parent: ElementIndex, _ name: Symbol) -> String? {
      parent < 0 ? nil : view.string(of: parent, name)
    }
    let said = text(carrier, names.carrierHRF)
    let parts = said.flatMap(UniqueDeviceIdentifier.init)
    let udi = InterventionalProcedure.DeviceIdentifier(
      carrier: said, di: text(carrier, names.deviceIdentifier) ?? parts?.part(named: "di"),
      serial: text(device, names.serialNumber) ?? parts?.part(named: "serial"),
      lot: text(device, names.lotNumber) ?? parts?.part(named: "lot"),
      expiration: text(device, names.expirationDate) ?? parts?.part(named: "expiration"))
    return udi == .init() ? nil : udi
  }

  // What a code puts in, takes out or works on, where no line and no record speaks of the device itself.
  private mutating func readDevicesOfCodes() {
    var done: Set<String> = Set(model.devices.compactMap(\.kind))
    if model.devices.contains(where: { $0.kind == nil }) { return }
    if done.contains("test_lead") { done.insert("lead") }
    for line in group.lines {
      guard let technique = tables.techniques[facts.row(line).technique], !technique.deviceKind.isEmpty else {
        continue
      }
      guard done.insert(technique.deviceKind).inserted else {
        countLeads(of: line, technique.deviceKind)
        continue
      }
      var numbers = [evidence(of: line)]
      var count: Int?
      if facts.row(line).level == .eachLead, let leads = countedLeads() {
        count = leads.count
        for lead in leads.lines { numbers.append(evidence(of: lead)) }
      }
      let axis = Axis("", .coded, numbers)
      model.devices.append(
        .init(
          kind: technique.deviceKind, action: technique.deviceAction.isEmpty ? nil : technique.deviceAction,
          count: count, origin: .coded, evidence: axis.evidence))
    }
  }

  // What the procedure is called, by whoever says it: the leads of a trial are a trial's, and stay outside.
  private var isTrial: Bool { model.technique.value.hasSuffix("_trial") }

  // A bill of contacts does not say how many leads they are on; the codes do.
  private mutating func countLeads(of line: Int, _ kind: String) {
    guard facts.row(line).level == .eachLead, let leads = countedLeads() else { return }
    let uncounted = model.devices.indices.filter { model.devices[$0].kind == kind && model.devices[$0].count == nil }
    guard uncounted.count == 1, let only = uncounted.first else { return }
    model.devices[only].count = leads.count
    var numbers = model.devices[only].evidence
    for lead in leads.lines { numbers.append(evidence(of: lead)) }
    model.devices[only].evidence = numbers.numbered
  }

  private mutating func checkIdentifiers(_ action: String) {
    guard action == "implanted", model.status == "completed", model.mood == "performed" else { return }
    let missing = model.devices.filter { device in
      device.udi == nil && device.stage != "trial" && device.kind != "test_lead" && device.action == "implanted"
    }
    if !missing.isEmpty, !isTrial {
      flag("device-without-udi", missing.flatMap(\.evidence))
    }
  }
}
