import CMappingTables
public import Diagnostics

/// One folder of table files: an overlay, or a whole set.
public struct TableLayer: Sendable {
  /// What to call it in findings: the folder as given, with a final slash.
  public let name: String
  /// Path below the folder → bytes.
  public let files: [String: [UInt8]]

  /// A folder of tables in memory: path within it → content.
  public init(name: String, files: [String: [UInt8]]) {
    self.name = name
    self.files = files
  }
}

/// The effective set of tables: the shipped ones inside the binary, then each overlay in the order given. Files are
/// parsed when they are asked for; a run reads only what its documents need.
public struct TableLibrary: Sendable {
  /// A file of the set, not yet parsed.
  public struct File: Sendable {
    /// Its path within the folder of mappings.
    public let path: String
    /// Empty for shipped files.
    public let layer: String
    fileprivate let bytes: [UInt8]?
    fileprivate let embedded: Int?
  }

  /// Every file, shipped ones first, by path within a layer.
  public let files: [File]
  private let byName: [String: [Int]]
  /// Whether overlays take part.
  public let hasOverlays: Bool

  /// - Parameters:
  ///   - overlays: later ones win.
  ///   - includingShipped: false to read a set of tables on its own.
  public init(overlays: [TableLayer] = [], includingShipped: Bool = true) {
    var files: [File] = []
    if includingShipped {
      for i in 0..<fluoro_table_count() {
        files.append(File(path: String(cString: fluoro_table_path(i)), layer: "", bytes: nil, embedded: i))
      }
    }
    for overlay in overlays {
      for path in overlay.files.keys.sorted() {
        files.append(File(path: path, layer: overlay.name, bytes: overlay.files[path], embedded: nil))
      }
    }
    self.files = files
    var byName: [String: [Int]] = [:]
    for (i, file) in files.enumerated() { byName[Self.name(of: file.path), default: []].append(i) }
    self.byName = byName
    hasOverlays = !overlays.isEmpty
  }

  /// The file's name without folder and ending: a map's or code table's name.
  public static func name(of path: String) -> String {
    let text = path.utf8
    let start = text.lastIndex(of: UInt8(ascii: "/")).map(text.index(after:)) ?? text.startIndex
    let end = text[start...].firstIndex(of: UInt8(ascii: ".")) ?? text.endIndex
    return String(path[start..<end])
  }

  /// The files of a name, in layer order.
  public func files(named name: String) -> [File] { (byName[name] ?? []).map { files[$0] } }

  /// The files below a folder (`terminology/maps/`), in layer and path order.
  public func files(under folder: String) -> [File] { files.filter { $0.path.hasPrefix(folder) } }

  /// The file's bytes.
  public func bytes(of file: File) -> [UInt8] {
    if let bytes = file.bytes { return bytes }
    guard let index = file.embedded else { return [] }
    return Array(UnsafeBufferPointer(start: fluoro_table_bytes(index), count: fluoro_table_length(index)))
  }

  /// The file, read as a table.
  public func table(_ file: File, problems: inout [Diagnostic]) -> Table {
    Table(path: file.path, layer: file.layer, bytes: bytes(of: file), problems: &problems)
  }

  /// All tables of a name, in layer order, read.
  public func tables(named name: String, problems: inout [Diagnostic]) -> [Table] {
    files(named: name).map { table($0, problems: &problems) }
  }
}
