import Diagnostics
import SourceModel

/// Why a document is not JSON, and where in the frame.
struct JSONFault: Error {
  /// What is wrong.
  enum Reason: Equatable {
    case empty, notUTF8, wideEncoding
    case expectedValue, expectedKey, expectedColon, expectedComma
    case trailingComma, comment, singleQuote, notANumber, literal, number, leadingZero
    case controlCharacter, escape, unclosedString, unclosed, mismatch, extra
    case tooDeep(Int), tooManyNodes(Int)
  }

  let reason: Reason
  let offset: Int

  init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// The finding to throw.
  func diagnostic(_ frame: Frame) -> Diagnostic {
    let part = frame.parts.last { $0.range.lowerBound <= offset }
    let start = part?.range.lowerBound ?? 0
    var line = 1
    for i in start..<max(start, min(offset, frame.bytes.count)) where frame.bytes[i] == 0x0A { line += 1 }
    let (code, message, remedy) = wording
    return Diagnostic(
      code, message, remedy: remedy, origin: part?.origin ?? frame.origin,
      place: Place(byte: offset - start, length: 0, line: line))
  }

  private var wording: (DiagnosticCode, String, String) {
    switch reason {
    case .tooDeep(let limit):
      (.tooDeep, "more than \(limit) objects and arrays within each other", "check what the document is")
    case .tooManyNodes(let limit):
      (.tooManyNodes, "more than \(limit) values", "split the document, for instance into one resource a line")
    default:
      (.malformedJSON, syntaxWording.message, syntaxWording.remedy)
    }
  }

  private var syntaxWording: (message: String, remedy: String) {
    switch reason {
    case .empty: ("there is no JSON value", "check that the document is not empty")
    case .notUTF8: ("bytes that are not UTF-8", "convert the document: `iconv -f WINDOWS-1252 -t UTF-8`")
    case .wideEncoding: ("JSON in UTF-16 or UTF-32", "convert the document: `iconv -f UTF-16 -t UTF-8`")
    case .expectedValue: ("a value is missing or not written as JSON", "write a value, or null when there is none")
    case .expectedKey: ("an object's key is missing or not in double quotes", "write each member as \"key\": value")
    case .expectedColon: ("a key without a colon behind it", "write each member as \"key\": value")
    case .expectedComma: ("a comma or a closing bracket is missing", "put a comma between members and between items")
    case .trailingComma: ("a comma with nothing behind it", "remove the last comma of the object or array")
    case .comment: ("a comment, which JSON does not have", "remove the comment")
    case .singleQuote: ("a string in single quotes", "write strings and keys in double quotes")
    case .notANumber: ("NaN or Infinity, which JSON does not have", "write null, or leave the member out")
    case .literal:
      ("a word that is not true, false or null", "write true, false or null in lower case, or quote the text")
    case .number: ("a number that is not written as JSON", "write digits before and behind the point and the exponent")
    case .leadingZero: ("a number with a leading zero", "remove it, or write the number as a string")
    case .controlCharacter: ("a control character in a string", "write it as an escape, such as \\n or \\u0009")
    case .escape: ("an escape that JSON does not have", "write \\\\ for a backslash")
    case .unclosedString: ("the document ends inside a string", "check whether it was cut off")
    case .unclosed: ("the document ends inside an object or array", "check whether it was cut off")
    case .mismatch: ("a closing bracket that does not match its opening one", "close arrays with ] and objects with }")
    case .extra: ("something follows the document's value", "write one value, or one value a line")
    case .tooDeep, .tooManyNodes: ("a limit was passed", "split the document")
    }
  }
}
