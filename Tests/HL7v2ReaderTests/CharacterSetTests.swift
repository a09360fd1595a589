import Diagnostics
import HL7v2Reader
import SourceModel
import Testing

/// A value in a character set. What a delimiter's byte may be part of stands first.
struct SetCase: CustomTestStringConvertible, Sendable {
  var names: String
  var bytes: [UInt8]
  var text: String
  var findings: [DiagnosticCode]

  init(_ names: String, _ bytes: [UInt8], _ text: String, _ findings: DiagnosticCode...) {
    self.names = names
    self.bytes = bytes
    self.text = text
    self.findings = findings
  }

  var testDescription: String { "\(names): \(text)" }

  static let all: [SetCase] = [
    SetCase("UNICODE UTF-8", Array("Süd 山田 €".utf8), "Süd 山田 €"),
    SetCase("UTF-8~UNICODE", Array("é".utf8), "é"),
    SetCase("UNICODE UTF-8", [0x4D, 0xFC], "Mü", .invalidBytes),
    SetCase("", Array("Süd".utf8), "Süd", .readLeniency),
    SetCase("ASCII", Array("Süd".utf8), "Süd", .readLeniency),
    SetCase("", [0x4D, 0xFC, 0x80], "Mü€", .invalidBytes),
    SetCase("ASCII", [0x4D, 0xFC], "Mü", .invalidBytes),
    SetCase("8859/1", [0x4D, 0xFC], "Mü"),
    SetCase("iso-8859-1", [0x4D, 0xFC], "Mü"),
    SetCase("8859/1", [0x93, 0x4D, 0x94], "“M”"),
    SetCase("8859/1", [0x81], "\u{FFFD}", .invalidBytes),
    SetCase("8859/5", [0xB8, 0xD2, 0xD0, 0xDD], "Иван"),
    SetCase("8859/7", [0xC3, 0xE9, 0xDC, 0xED, 0xED, 0xE7, 0xF2], "Γιάννης"),
    SetCase("8859/15", [0xA4, 0xBD], "€œ"),
    SetCase("WINDOWS-1252", [0x80], "€"),
    SetCase("CP1251", [0xC8], "И"),
    SetCase("KS X 1001", [0xB1, 0xE8, 0xC3, 0xB6, 0xBC, 0xF6], "김철수"),
    SetCase("BIG-5", [0xA5, 0x5C, 0xA8, 0x7C, 0xB3, 0x5C], "功育許"),
    SetCase("GB 18030-2000", [0x81, 0x5C, 0x81, 0x5E, 0x81, 0x7C, 0x81, 0x7E, 0x95, 0x32, 0x82, 0x36], "乗乛亅亊𠀀"),
    SetCase("Shift-JIS", [0x95, 0x5C, 0x83, 0x7C, 0x81, 0x7E, 0x8E, 0x52, 0x93, 0x63, 0xB1], "表ポ×山田ｱ"),
    SetCase("~ISO IR87", Array("\u{1B}$BK|P&8^5~P\\%\"\u{1B}(B x".utf8), "万丶五京俑ア x"),
    SetCase("ISO IR14~ISO IR87~ISO IR159", Array("\u{1B}(IZ]\u{1B}(B".utf8), "ﾚﾝ"),
    SetCase("~ISO IR87~ISO IR159", Array("\u{1B}$(D0&\u{1B}(B".utf8), "丟"),
    SetCase("ISO IR14~ISO IR87", [0xB1, 0xB2], "ｱｲ"),
    SetCase("~ISO IR87", Array("\u{1B}$B;3ED\u{1B}(J-\u{1B}$@;3\u{1B}(B".utf8), "山田-山"),
    SetCase("ISO IR14~ISO IR87", Array("\u{1B}(I1^2\u{1B}(Bx".utf8), "ｱﾞｲx"),
    SetCase("8859/1~8859/5", [0xFC] + Array("\u{1B}-L".utf8) + [0xB8] + Array("\u{1B}-A".utf8) + [0xFC], "üИü"),
    SetCase("8859/1~8859/7~8859/2", Array("\u{1B}-Fa".utf8) + [0xC3] + Array("\u{1B}-B".utf8) + [0xB1], "aΓą"),
    SetCase("UNICODE UTF-8~ISO IR87", Array("é\u{1B}$B;3\u{1B}(Bé".utf8), "é山é"),
    SetCase("~KS X 1001", Array("\u{1B}$)Ca".utf8) + [0xB1, 0xE8], "a김"),
    SetCase("", Array("\\M2442\\;3ED\\C2842\\ x".utf8), "山田 x"),
    SetCase("8859/1", Array("a\\C2D46\\".utf8) + [0xC3] + Array("\\C2D41\\".utf8) + [0xFC], "aΓü"),
    SetCase("8859/1~8859/2", [0x41, 0x1B, 0x7A], "Az", .invalidBytes),
    SetCase("~8859/1", [0x4D, 0xFC], "Mü", .invalidBytes),
    SetCase("UNICODE UTF-16", Array("é".utf8), "é"),
    SetCase("KOI8-R", [0xE9], "И"),
    SetCase("IBM850", [0x81], "ü"),
    SetCase("TIS-620", [0xA1], "ก"),
    SetCase("CNS 11643-1992", [0xC4, 0xA1], "一"),
    SetCase("EUC-JP", [0xBB, 0xB3], "山"),
    SetCase("BIG-5", [0x61, 0xFF], "a\u{FFFD}", .invalidBytes),
    SetCase("KLINGON", [0x4D, 0xFC], "Mü", .unknownCharacterSet, .invalidBytes),
    SetCase("8859/17", Array("a".utf8), "a", .unknownCharacterSet),
    SetCase("8859/2", Array("a\\X0D\\b".utf8), "a\rb"),
    SetCase("8859/15", Array("a\\XA4\\b".utf8), "a€b"),
    SetCase("GB 18030-2000", [0x81, 0x5C] + Array("\\F\\".utf8) + [0x81, 0x5C], "乗|乗"),
    SetCase("UNICODE UTF-8", Array("\\XFF\\é".utf8), "ÿÃ©", .invalidBytes),
  ]
}

