import ResourceModel
import SourceModel

extension GraphView {
  /// Whether the document came with the Device by which Fluoro's Provenance names its mapping set.
  func isOwnOutput(_ own: OwnNames, version: Symbol) -> Bool {
    standing(of: types.device).contains { device in
      self[device].isPassedThrough
        && children(version, of: root(device)).contains { element in
          codings(of: child(names.type, of: element)).contains { $0.system == own.system(.versionType) }
        }
    }
  }
}
