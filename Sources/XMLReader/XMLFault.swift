import CLibXML2
import Diagnostics
import SourceModel

/// Why a document cannot be read, and where in the source.
struct XMLFault: Error {
  /// Reasons, with the limit that was passed.
  enum Reason {
    case syntax(xmlParserErrors)
    case documentType
    case tooDeep(Int)
    case tooManyNodes(Int)
    case tagTooLong(Int)
    case unknownEncoding
    /// No memory for a parser, or a document longer than libxml2 can be given.
    case noParser
  }

  let reason: Reason
  /// In the source, not in the frame.
  let offset: Int

  init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// The finding to throw, in our own words: libxml2's messages quote the document.
  func diagnostic(_ frame: Frame, positions: FramePositions) -> Diagnostic {
    let byte = min(positions.frameOffset(offset), frame.bytes.count)
    var line = 1
    for i in 0..<byte where frame.bytes[i] == 0x0A { line += 1 }
    let (code, message, remedy) = wording
    return Diagnostic(
      code, message, remedy: remedy, origin: frame.origin, place: Place(byte: byte, length: 0, line: line))
  }

  private var wording: (DiagnosticCode, String, String) {
    switch reason {
    case .syntax(XML_ERR_INTERNAL_ERROR):
      (.malformedXML, "the document is not well-formed XML", "check it with `xmllint --noout`")
    case .syntax(let error):
      Self.syntaxWording(error)
    case .documentType:
      (
        .documentTypeRefused, "a DOCTYPE, which no clinical document has",
        "remove the DOCTYPE; entities other than XML's own five are not read"
      )
    case .tooDeep(let limit):
      (.tooDeep, "more than \(limit) levels of elements", "check what the document is")
    case .tooManyNodes(let limit):
      (.tooManyNodes, "more than \(limit) elements, attributes and texts", "split the document")
    case .tagTooLong(let limit):
      (.tagTooLong, "a start tag longer than \(limit) bytes", "write long values as element text, not as attributes")
    case .unknownEncoding:
      (.unknownEncoding, "an encoding that is not known here", "write the document as UTF-8")
    case .noParser:
      (.malformedXML, "the document is too long for an XML parser, or there is no memory for one", "split the document")
    }
  }

  private static func syntaxWording(_ error: xmlParserErrors) -> (DiagnosticCode, String, String) {
    let (message, remedy) =
      switch error {
      case XML_ERR_DOCUMENT_EMPTY, XML_ERR_DOCUMENT_START:
        ("there is no XML element", "check that the document begins with an element")
      case XML_ERR_DOCUMENT_END, XML_ERR_EXTRA_CONTENT:
        ("something follows the document's root element", "write one document, with nothing behind its end tag")
      case XML_ERR_TAG_NAME_MISMATCH:
        ("an end tag that does not match its start tag", "close each element before the one around it")
      case XML_ERR_TAG_NOT_FINISHED, XML_ERR_NOT_WELL_BALANCED, XML_ERR_LTSLASH_REQUIRED:
        ("the document ends inside an element", "check whether it was cut off")
      case XML_ERR_GT_REQUIRED, XML_ERR_LT_REQUIRED, XML_ERR_NAME_REQUIRED:
        ("a tag that is not written as XML", "write `&lt;` for a `<` that begins no tag")
      case XML_ERR_SPACE_REQUIRED, XML_ERR_ATTRIBUTE_NOT_STARTED, XML_ERR_ATTRIBUTE_NOT_FINISHED,
        XML_ERR_ATTRIBUTE_WITHOUT_VALUE, XML_ERR_LT_IN_ATTRIBUTE, XML_ERR_EQUAL_REQUIRED:
        ("an attribute that is not written as XML", "write name=\"value\", with `&lt;` and `&amp;` in the value")
      case XML_ERR_ATTRIBUTE_REDEFINED:
        ("an element has an attribute twice", "write each attribute once")
      case XML_ERR_UNDECLARED_ENTITY, XML_ERR_ENTITYREF_NO_NAME, XML_ERR_ENTITYREF_SEMICOL_MISSING:
        ("an `&` that begins none of XML's own five entities", "write the character itself, or `&amp;` for an `&`")
      case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_CHARREF, XML_ERR_INVALID_DEC_CHARREF, XML_ERR_INVALID_HEX_CHARREF:
        ("a character that XML does not allow", "remove control characters from the text")
      case XML_ERR_COMMENT_NOT_FINISHED, XML_ERR_CDATA_NOT_FINISHED, XML_ERR_PI_NOT_FINISHED:
        (
          "a comment, CDATA section or processing instruction that does not end, or is longer than 10,000,000 bytes",
          "close it; write long content as element text"
        )
      case XML_ERR_MISPLACED_CDATA_END: ("`]]>` outside a CDATA section", "write `]]&gt;`")
      case XML_ERR_RESERVED_XML_NAME:
        ("an XML declaration that is not at the document's start", "write it first, or not at all")
      case XML_ERR_XMLDECL_NOT_FINISHED, XML_ERR_VERSION_MISSING, XML_ERR_UNKNOWN_VERSION, XML_ERR_STANDALONE_VALUE,
        XML_ERR_ENCODING_NAME:
        ("an XML declaration that is not written as XML 1.0", "write `<?xml version=\"1.0\" encoding=\"UTF-8\"?>`")
      default: ("the document is not well-formed XML", "check it with `xmllint --noout`")
      }
    return (.malformedXML, message, remedy)
  }
}
