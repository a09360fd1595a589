extension Diagnostic {
  /// One line for people: `feed.hl7:3: PR1[2]-3.1 (byte 412): warning M201: no rule for this code; add a row …`.
  /// - Parameter showValues: appends the offending value, for a terminal whose user asked for it.
  public func rendered(showValues: Bool = false) -> String {
    var line = ""
    if let origin {
      // Frame 0 is the input as a whole.
      line += origin.frame > 0 ? "\(origin.input):\(origin.frame): " : "\(origin.input): "
    }
    if let path { line += path }
    if let place {
      if origin == nil, let row = place.line {
        line += ":\(row)"
        if let column = place.column { line += ":\(column)" }
      } else {
        line += path == nil ? "byte \(place.byte)" : " (byte \(place.byte))"
      }
    }
    if path != nil || place != nil { line += ": " }
    line += "\(severity.rawValue) \(code.rawValue): \(message); \(remedy)"
    if let rule { line += " [\(rule)]" }
    if showValues, let value { line += " «\(value)»" }
    return line
  }

  /// One line for programs, as the command's `--errors` defines it, without its newline. Keys in a fixed order.
  /// - Parameters: format, type and control of the document, where known.
  public func renderedJSON(format: String? = nil, type: String? = nil, control: String? = nil) -> String {
    var fields: [String] = []
    func add(_ key: String, _ value: String?) {
      if let value { fields.append("\"\(key)\":\(JSONText.quoted(value))") }
    }
    add("severity", severity.rawValue)
    add("code", code.rawValue)
    add("message", message)
    add("remedy", remedy)
    if let origin {
      add("input", origin.input)
      if origin.frame > 0 { fields.append("\"frame\":\(origin.frame)") }
    }
    add("format", format)
    add("type", type)
    add("control", control)
    if let place {
      var text = "\"place\":{\"byte\":\(place.byte),\"length\":\(place.length)"
      if let line = place.line { text += ",\"line\":\(line)" }
      fields.append(text + "}")
    }
    add("path", path)
    add("rule", rule)
    return "{" + fields.joined(separator: ",") + "}"
  }
}

/// JSON text for the few lines that stages below the resource writer print themselves.
public enum JSONText {
  /// The string as a JSON string literal, quotes included (RFC 8259 §7).
  public static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case let control where control.value < 0x20:
        let digits = String(control.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
