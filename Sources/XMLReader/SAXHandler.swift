import CLibXML2

/// What libxml2 calls while it parses: thin C functions that hand on to the parse's state.
enum SAXHandler {
  /// True once libxml2 is set up for the whole process: whatever names an external entity or file gets nothing.
  static let isLibraryReady: Bool = {
    xmlInitParser()
    xmlSetExternalEntityLoader { _, _, _ in nil }
    return true
  }()

  /// The handler table. What is not set is not called, and nothing is printed.
  static func make() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { context, name, _, _, _, _, count, _, attributes in
      guard let name else { return }
      SAXHandler.state(context)?.pointee.startElement(name, attributes, count: Int(count))
    }
    handler.endElementNs = { context, _, _, _ in
      SAXHandler.state(context)?.pointee.endElement()
    }
    handler.characters = { context, text, length in
      guard let text, length > 0 else { return }
      SAXHandler.state(context)?.pointee.characters(UnsafeBufferPointer(start: text, count: Int(length)))
    }
    // The same function, or libxml2 asks of every text whether it is blank.
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    handler.internalSubset = { context, _, _, _ in
      SAXHandler.state(context)?.pointee.stop(.documentType)
    }
    handler.serror = { context, error in
      guard let error, error.pointee.level == XML_ERR_FATAL else { return }
      SAXHandler.state(context)?.pointee.syntaxError(xmlParserErrors(UInt32(bitPattern: error.pointee.code)))
    }
    return handler
  }

  /// `context` is the pointer that the reader gave as userData; it outlives the parse.
  private static func state(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<ParseState>? {
    context?.assumingMemoryBound(to: ParseState.self)
  }
}
