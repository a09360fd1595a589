/// How much a finding costs. A severity belongs to a code, never to an occasion.
public enum Severity: String, Sendable, Comparable {
  /// Worth knowing: a leniency, a mend, a flag.
  case information
  /// Converted with doubt, or a value that no row maps.
  case warning
  /// A document or an element was lost to the output.
  case error

  /// A lesser severity comes first.
  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
  private var rank: Int {
    switch self {
    case .information: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// Every finding that Fluoro can make. The raw value is the stable code that people and scripts see; a code that was
/// released is never used for anything else. Docs/diagnostics.md lists each with its cause and remedy.
///
/// Letters: I files and streams, F framing, V HL7 v2, X XML, J JSON, T tables, M mapping and model, W writing, R R4 itself.
public enum DiagnosticCode: String, CaseIterable, Sendable {
  // Files and streams
  case unreadablePath = "I101"
  case emptyInput = "I102"
  case unknownFormat = "I103"
  case documentTooLong = "I104"
  case compressedInput = "I105"
  case pathSkipped = "I106"
  case cannotCreateOutput = "I107"
  case writeFailed = "I108"
  case quarantineFailed = "I109"
  case groupTakenApart = "I110"
  case repeatedInGroup = "I111"
  // Framing
  case framingLeniency = "F101"
  case unclosedFrame = "F102"
  case batchCountWrong = "F103"
  case strayBytes = "F104"
  case embeddedDocument = "F105"
  case embeddedDocumentKept = "F106"
  // HL7 v2
  case noHeader = "V101"
  case badDelimiters = "V102"
  case unknownCharacterSet = "V103"
  case invalidBytes = "V104"
  case unknownEscape = "V105"
  case badSegment = "V106"
  case readLeniency = "V107"
  case controlCharacters = "V108"
  case truncatedValue = "V109"
  case emptyMessage = "V110"
  // XML
  case malformedXML = "X101"
  case documentTypeRefused = "X102"
  case tooDeep = "X103"
  case tooManyNodes = "X104"
  case unknownEncoding = "X105"
  case tagTooLong = "X106"
  // JSON
  case malformedJSON = "J101"
  case duplicateKey = "J102"
  case unrecognisedJSON = "J103"
  // Tables
  case tableUnreadable = "T101"
  case tableMalformed = "T102"
  case unknownColumn = "T103"
  case duplicateRow = "T104"
  case formulaCell = "T105"
  case badSource = "T106"
  case badCondition = "T107"
  case badTarget = "T108"
  case unknownElement = "T109"
  case unknownMap = "T110"
  case unknownFunction = "T111"
  case unknownCodeTable = "T112"
  case wrongResultType = "T113"
  case missingRequired = "T114"
  case codeOutsideBinding = "T115"
  case unknownExtension = "T116"
  case ignoredWithoutNote = "T117"
  case nothingEnclosing = "T118"
  case badCell = "T119"
  case unreachableRow = "T120"
  case unknownSourceField = "T121"
  case badCodeTable = "T122"
  case ambiguousLabel = "T123"
  case endlessRecursion = "T124"
  case badVocabulary = "T125"
  case missingUpstream = "T126"
  // Mapping
  case unmappedValue = "M101"
  case supersededValue = "M102"
  case unreadableValue = "M103"
  case codeWithoutRow = "M104"
  case valueOutsideBinding = "M105"
  case segmentNotExpected = "M106"
  case segmentMissing = "M107"
  case timeWithoutZone = "M108"
  case zoneFromMessage = "M109"
  case unknownCodeSystem = "M110"
  case unknownMessageType = "M111"
  case noRecogniser = "M112"
  case nothingToRefer = "M113"
  case limitReached = "M114"
  case nullEmptied = "M115"
  case mergedWithDifference = "M116"
  case idCollision = "M117"
  case requiredAbsent = "M118"
  case codeNotInSystem = "M119"
  // Model
  case noRuleForCode = "M201"
  case modelFlag = "M202"
  case unverifiedRow = "M203"
  case noteCut = "M204"
  case systemOfField = "M205"
  case procedureElsewhere = "M206"
  // Writing
  case elementNotInR4 = "W101"
  case referenceOutside = "W102"
  case incompleteDocument = "W104"
  case mended = "W105"
  case otherRelease = "W106"
  // Validation
  case unknownResource = "R101"
  case elementUnknownToR4 = "R102"
  case missingElement = "R103"
  case tooMany = "R104"
  case wrongJSONType = "R105"
  case badFormat = "R106"
  case emptyElement = "R107"
  case outsideBinding = "R108"
  case unknownCode = "R109"
  case badReference = "R110"
  case wrongExtensionValue = "R111"
  case badNarrative = "R112"
  case brokenInvariant = "R113"
  case profileBroken = "R114"
}

extension DiagnosticCode {
  /// How much this finding costs.
  public var severity: Severity {
    switch self {
    case .emptyInput, .repeatedInGroup,
      .framingLeniency, .embeddedDocument, .unclosedFrame, .readLeniency, .truncatedValue,
      .zoneFromMessage,
      .unknownMessageType, .nullEmptied,
      .referenceOutside, .modelFlag, .unverifiedRow, .systemOfField, .procedureElsewhere,
      .requiredAbsent, .segmentMissing, .nothingToRefer, .mended:
      .information
    case .pathSkipped, .batchCountWrong, .strayBytes, .embeddedDocumentKept, .unknownCharacterSet, .invalidBytes,
      .unknownEscape,
      .controlCharacters, .duplicateKey, .noteCut,
      .unreachableRow, .missingUpstream, .unmappedValue, .supersededValue, .codeWithoutRow, .valueOutsideBinding,
      .segmentNotExpected, .timeWithoutZone, .unknownCodeSystem, .mergedWithDifference, .idCollision, .noRuleForCode,
      .codeNotInSystem,
      .elementNotInR4, .badSegment, .otherRelease:
      .warning
    default:
      .error
    }
  }
}
