import Glibc

/// Expected output in a file beside its input. `UPDATE_GOLDENS=1 swift test` writes the files anew; the difference is then
/// reviewed like code.
package enum Golden {
  private static let isUpdating = getenv("UPDATE_GOLDENS") != nil

  /// Compares, or rewrites.
  /// - Returns: what differs; nil when nothing does.
  package static func difference(_ actual: [UInt8], from path: String) -> String? {
    let expected = try? readFile(path)
    if expected == actual { return nil }
    if isUpdating {
      do {
        try writeFile(path, actual)
        return nil
      } catch {
        return "\(path) could not be written"
      }
    }
    guard let expected else { return "\(path) does not exist; UPDATE_GOLDENS=1 swift test writes it" }
    return path + ": " + firstDifference(actual, expected)
  }

  private static func firstDifference(_ actual: [UInt8], _ expected: [UInt8]) -> String {
    let now = lines(actual)
    let then = lines(expected)
    for number in 0..<max(now.count, then.count) {
      let (left, right) = (number < then.count ? then[number] : "(end)", number < now.count ? now[number] : "(end)")
      if left != right { return "line \(number + 1):\n  expected \(left.prefix(300))\n  now      \(right.prefix(300))" }
    }
    return "only line ends differ"
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
  }
}
