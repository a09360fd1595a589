import ResourceModel
import Terminology

// Devices of which an observation states the identifier (LOINC 74711-3), as feeds send them beside an order or a charge.
extension ProcedureBuilder {
  /// Reads those of the procedure's session, where no other procedure of the session can have put them in.
  mutating func readStatedDevices(_ action: String) {
    guard takesDevice(group) else { return }
    let rivals = facts.groups.filter { other in
      other.lines != group.lines && takesDevice(other)
        && other.lines.contains {
          facts.lines[$0].sharesSession(with: facts.lines[primary], ignoringPerformers: true)
        }
    }
    for statement in observations().found where view[statement].type == view.types.observation {
      let root = view.root(statement)
      guard let row = statesDevice(root), let device = view.resource(view.child(names.focus, of: root)),
        view[device].type == view.types.device, !isNamed(device)
      else { continue }
      let isOwn = view.children(names.partOf, of: root).compactMap(view.resource).contains(where: resources.contains)
      guard isOwn || rivals.isEmpty || isOnlyImplant(among: rivals) else { continue }
      let number = evidence(of: view.child(names.code, of: root), rule: row.rule)
      var numbers = [number]
      let known = DeviceKinds(view: view, tables: tables).kind(of: view.root(device))
      if let known { numbers.append(evidence(of: known.element, rule: known.rule)) }
      model.devices.append(
        .init(
          kind: known?.kind ?? onlyKind(), action: action.isEmpty ? nil : action, count: 1,
          udi: identifier(of: view.root(device)), origin: .coded, evidence: numbers.numbered))
      statedDevices.append((device, number))
    }
  }

  private func statesDevice(_ observation: ElementIndex) -> ObservationRow? {
    view.codings(of: view.child(names.code, of: observation)).lazy.compactMap { use in
      self.tables.observations[use.code].flatMap { $0.kind == "device_identifier" && use.uri == $0.system ? $0 : nil }
    }.first
  }

  // A record of the device says more than its identifier does.
  private func isNamed(_ device: ResourceIndex) -> Bool {
    view.standing(of: view.types.procedure).contains { procedure in
      view.children(names.focalDevice, of: view.root(procedure)).contains {
        view.resource(view.child(names.manipulated, of: $0)) == device
      }
    }
  }

  private func takesDevice(_ group: ProcedureGroup) -> Bool {
    group.lines.contains { tables.techniques[facts.row($0).technique].map { !$0.deviceKind.isEmpty } ?? false }
  }

  // What is identified was used up: programming takes no device.
  private func isOnlyImplant(among rivals: [ProcedureGroup]) -> Bool {
    func implants(_ group: ProcedureGroup) -> Bool { tables.techniques[group.technique]?.deviceAction == "implanted" }
    return implants(group) && !rivals.contains(where: implants)
  }

  // The kind of device that all codes of the procedure are about; nil where they are about several.
  private func onlyKind() -> String? {
    var kinds = Set(group.lines.compactMap { tables.techniques[facts.row($0).technique]?.deviceKind })
    kinds.formUnion(group.devices.compactMap { tables.devices[facts.lines[$0].use.code]?.kind })
    kinds.remove("")
    return kinds.count == 1 ? kinds.first : nil
  }
}

extension Enrichment {
  private static let actions = ["implanted": "implanted", "removed": "explanted", "manipulated": "manipulated"]

  /// Makes devices whose identifier an observation states the focus of their procedure.
  mutating func writeStatedDevices(_ conclusion: Conclusion, _ root: ElementIndex) {
    for (device, number) in conclusion.statedDevices {
      let ink = Ink(rule: "interventional#device", sources: sources([number], conclusion.model))
      let focal = desk.add(names.focalDevice, to: root, ink)
      let action = conclusion.model.devices.first { $0.evidence.contains(number) }?.action
      if let code = action.flatMap({ Self.actions[$0] }) {
        desk.putCoding(
          "http://hl7.org/fhir/device-action", code, nil, to: desk.add(names.action, to: focal, ink), ink)
      }
      desk.refer(names.manipulated, to: device, from: focal, ink)
    }
  }
}
