import Diagnostics
import HL7v2Reader
import SourceModel

/// An ER7 message in HL7 v2's XML encoding. Field and component names of types are made up, for the reader goes by their
/// numbers; groups are left out, for it makes them anew.
struct XMLForm {
  private var tree = SourceTree()
  private var symbols = SymbolTable()
  private(set) var bytes: [UInt8] = []

  /// Nil for a message that cannot be read, or has lines that are no segments.
  init?(_ message: [UInt8]) {
    var reader = HL7v2Reader()
    var evidence = Evidence()
    let frame = Frame(bytes: message, format: .er7, origin: Origin(input: "-", frame: 1), offset: 0)
    do throws(Diagnostic) {
      try reader.read(frame, into: &tree, symbols: &symbols, evidence: &evidence)
    } catch {
      return nil
    }
    write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ADT_A01 xmlns=\"urn:hl7-org:v2xml\">\n")
    var segment = tree.firstChild(tree.root)
    while segment >= 0 {
      let name = symbols.name(tree[segment].symbol)
      if name == HL7v2Reader.namelessSegment { return nil }
      element(segment, name: name)
      segment = tree.nextSibling(segment)
    }
    write("</ADT_A01>\n")
  }

  private mutating func write(_ text: String) { bytes += text.utf8 }

  private mutating func element(_ node: NodeIndex, name: String) {
    let it = tree[node]
    write("<\(name)>")
    if it.state == .null { write("\"\"") }
    if it.state == .value { content(tree.text(of: node)) }
    let part = it.kind == .segment ? name : it.kind == .field ? "CX" : "HD"
    var child = it.firstChild
    while child >= 0 {
      element(child, name: "\(part).\(symbols.name(tree[child].symbol))")
      child = tree.nextSibling(child)
    }
    write("</\(name)>\n")
  }

  private mutating func content(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": write("&amp;")
      case "<": write("&lt;")
      case ">": write("&gt;")
      case "\n": write("<escape V=\".br\"/>")
      case "\t": write("\t")
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        write("<escape V=\"X\(digits.count < 2 ? "0" : "")\(digits)\"/>")
      default: write(String(scalar))
      }
    }
  }
}
