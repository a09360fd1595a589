import ResourceModel
import Terminology

/// What kind of device a Device is: by the code of its type, or by words of its type or name that one row knows.
struct DeviceKinds {
  let view: GraphView
  let tables: InterventionalTables
  let systems: CodeSystems

  /// The kinds of the devices that a Procedure names as its focus.
  func kinds(of procedure: ElementIndex) -> Set<String> {
    var found: Set<String> = []
    for focal in view.graph.children(view.names.focalDevice, of: procedure) {
      guard let device = view.resource(view.graph.child(view.names.manipulated, of: focal)),
        view[device].type == view.types.device, let kind = kind(of: view.root(device))
      else { continue }
      found.insert(kind.kind)
    }
    return found
  }

  /// The kind, with the element and the row that say it; nil where nothing does, or two kinds are named.
  func kind(of device: ElementIndex) -> (kind: String, element: ElementIndex, rule: String)? {
    let concept = view.graph.child(view.names.type, of: device)
    guard concept >= 0 else { return nil }
    for use in view.codings(of: concept) {
      if let row = tables.devices[use.code], systems.uri(of: use.system) == SystemURI.hcpcs {
        return (row.kind, use.element, row.rule)
      }
    }
    guard let text = view.text(of: concept) else { return nil }
    let said = tables.deviceWords.meanings(in: text)
    guard said.count == 1, let only = said.first else { return nil }
    return (only.value, view.graph.child(view.names.text, of: concept), only.rule)
  }
}
