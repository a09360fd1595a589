import ResourceModel

/// What kind of device a Device is: by the code of its type, or by words of its type or name that one row knows.
struct DeviceKinds {
  let view: GraphView
  let tables: InterventionalTables

  /// The kinds of the devices that a Procedure names as its focus.
  func kinds(of procedure: ElementIndex) -> Set<String> {
    var found: Set<String> = []
    for focal in view.children(view.names.focalDevice, of: procedure) {
      guard let device = view.resource(view.child(view.names.manipulated, of: focal)),
        view[device].type == view.types.device, let kind = kind(of: view.root(device))
      else { continue }
      found.insert(kind.kind)
    }
    return found
  }

  /// The kind, with the element and the row that say it: a code, else the first of its type's words and its names that
  /// names one kind and no other.
  func kind(of device: ElementIndex) -> (kind: String, element: ElementIndex, rule: String)? {
    let names = view.names
    let concept = view.child(names.type, of: device)
    let uses = view.codings(of: concept)
    for use in uses {
      if let row = tables.devices[use.code], use.uri == SystemURI.hcpcs {
        return (row.kind, use.element, row.rule)
      }
    }
    var elements = concept < 0 ? [] : [view.child(names.text, of: concept)]
    elements += uses.map { view.child(names.display, of: $0.element) }
    elements += view.children(names.deviceName, of: device).map { view.child(names.name, of: $0) }
    for element in elements where element >= 0 {
      let said = tables.deviceWords.meanings(in: view.string(element) ?? "")
      if said.count == 1, let only = said.first { return (only.value, element, only.rule) }
    }
    return nil
  }
}
