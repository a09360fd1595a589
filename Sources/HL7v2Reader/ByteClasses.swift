/// What a byte does in a message.
struct ByteClasses {
  /// None of the others.
  static let plain: UInt8 = 0
  /// Ends a subcomponent.
  static let subcomponent: UInt8 = 1
  /// Ends a component.
  static let component: UInt8 = 2
  /// Ends a repetition.
  static let repetition: UInt8 = 3
  /// Ends a field.
  static let field: UInt8 = 4
  /// CR or LF.
  static let lineEnd: UInt8 = 5
  /// Begins or ends an escape sequence.
  static let escape: UInt8 = 6
  /// Beyond ASCII, or the start of a shift in ISO 2022.
  static let wide: UInt8 = 7
  /// A control character, which no text of FHIR may hold.
  static let control: UInt8 = 8

  private var classes = InlineArray<256, UInt8>(repeating: ByteClasses.plain)

  init(_ delimiters: Delimiters, _ set: CharacterSet) {
    for byte in 0x80...0xFF { classes[byte] = Self.wide }
    for byte in 0..<Int(Byte.space) where byte != Byte.tab { classes[byte] = Self.control }
    if set.form == .iso2022 { classes[Int(Byte.escape)] = Self.wide }
    classes[Int(Byte.carriageReturn)] = Self.lineEnd
    classes[Int(Byte.lineFeed)] = Self.lineEnd
    if let escape = delimiters.escape { classes[Int(escape)] = Self.escape }
    if let subcomponent = delimiters.subcomponent { classes[Int(subcomponent)] = Self.subcomponent }
    classes[Int(delimiters.component)] = Self.component
    classes[Int(delimiters.repetition)] = Self.repetition
    classes[Int(delimiters.field)] = Self.field
  }

  /// The class of a byte.
  @inline(__always)
  subscript(_ byte: UInt8) -> UInt8 { classes[Int(byte)] }
}
