import SourceModel

/// The names of the elements that hold text, interned once.
struct NoteNames: Sendable {
  let conclusion, content, attachment, data, contentType, presentedForm, note, div, title, version: Symbol
  /// Elements of CDA's narrative block that begin no line (CDA R2 §4.3.5), and of XHTML.
  private let inline: Set<Symbol>
  private let cells: Set<Symbol>
  private let heads: Set<Symbol>

  init(_ symbols: inout SymbolTable) {
    conclusion = symbols.intern("conclusion")
    content = symbols.intern("content")
    attachment = symbols.intern("attachment")
    data = symbols.intern("data")
    contentType = symbols.intern("contentType")
    presentedForm = symbols.intern("presentedForm")
    note = symbols.intern("note")
    div = symbols.intern("div")
    title = symbols.intern("title")
    version = symbols.intern("version")
    inline = Set(
      ["content", "sub", "sup", "linkHtml", "footnote", "footnoteRef", "span", "b", "i", "em", "strong", "#text"].map {
        symbols.intern($0)
      })
    cells = Set(["td", "th"].map { symbols.intern($0) })
    heads = Set(["thead", "th"].map { symbols.intern($0) })
  }

  /// A table's cell.
  func isCell(_ symbol: Symbol) -> Bool { cells.contains(symbol) }

  /// A table's head, and a cell that names a column or a row.
  func isHead(_ symbol: Symbol) -> Bool { heads.contains(symbol) }

  func isInline(_ symbol: Symbol) -> Bool { inline.contains(symbol) }
}
