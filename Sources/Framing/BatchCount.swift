import Diagnostics

/// Counts messages and batches against what their trailers say (HL7 v2.5.1 §2.10.3).
struct BatchCount {
  private var messages = 0
  private var batches = 0
  private var isBatchOpen = false
  private var isFileOpen = false

  /// Whether a trailer is still to come.
  var isOpen: Bool { isBatchOpen || isFileOpen }

  /// Notes a message.
  mutating func addMessage() { messages += 1 }

  /// Notes an FHS, BHS, BTS or FTS segment, and says what is wrong with it.
  /// - Parameter segment: without its terminator.
  mutating func note(_ segment: Span<UInt8>) -> Diagnostic? {
    if stands("FHS", in: segment, at: 0) {
      defer { (messages, batches, isBatchOpen, isFileOpen) = (0, 0, false, true) }
      return isOpen ? .unclosedBatch : nil
    }
    if stands("BHS", in: segment, at: 0) {
      defer { (messages, isBatchOpen) = (0, true) }
      batches += 1
      return isBatchOpen ? .unclosedBatch : nil
    }
    let said = Self.count(in: segment)
    if stands("BTS", in: segment, at: 0) {
      defer { (messages, isBatchOpen) = (0, false) }
      if !isBatchOpen { batches += 1 }
      return said.flatMap { $0 == messages ? nil : .wrongCount(trailer: "BTS", said: $0, found: messages) }
    }
    defer { (messages, batches, isBatchOpen, isFileOpen) = (0, 0, false, false) }
    if isBatchOpen { return .unclosedBatch }
    // A file without batch segments is one batch.
    let found = batches == 0 && messages > 0 ? 1 : batches
    return said.flatMap { $0 == found ? nil : .wrongCount(trailer: "FTS", said: $0, found: found) }
  }

  /// The number in the first field; nil when it has none.
  private static func count(in segment: Span<UInt8>) -> Int? {
    var count: Int?
    var i = 4
    while i < segment.count, segment[i] != segment[3] {
      guard Byte.isDigit(segment[i]), (count ?? 0) < 1_000_000_000 else { return nil }
      count = (count ?? 0) * 10 + Int(segment[i] - 0x30)
      i += 1
    }
    return count
  }
}
