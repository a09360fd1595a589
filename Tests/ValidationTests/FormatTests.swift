import ResourceModel
import Testing

@testable import Validation

/// Values of a primitive type that are right, and some that are wrong.
struct FormatCase: Sendable, CustomTestStringConvertible {
  let type: String
  let right: [String]
  let wrong: [String]

  init(_ type: String, right: [String], wrong: [String]) {
    self.type = type
    self.right = right
    self.wrong = wrong
  }

  var testDescription: String { type }
}

@Suite struct FormatTests {
  @Test(
    "values have the forms of R4 §2.24.0.1",
    arguments: [
      FormatCase(
        "date", right: ["2026", "2026-03", "2026-03-02", "2024-02-29", "0001"],
        wrong: [
          "26", "0000", "2026-3", "2026-13", "2026-02-29", "2026-00", "20260302", "2026-03-02T10:00:00Z", "x", "2026-",
        ]),
      FormatCase(
        "dateTime",
        right: [
          "2026", "2026-03", "2026-03-02", "2026-03-02T10:00:00Z", "2026-03-02T23:59:60.125+14:00",
          "2026-03-02T00:00:00-05:00",
        ],
        wrong: [
          "2026-03-02T10:00Z", "2026-03-02T10:00:00", "2026-03-02T24:00:00Z", "2026-03-02 10:00:00Z",
          "2026-03-02T10:00:00+15:00",
          "2026-03-02T10:00:00.Z", "2026-03-02T10:60:00Z", "2026-03-02T10:00:00-0500", "2026-03-02T",
          "2026-03-02T10:00:00ZZ",
        ]),
      FormatCase(
        "instant", right: ["2026-03-02T10:00:00Z", "2026-03-02T10:00:00.1-05:00"],
        wrong: ["2026", "2026-03-02", "2026-03-02T10:00:00"]),
      FormatCase("time", right: ["10:00:00", "23:59:60.5"], wrong: ["10:00", "24:00:00", "10:00:00Z", "1:00:00"]),
      FormatCase(
        "id", right: ["a", "A-1.b", String(repeating: "x", count: 64)],
        wrong: ["a b", "a_b", "é", String(repeating: "x", count: 65)]),
      FormatCase("code", right: ["a", "a b", "<=", "é"], wrong: [" a", "a ", "a  b", "\t"]),
      FormatCase("uri", right: ["urn:x", "", "http://a/b"], wrong: ["a b", "a\n"]),
      FormatCase(
        "oid", right: ["urn:oid:1.2", "urn:oid:2.16.840.1.0"],
        wrong: ["1.2", "urn:oid:3.1", "urn:oid:1.02", "urn:oid:1", "urn:oid:1.", "urn:oid:1.2."]),
      FormatCase(
        "uuid", right: ["urn:uuid:c757873d-ec9a-4326-a141-556f43239520"],
        wrong: [
          "c757873d-ec9a-4326-a141-556f43239520", "urn:uuid:C757873D-ec9a-4326-a141-556f43239520",
          "urn:uuid:c757873dec9a4326a141556f43239520",
        ]),
      FormatCase(
        "integer", right: ["0", "-1", "2147483647", "-2147483648"],
        wrong: ["2147483648", "1.0", "1e2", "-", "99999999999"]),
      FormatCase("unsignedInt", right: ["0", "7"], wrong: ["-1"]),
      FormatCase("positiveInt", right: ["1"], wrong: ["0", "-1"]),
      FormatCase(
        "base64Binary", right: ["AAAA", "AA==", "AAA=", "AA AA\nAA=="],
        wrong: ["A", "AAA", "A===", "AA=A", "A*AA", " "]),
      FormatCase("string", right: ["x", " x\n"], wrong: [" ", "\n\t"]),
      FormatCase("markdown", right: ["# x"], wrong: [" "]),
    ])
  func forms(_ it: FormatCase) throws {
    let format = try #require(PrimitiveFormat(rawValue: it.type))
    for text in it.right {
      let bytes = Array(text.utf8)
      let isRight = format.holds(bytes.span)
      #expect(isRight, "\(text)")
    }
    for text in it.wrong {
      let bytes = Array(text.utf8)
      let isRight = format.holds(bytes.span)
      #expect(!isRight, "\(text)")
    }
  }

  @Test(
    "one time lies behind another as far as both are known",
    arguments: [
      ("2026", "2025", true), ("2026", "2026-03", false), ("2026-03", "2026", false),
      ("2026-03-02", "2026-03-01", true),
      ("2026-03-02T10:00:00Z", "2026-03-02", false), ("2026-03-02T10:00:00Z", "2026-03-02T10:00:00.5Z", false),
      ("2026-03-02T10:00:01Z", "2026-03-02T10:00:00Z", true),
      ("2026-03-02T10:00:00-05:00", "2026-03-02T14:59:59Z", true),
      ("2026-03-01T23:00:00-05:00", "2026-03-02T03:59:59Z", true),
      ("2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z", false),
    ])
  func order(_ one: String, _ other: String, _ isAfter: Bool) {
    let (a, b) = (Array(one.utf8), Array(other.utf8))
    let found = FHIRTime.isAfter(a.span, b.span)
    #expect(found == isAfter)
  }
}