@Suite("Character sets")
struct CharacterSetTests {
  private func message(_ test: SetCase, ends: String = "\r") -> [UInt8] {
    let header = "MSH|^~\\&|A|F|||||ADT^A01|1|P|2.5.1||||||\(test.names)"
    return Array((header + ends + "PID|1|").utf8) + test.bytes + Array("|".utf8) + test.bytes
      + Array(("^x" + ends).utf8)
  }

  @Test("are decoded, and no delimiter is found inside a character", arguments: SetCase.all)
  func decoding(_ test: SetCase) {
    let reading = Reading(message(test))
    #expect(reading.body == ["PID[1]-1=1", "PID[1]-2=\(test.text)", "PID[1]-3.1=\(test.text)", "PID[1]-3.2=x"])
    var findings = Set(reading.findings)
    findings.subtract(test.findings)
    #expect(findings.isEmpty)
    #expect(test.findings.allSatisfy { reading.findings.contains($0) })
  }

  @Test("are decoded value by value, however long", arguments: ["8859/2", "GB 18030-2000", "BIG-5"])
  func longValues(_ name: String) {
    // Longer than the converter's output buffer.
    let bytes = [UInt8](repeating: 0x61, count: 1021) + (name == "8859/2" ? [0xB1] : [0xA4, 0xA4])
    let long = Array(repeatElement(bytes, count: 5).joined())
    let reading = Reading(message(SetCase(name, long, "")))
    let text = reading.values.first { $0.hasPrefix("PID[1]-2=") } ?? ""
    #expect(text.count == 9 + 5 * 1022)
    #expect(!text.contains("\u{FFFD}"))
  }

  @Test("end with the line where a character is cut off", arguments: ["GB 18030-2000", "BIG-5", "SJIS", "~ISO IR87"])
  func cutCharacters(_ name: String) {
    let reading = Reading(message(SetCase(name, [], "")) + Array("NTE|".utf8) + [0x81, 0x0D] + Array("PV1|1\r".utf8))
    #expect(reading.values.last == "PV1[1]-1=1")
  }
}
