/// Where a document came from: which input, and which of the documents in it.
public struct Origin: Sendable, Hashable {
  /// The path as given on the command line; `-` for standard input.
  public var input: String
  /// The document's number in its input, from 1.
  public var frame: Int

  /// - Parameter frame: counted from 1 in its input.
  public init(input: String, frame: Int) {
    self.input = input
    self.frame = frame
  }
}

/// A run of bytes in a frame.
public struct Place: Sendable, Hashable {
  /// First byte, from 0, in the frame's bytes as they came.
  public var byte: Int
  /// Number of bytes.
  public var length: Int
  /// Line, from 1; for XML, JSON and tables.
  public var line: Int?
  /// Column in characters, from 1; for tables only.
  public var column: Int?
  /// The document that it is in, where several are read together; nil: there is only one.
  public var document: Origin?

  /// - Parameters: byte, length: in the frame, from 0; line, column: from 1.
  public init(byte: Int, length: Int, line: Int? = nil, column: Int? = nil) {
    self.byte = byte
    self.length = length
    self.line = line
    self.column = column
  }
}
