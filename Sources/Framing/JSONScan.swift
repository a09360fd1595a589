import SourceModel

/// Finds where a JSON object or array ends, and what it says it is. It looks only at what frames: strings, braces, and
/// what may stand where; the reader finds the rest.
///
/// A document that cannot be right (a raw line end in a string, a brace that closes nothing, an object without a comma
/// before it) ends where a line starts a document again.
struct JSONScan {
  /// Nesting beyond this cannot be read anyway.
  static let maxDepth = 10_000

  /// A member `resourceType` stands at the top: FHIR.
  private(set) var hasResourceType = false

  private var starts: DocumentStart
  /// The open objects (true) and arrays (false).
  private var open: [Bool] = []
  /// The last token: `{ [ , :` themselves, a value as `v`, nothing as 0.
  private var last: UInt8 = 0
  private var isInString = false
  private var isEscaped = false
  private var isDamaged = false
  /// Bytes of the string so far.
  private var stringLength = 0
  private var isTopKey = false

  private static let value = UInt8(ascii: "v")

  init(starts: DocumentStart) { self.starts = starts }

  /// Begins another document, with the same storage.
  mutating func restart() {
    var storage: [Bool] = []
    swap(&storage, &open)
    storage.removeAll(keepingCapacity: true)
    self = JSONScan(starts: starts)
    swap(&storage, &open)
  }

  /// - Parameter from: what `open` said last, or the document's first byte.
  mutating func extent(in buffer: [UInt8], from: Int, isFinal: Bool) -> Extent {
    let bytes = buffer.span
    var i = from
    while i < bytes.count {
      if isDamaged || isInString {
        if isDamaged { return damagedExtent(bytes, from: i, isFinal: isFinal) }
        i = string(bytes, from: i)
        continue
      }
      let byte = bytes[i]
      if byte == Byte.quote {
        // Mostly the string is all there, and has no escape.
        let end = EightBytes.escape(in: bytes, from: i + 1)
        guard end < bytes.count, bytes[end] == Byte.quote else {
          beginString()
          i += 1
          continue
        }
        if end == i + 13, open.count == 1, isBeforeKey, stands("resourceType", in: bytes, at: i + 1) {
          hasResourceType = true
        }
        last = Self.value
        i = end + 1
        // Behind it stands a colon or a comma, mostly.
        if i < bytes.count, bytes[i] == UInt8(ascii: ":") || bytes[i] == UInt8(ascii: ",") {
          last = bytes[i]
          i += 1
        }
        continue
      }
      if byte == UInt8(ascii: ":") || byte == UInt8(ascii: ",") {
        last = byte
        i += 1
        continue
      }
      switch byte {
      case Byte.space, Byte.tab, Byte.carriageReturn, Byte.lineFeed: break
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if mayOpen { push(byte) } else { isDamaged = true }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if open.last == (byte == UInt8(ascii: "}")) {
          open.removeLast()
          last = Self.value
          if open.isEmpty { return .ends(at: i + 1, by: .itself) }
        } else {
          isDamaged = true
        }
      case Byte.blockStart: return .ends(at: i, by: .blockStart)
      case Byte.blockEnd: return .ends(at: i, by: .blockEnd)
      case Byte.less, UInt8(ascii: "M"), UInt8(ascii: "F"), UInt8(ascii: "B"): isDamaged = true
      default: last = Self.value
      }
      if !isDamaged { i += 1 }
    }
    return .open(scanned: i)
  }

  /// An object or array may follow a colon, an array's bracket or comma, or nothing.
  private var mayOpen: Bool {
    switch last {
    case 0, UInt8(ascii: ":"), UInt8(ascii: "["): true
    case UInt8(ascii: ","): open.last == false
    default: false
    }
  }

  private mutating func push(_ byte: UInt8) {
    if open.count >= Self.maxDepth { isDamaged = true }
    open.append(byte == UInt8(ascii: "{"))
    last = byte
  }

  /// A string that begins here is a key of the innermost object.
  private var isBeforeKey: Bool { open.last == true && (last == UInt8(ascii: "{") || last == UInt8(ascii: ",")) }

  private mutating func beginString() {
    isTopKey = open.count == 1 && isBeforeKey
    isInString = true
    stringLength = 0
    last = Self.value
  }

  /// Goes on in a string; leaves it at its quotation mark, or at a control character, which no string may hold.
  private mutating func string(_ bytes: Span<UInt8>, from: Int) -> Int {
    var i = from
    if isEscaped {
      isEscaped = false
      i += 1
    }
    i = EightBytes.escape(in: bytes, from: i)
    stringLength += i - from
    guard i < bytes.count else { return i }
    switch bytes[i] {
    case Byte.quote:
      isInString = false
      if isTopKey, stringLength == 12, stands("resourceType", in: bytes, at: i - 12) { hasResourceType = true }
      return i + 1
    case UInt8(ascii: "\\"):
      isEscaped = true
      stringLength += 1
      return i + 1
    case Byte.tab: return i + 1
    default:
      isInString = false
      if Byte.endsLine(bytes[i]) { isDamaged = true }
      return i
    }
  }

  private func damagedExtent(_ bytes: Span<UInt8>, from: Int, isFinal: Bool) -> Extent {
    var i = from
    while i < bytes.count {
      if bytes[i] == Byte.blockStart { return .ends(at: i, by: .blockStart) }
      if bytes[i] == Byte.blockEnd { return .ends(at: i, by: .blockEnd) }
      if i > 0, Byte.endsLine(bytes[i - 1]) {
        switch starts.onLine(bytes, at: i, isFinal: isFinal) {
        case .none: break
        case .undecided: return .open(scanned: i)
        default: return .ends(at: i, by: .nextDocument)
        }
      }
      i += 1
    }
    return .open(scanned: i)
  }
}
