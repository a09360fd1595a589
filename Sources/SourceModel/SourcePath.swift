extension SourceTree {
  /// The node's path in its format's own way: `PR1[2]-3.1`, `/ClinicalDocument/component[3]/section`, `/case/levels/0`.
  ///
  /// v2: the segment's number among its name in the message always stands, a field's repetition only where there are
  /// several. XML: a number only where siblings share the name. JSON: RFC 6901, array items by index from 0.
  public func path(of node: NodeIndex, _ symbols: SymbolTable) -> String {
    switch syntax {
    case .hl7v2: v2Path(of: node, symbols)
    case .xml: xmlPath(of: node, symbols)
    case .json: pointer(of: node, symbols)
    }
  }

  private func v2Path(of node: NodeIndex, _ symbols: SymbolTable) -> String {
    var parts: [NodeIndex] = []
    var at = node
    while at >= 0, self[at].kind == .field || self[at].kind == .component {
      parts.append(at)
      at = self[at].parent
    }
    guard at >= 0, self[at].kind == .segment else {
      return at >= 0 && self[at].kind == .group ? symbols.name(self[at].symbol) : ""
    }
    var path = "\(symbols.name(self[at].symbol))[\(segmentNumber(at))]"
    for (i, part) in parts.reversed().enumerated() {
      path += (i == 0 ? "-" : ".") + symbols.name(self[part].symbol)
      if i == 0, siblingCount(part) > 1 { path += "[\(number(part))]" }
    }
    return path
  }

  /// Which segment of its name it is in the message, from 1, groups or not.
  private func segmentNumber(_ segment: NodeIndex) -> Int {
    let symbol = self[segment].symbol
    var count = 1
    for i in 0..<Int(segment) where nodes[i].kind == .segment && nodes[i].symbol == symbol { count += 1 }
    return count
  }

  private func xmlPath(of node: NodeIndex, _ symbols: SymbolTable) -> String {
    var steps: [String] = []
    var at = node
    while at > 0 {
      var step = symbols.name(self[at].symbol)
      if siblingCount(at) > 1 { step += "[\(number(at))]" }
      steps.append(step)
      at = self[at].parent
    }
    return "/" + steps.reversed().joined(separator: "/")
  }

  private func pointer(of node: NodeIndex, _ symbols: SymbolTable) -> String {
    var line: [NodeIndex] = []
    var at = node
    while at > 0 {
      line.append(at)
      at = self[at].parent
    }
    var path = ""
    // A document that is read together with others has paths of its own.
    if !parts.isEmpty { line = line.dropLast() }
    for node in line.reversed() {
      let it = self[node]
      if it.parent < 0 || self[it.parent].kind != .array {
        let key = symbols.name(it.symbol)
        path += "/"
        path += key.utf8.contains(where: { $0 == 0x7E || $0 == 0x2F }) ? Self.escaped(key) : key
      }
      if it.isItem {
        path += "/"
        path += String(number(node) - 1)
      }
    }
    return path
  }

  private static func escaped(_ key: String) -> String {
    var out = ""
    for scalar in key.unicodeScalars {
      switch scalar {
      case "~": out += "~0"
      case "/": out += "~1"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// Which of the siblings of its name a node is, from 1.
  public func number(_ node: NodeIndex) -> Int {
    let it = self[node]
    guard it.parent >= 0 else { return 1 }
    var count = 1
    var at = next(it.symbol, from: self[it.parent].firstChild)
    while at >= 0, at != node {
      count += 1
      at = next(it.symbol, from: self[at].nextSibling)
    }
    return count
  }

  private func siblingCount(_ node: NodeIndex) -> Int {
    let it = self[node]
    guard it.parent >= 0 else { return 1 }
    var count = 0
    var at = next(it.symbol, from: self[it.parent].firstChild)
    while at >= 0 {
      count += 1
      at = next(it.symbol, from: self[at].nextSibling)
    }
    return count
  }
}
