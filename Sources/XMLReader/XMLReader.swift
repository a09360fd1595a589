import CLibXML2
package import Diagnostics
package import SourceModel

/// Reads XML documents into trees: CDA, and HL7 v2 in its XML encoding before that is shaped.
///
/// The tree is `SourceTree`'s: local names without prefixes, attributes as children `@name` before the elements, xmlns
/// declarations left out, `@type` of xsi:type without its prefix (`hl7:CD` is `CD`). Comments and processing
/// instructions make no nodes and split no texts. White space:
///
/// - Text is trimmed, and white space alone between elements makes no node.
/// - In a narrative, which is a `text` element with elements other than `reference` and `thumbnail` in it, all text is
///   kept, every run of white space as one space, so that words of neighbouring elements do not run together; its
///   elements with children are all marked as mixed.
/// - In v2 XML, text around `escape` elements is kept as it is.
///
/// Lenient about: white space before the document; a missing XML declaration or default namespace; prefixes that are
/// not declared; and what `XMLEncoding` lists. Strict about everything else: no DOCTYPE, no entities but XML's own five,
/// no external access of any kind.
///
/// A reader serves one worker: its names stay known from one document to the next, for one symbol table.
package struct XMLReader: ~Copyable {
  private var limits: XMLLimits
  /// Behind a pointer, because libxml2's callbacks get nothing else; a class would cost exclusivity checks there.
  private let state: UnsafeMutablePointer<ParseState>
  private var context: xmlParserCtxtPtr?

  package init(limits: XMLLimits = XMLLimits()) {
    _ = SAXHandler.isLibraryReady
    self.limits = limits
    self.limits.depth = min(limits.depth, XMLLimits.greatestDepth)
    state = .allocate(capacity: 1)
    state.initialize(to: ParseState())
  }

  deinit {
    if let context { xmlFreeParserCtxt(context) }
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// Reads one document.
  /// - Parameters:
  ///   - tree: is emptied and filled; its storage is used again.
  ///   - symbols: the worker's table, the same at every call.
  /// - Throws: what makes the document unreadable; the tree then holds what came before it.
  package mutating func read(
    _ frame: Frame, into tree: inout SourceTree, symbols: inout SymbolTable, evidence: inout Evidence
  ) throws(Diagnostic) {
    tree.begin(frame.bytes, syntax: .xml, rootKind: .element)
    let source: XMLSource
    do throws(XMLFault) {
      source = try XMLSource(frame, evidence: &evidence)
    } catch {
      throw error.diagnostic(frame, positions: FramePositions())
    }
    renewContext(symbols)
    swap(&state.pointee.tree, &tree)
    swap(&state.pointee.symbols, &symbols)
    let fault = parse(source, isV2: frame.format == .v2xml)
    swap(&state.pointee.tree, &tree)
    swap(&state.pointee.symbols, &symbols)
    if let fault { throw fault.diagnostic(frame, positions: source.positions) }
  }

  /// Makes a parser context, or a new one in place of one that has gathered too many names, or those of another table.
  private mutating func renewContext(_ symbols: SymbolTable) {
    if let context {
      if xmlDictGetUsage(context.pointee.dict) < Self.namesLimit, state.pointee.names.belong(to: symbols) { return }
      xmlFreeParserCtxt(context)
    }
    state.pointee.names = NameCache()
    context = xmlNewParserCtxt()
    guard let context else { return }
    context.pointee.sax?.pointee = SAXHandler.make()
    context.pointee.userData = UnsafeMutableRawPointer(state)
  }

  /// Bytes of names that a context may gather; far above what any schema needs.
  private static let namesLimit = 1 << 20

  private func parse(_ source: XMLSource, isV2: Bool) -> XMLFault? {
    guard let context else { return XMLFault(.noParser, at: 0) }
    return source.withBytes { bytes -> XMLFault? in
      guard let start = bytes.baseAddress, let length = Int32(exactly: bytes.count) else {
        return XMLFault(bytes.isEmpty ? .syntax(XML_ERR_DOCUMENT_EMPTY) : .noParser, at: 0)
      }
      if let tag = TagScan.tooLong(in: bytes, limit: limits.tagLength) {
        return XMLFault(.tagTooLong(limits.tagLength), at: tag)
      }
      state.pointee.begin(
        SourceCursor(bytes, context), positions: source.positions, limits: limits, isV2: isV2)
      // The source is UTF-8 by now, whatever its declaration says.
      let options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
      _ = start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
        xmlCtxtReadMemory(context, $0, length, nil, nil, Int32(options))
      }
      if let fault = state.pointee.fault { return fault }
      return context.pointee.wellFormed == 1 ? nil : XMLFault(.syntax(XML_ERR_INTERNAL_ERROR), at: bytes.count)
    }
  }
}

/// One owner at a time, and what it points to is its own: it may move to another thread, though not be shared.
extension XMLReader: @unchecked Sendable {}
