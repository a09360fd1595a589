import Foundation
import Testing
import Translation

/// Charge messages in the making: synthetic, one patient, one visit, 12 March 2026.
enum ChargeFeed {
  /// A message of some segments behind its PV1.
  static func message(_ segments: [String], type: String = "DFT^P03^DFT_P03") -> [UInt8] {
    let head = [
      #"MSH|^~\&|PMS|CLINIC^2.999.1^ISO|HUB|HUB|20260312143000-0600||"# + type + "|C1|T|2.5.1",
      "PID|1||7001^^^CLINIC&2.999.2&ISO^MR||TESTPATIENT^ZOE||19610304|F",
      "PV1|1|O|OR2||||1122334455^LEE^SAM^^^^^^NPI||||||||||||V100",
    ]
    return Array((head + segments).joined(separator: "\r").utf8) + [0x0D]
  }

  /// A segment with some of its fields.
  static func segment(_ name: String, _ fields: [Int: String]) -> String {
    let last = fields.keys.max() ?? 0
    return name + "|" + (0..<last).map { fields[$0 + 1] ?? "" }.joined(separator: "|")
  }

  /// A charge.
  static func charge(
    _ number: Int, _ code: String, _ modifiers: String = "", dx: String = "M47.816^^I10C", day: String = "20260312",
    transaction: String = "CHG"
  ) -> String {
    segment(
      "FT1",
      [
        1: "\(number)", 2: "T\(number)", 4: day + "100000-0600", 6: "CG", 7: transaction, 10: "1", 19: dx,
        20: "1122334455^LEE^SAM^^^^^^NPI", 25: code, 26: modifiers,
      ])
  }

  /// The procedures of some bytes, as the model's JSON.
  static func procedures(_ bytes: [UInt8]) throws -> [[String: Any]] {
    try objects(Translating.output(bytes, as: .model))
  }

  /// Lines of JSON.
  static func objects(_ lines: [UInt8]) throws -> [[String: Any]] {
    try lines.split(separator: 0x0A).map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    }
  }

  /// The value of an axis.
  static func value(_ axis: Any?) -> String? { (axis as? [String: Any])?["value"] as? String }

  /// What one key says in each object of a list.
  static func words(_ key: String, _ list: Any?) -> [String] {
    (list as? [[String: Any]] ?? []).compactMap { $0[key] as? String }
  }
}
