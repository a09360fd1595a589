/// A unique device identifier's parts, read from its human-readable or machine form.
///
/// The forms of the three issuers that the FDA accredits (UDI formats by FDA-accredited issuing agency, v1.3): GS1
/// (application identifiers 01, 10, 11, 17, 21, in parentheses or as scanned), HIBCC (ANSI/HIBC 2.6: `+`) and ICCBBA
/// (ISBT 128: `=/`, and `=)` for blood containers). A string of another form has no parts that could be told.
public struct UniqueDeviceIdentifier: Equatable, Sendable {
  /// The naming system of who issued it (R4's mapping of Device.udiCarrier.issuer).
  public internal(set) var issuer: String
  /// The device identifier, without the sign that announces it.
  public internal(set) var di: String
  /// The serial number.
  public internal(set) var serial: String?
  /// The lot or batch.
  public internal(set) var lot: String?
  /// Until when it may be used: YYYY-MM-DD or YYYY-MM.
  public internal(set) var expiration: String?
  /// When it was made, in the same form.
  public internal(set) var manufactured: String?

  /// Nil for a string of none of these forms.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    // No form has a character beyond ASCII, and GS1's separator is the one control character.
    guard bytes.allSatisfy({ $0 < 0x7F && ($0 >= 0x20 || $0 == Self.separator) }) else { return nil }
    switch bytes.first {
    case UInt8(ascii: "("): self.init(bracketedGS1: bytes[...])
    case UInt8(ascii: "+"): self.init(hibc: bytes[...])
    case UInt8(ascii: "="): self.init(isbt: bytes[...])
    default: self.init(scannedGS1: bytes[...])
    }
  }

  init(issuer: String, di: ArraySlice<UInt8>) {
    self.issuer = "http://hl7.org/fhir/NamingSystem/" + issuer
    self.di = Self.text(di)
  }

  /// `di`, `serial`, `lot`, `expiration`, `manufactured`, `issuer`; nil for another name and for what is not said.
  public func part(named name: String) -> String? {
    switch name {
    case "di": di
    case "serial": serial
    case "lot": lot
    case "expiration": expiration
    case "manufactured": manufactured
    case "issuer": issuer
    default: nil
    }
  }

  static func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

  /// A part's text; nil for none.
  static func said(_ bytes: ArraySlice<UInt8>) -> String? { bytes.isEmpty ? nil : text(bytes) }
}

// GS1 General Specifications.
extension UniqueDeviceIdentifier {
  /// FNC1 as scanners send it: it ends an element of no fixed length.
  private static let separator: UInt8 = 0x1D

  private init?(bracketedGS1 text: ArraySlice<UInt8>) {
    var elements: [(identifier: ArraySlice<UInt8>, value: ArraySlice<UInt8>)] = []
    var rest = text
    while rest.first == UInt8(ascii: "("), let close = rest.firstIndex(of: UInt8(ascii: ")")) {
      let end = rest[close...].firstIndex(of: UInt8(ascii: "(")) ?? rest.endIndex
      elements.append((rest[(rest.startIndex + 1)..<close], rest[(close + 1)..<end]))
      rest = rest[end...]
    }
    self.init(elements)
  }

  private init?(scannedGS1 text: ArraySlice<UInt8>) {
    guard text.starts(with: "01".utf8) else { return nil }
    var elements: [(identifier: ArraySlice<UInt8>, value: ArraySlice<UInt8>)] = []
    var rest = text
    // Behind an element of unknown length nothing can be told apart.
    while rest.count > 2, let length = Self.length(of: rest.prefix(2)) {
      let identifier = rest.prefix(2)
      let value = rest.dropFirst(2).prefix(length).prefix { $0 != Self.separator }
      elements.append((identifier, value))
      rest = rest[value.endIndex...]
      if rest.first == Self.separator { rest = rest.dropFirst() }
    }
    self.init(elements)
  }

  /// The most characters of an element's value; nil for an identifier that is not read.
  private static func length(of identifier: ArraySlice<UInt8>) -> Int? {
    switch text(identifier) {
    case "01": 14
    case "11", "12", "13", "15", "16", "17": 6
    case "10", "21": .max
    default: nil
    }
  }

  private init?(_ elements: [(identifier: ArraySlice<UInt8>, value: ArraySlice<UInt8>)]) {
    let device = elements.last { $0.identifier.elementsEqual("01".utf8) }
    guard let di = device?.value, di.count == 14, IssuedDay.areDigits(di) else { return nil }
    self.init(issuer: "gs1", di: di)
    for (identifier, value) in elements {
      switch Self.text(identifier) {
      case "10": lot = Self.said(value)
      case "21": serial = Self.said(value)
      case "17": expiration = IssuedDay.yearMonthDay(value)
      case "11": manufactured = IssuedDay.yearMonthDay(value)
      default: break
      }
    }
  }
}
