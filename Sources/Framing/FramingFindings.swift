import Diagnostics

/// What framing finds, in its words.
extension Diagnostic {
  /// F101.
  static var byteOrderMark: Diagnostic {
    Diagnostic(
      .framingLeniency, "a byte order mark stands before the document", remedy: "write the stream without it")
  }

  /// F101.
  static var blockWithoutReturn: Diagnostic {
    Diagnostic(
      .framingLeniency, "an MLLP block lacks the CR behind its end byte", remedy: "end every block with FS and CR")
  }

  /// F101.
  static var blockWithoutStart: Diagnostic {
    Diagnostic(
      .framingLeniency, "an MLLP end byte closes a message that no start byte opened",
      remedy: "begin every block with VT")
  }

  /// F102.
  static var unclosedBlock: Diagnostic {
    Diagnostic(
      .unclosedFrame, "an MLLP block is not closed",
      remedy: "end every block with FS and CR; see whether bytes are lost")
  }

  /// F102.
  static var unclosedDocument: Diagnostic {
    Diagnostic(
      .unclosedFrame, "the document is not closed before the next one or the end of the input",
      remedy: "see at its source whether it was cut off")
  }

  /// F102.
  static var unclosedBatch: Diagnostic {
    Diagnostic(
      .unclosedFrame, "a batch is not closed by its BTS or FTS segment", remedy: "see whether the input was cut off")
  }

  /// F103: what BTS-1 or FTS-1 says, and what was found.
  static func wrongCount(trailer: String, said: Int, found: Int) -> Diagnostic {
    Diagnostic(
      .batchCountWrong, "\(trailer)-1 announces \(said), the input holds \(found)",
      remedy: "see whether messages are missing, or correct the count")
  }

  /// F104.
  static var strayEnd: Diagnostic {
    Diagnostic(
      .strayBytes, "an MLLP end byte stands where no block is open", remedy: "begin every block with VT")
  }

  /// F104.
  static var strayComment: Diagnostic {
    Diagnostic(
      .strayBytes, "comments outside of documents are left out", remedy: "nothing needs doing, unless data was meant")
  }

  /// I103.
  static func notADocument(wanted: String?) -> Diagnostic {
    guard let wanted else {
      return Diagnostic(
        .unknownFormat, "these bytes are no HL7 v2, CDA or JSON document",
        remedy: "remove them, or say what they are with --from")
    }
    return Diagnostic(
      .unknownFormat, "these bytes are no \(wanted) document", remedy: "give --from another format, or none")
  }

  /// I103.
  static var unknownRoot: Diagnostic {
    Diagnostic(
      .unknownFormat, "an XML document whose root is neither a CDA ClinicalDocument nor an HL7 v2 message",
      remedy: "convert FHIR XML to FHIR JSON first; other XML is not read")
  }

  /// I104.
  static func tooLong(limit: Int) -> Diagnostic {
    Diagnostic(
      .documentTooLong, "the document is longer than \(limit) bytes", remedy: "raise --max-document, or split it")
  }

  /// I105, with the command that decompresses.
  static func compressed(by tool: String) -> Diagnostic {
    if tool == Compression.unzip {
      return Diagnostic(
        .compressedInput, "the input is a ZIP archive, as XDM packages and office files are; archives are not read",
        remedy: "unpack it with unzip and name the documents in it, or their folder")
    }
    return Diagnostic(
      .compressedInput, "the input is compressed", remedy: "decompress it on the way: \(tool) FILE | fluoro")
  }
}
