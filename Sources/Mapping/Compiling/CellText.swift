extension String {
  /// Whether a text of ASCII stands in a table cell. `contains` would search by characters, and every cell of every map
  /// that a document needs is asked before its first byte of output.
  func holds(_ text: StaticString) -> Bool {
    let cell = utf8
    return text.withUTF8Buffer { wanted in
      var start = cell.startIndex
      while let first = cell[start...].firstIndex(of: wanted[0]) {
        if cell[first...].starts(with: wanted) { return true }
        start = cell.index(after: first)
      }
      return false
    }
  }
}
