/// A character set that MSH-18 names (HL7 table 0211; v2.5.1 §2.15.9.18).
struct CharacterSet: Equatable {
  /// How its characters are laid out in bytes, as far as a delimiter's byte may be part of one.
  enum Form { case single, shiftJIS, doubleByte, gb18030, iso2022 }

  /// How it is decoded.
  enum Encoding: Equatable {
    /// None is named: ASCII, and what is found beyond it.
    case undeclared
    /// US-ASCII.
    case ascii
    /// UTF-8.
    case utf8
    /// ISO 8859-1, with the letters that Windows puts at 0x80 to 0x9F, which senders of 8859/1 do use.
    case latin1
    /// By glibc's iconv, under this name.
    case named(String)
  }

  /// How it is decoded.
  var encoding: Encoding
  /// How its characters are laid out.
  var form: Form = .single

  /// MSH-18 is empty.
  static let undeclared = CharacterSet(encoding: .undeclared)
  /// UTF-8.
  static let utf8 = CharacterSet(encoding: .utf8)

  /// The set that MSH-18 names; nil for a name that we don't know.
  ///
  /// The first repetition names the set of a message. The others are shifted to within a value, by ISO 2022, and then
  /// no delimiter is sought in what stands shifted. The table's names are read regardless of case, blanks and
  /// punctuation, and so are the usual names of the same sets.
  /// - Parameter names: MSH-18 as it stands, and what separates its repetitions.
  init?(_ names: Span<UInt8>, separator: UInt8) {
    var first: String?
    var others = 0
    var isJapanese = false
    var start = 0
    for i in 0...names.count where i == names.count || names[i] == separator {
      let name = Self.plain(names.extracting(start..<i))
      if first == nil, start == 0 || !name.isEmpty { first = name } else if !name.isEmpty { others += 1 }
      start = i + 1
      if ["ISOIR13", "ISOIR14", "ISOIR87", "ISOIR159", "ISO2022JP"].contains(name) { isJapanese = true }
    }
    guard let first, !first.isEmpty || others > 0 else {
      self = .undeclared
      return
    }
    if isJapanese, first.isEmpty || first.hasPrefix("ISOIR") || first == "ISO2022JP" {
      // Unshifted there are ASCII and the half-width katakana of ISO-IR 14, which Shift-JIS has at the same places.
      self = CharacterSet(encoding: .named("CP932"), form: .iso2022)
      return
    }
    guard let known = first.isEmpty ? .undeclared : Self.known(first) else { return nil }
    self = known
    if others > 0, form == .single { form = .iso2022 }
  }

  private init(encoding: Encoding, form: Form = .single) {
    self.encoding = encoding
    self.form = form
  }

  private static func known(_ name: String) -> CharacterSet? {
    switch name {
    case "ASCII", "USASCII", "ISOIR6", "ISO646": return CharacterSet(encoding: .ascii)
    // UCS by itself, and its wide forms, can only be UTF-8 here: the segments' names have been read as single bytes.
    case "UNICODE", "UNICODEUTF8", "UTF8", "ISOIR192", "UNICODEUTF16", "UTF16", "UNICODEUTF32", "UTF32": return .utf8
    case "WINDOWS1252", "CP1252", "ANSI", "LATIN1", "ISOIR100": return CharacterSet(encoding: .latin1)
    case "GB180302000", "GB18030": return CharacterSet(encoding: .named("GB18030"), form: .gb18030)
    case "GBK", "GB2312", "CP936": return CharacterSet(encoding: .named("GBK"), form: .doubleByte)
    case "BIG5", "CP950": return CharacterSet(encoding: .named("BIG5"), form: .doubleByte)
    case "KSX1001", "EUCKR", "ISOIR149", "KSC5601", "KSC56011987", "CP949", "UHC":
      return CharacterSet(encoding: .named("UHC"), form: .doubleByte)
    case "CNS116431992", "CNS11643", "EUCTW": return CharacterSet(encoding: .named("EUC-TW"))
    case "SHIFTJIS", "SJIS", "MS932", "CP932", "WINDOWS31J":
      return CharacterSet(encoding: .named("CP932"), form: .shiftJIS)
    case "EUCJP": return CharacterSet(encoding: .named("EUC-JP"))
    case "TIS620", "CP874", "WINDOWS874", "ISOIR166": return CharacterSet(encoding: .named("CP874"))
    case "KOI8R", "KOI8U", "CP437", "CP850", "CP852", "CP866": return CharacterSet(encoding: .named(Self.spelt(name)))
    case "IBM437", "IBM850", "IBM852", "IBM866": return CharacterSet(encoding: .named("CP" + name.suffix(3)))
    case "MACINTOSH", "MACROMAN": return CharacterSet(encoding: .named("MACINTOSH"))
    default: return numbered(name)
    }
  }

  /// KOI8-R as glibc spells it.
  private static func spelt(_ name: String) -> String {
    name.hasPrefix("KOI8") ? "KOI8-" + name.suffix(1) : name
  }

  /// The parts of ISO 8859 and the pages of Windows.
  private static func numbered(_ name: String) -> CharacterSet? {
    for prefix in ["8859", "ISO8859", "ISOIEC8859"] where name.hasPrefix(prefix) {
      guard let part = Int(name.dropFirst(prefix.count)), part >= 1, part <= 16, part != 12 else { return nil }
      return CharacterSet(encoding: part == 1 ? .latin1 : .named("ISO-8859-\(part)"))
    }
    for prefix in ["WINDOWS125", "CP125"] where name.hasPrefix(prefix) && name.utf8.count == prefix.utf8.count + 1 {
      return CharacterSet(encoding: .named("CP125" + name.suffix(1)))
    }
    return nil
  }

  /// Letters and digits alone, in capitals.
  private static func plain(_ name: Span<UInt8>) -> String {
    var plain = ""
    for i in name.indices where Byte.isAlphanumeric(name[i]) {
      plain.unicodeScalars.append(Unicode.Scalar(name[i] >= 0x61 ? name[i] - 0x20 : name[i]))
    }
    return plain
  }

  /// How many bytes belong to what a byte beyond ASCII, or a shift, begins: no delimiter is sought in them.
  func width(_ bytes: Span<UInt8>, at index: Int) -> Int {
    let lead = bytes[index]
    let width: Int
    switch form {
    case .single: return 1
    case .shiftJIS: width = (0x81...0x9F).contains(lead) || (0xE0...0xFC).contains(lead) ? 2 : 1
    case .doubleByte: width = (0x81...0xFE).contains(lead) ? 2 : 1
    case .gb18030:
      let isLong = index + 1 < bytes.count && Byte.isDigit(bytes[index + 1])
      width = !(0x81...0xFE).contains(lead) ? 1 : isLong ? 4 : 2
    case .iso2022: return shiftWidth(bytes, at: index)
    }
    // A character that a line end cuts off ends there.
    var end = index + 1
    while end < bytes.count, end < index + width, !Byte.endsLine(bytes[end]) { end += 1 }
    return end - index
  }

  /// A shift to pairs of bytes, or to characters of seven bits, reaches to the next shift.
  private func shiftWidth(_ bytes: Span<UInt8>, at index: Int) -> Int {
    guard bytes[index] == Byte.escape, let shift = Shift(bytes, at: index) else { return 1 }
    var end = index + shift.width
    guard shift.hidesDelimiters else { return shift.width }
    while end < bytes.count, bytes[end] != Byte.escape, !Byte.endsLine(bytes[end]) { end += 1 }
    return end - index
  }
}
