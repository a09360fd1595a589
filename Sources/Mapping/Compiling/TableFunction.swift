/// The functions that a row may name in `using`. A closed list; Docs/functions.md says what each does.
enum TableFunction: String, CaseIterable, Sendable {
  case dateTime, instant, date, time, plusMinutes, plusWidth, offset, epochSeconds, epochMillis, localTime
  case decimal, integer, positiveInt, boolean
  case systemURI, oidURI, narrative, xhtml, udi, scheme, afterScheme, trim, nodeName, base64, base64Data, minutes, part
  case resource

  /// How many arguments it takes.
  var argumentCount: ClosedRange<Int> {
    switch self {
    case .plusMinutes, .udi, .minutes, .localTime: 1...1
    case .plusWidth: 1...2
    case .part: 2...2
    case .systemURI, .oidURI: 0...1
    default: 0...0
    }
  }

  /// The primitive types that its result may be written to; empty: any that hold a string.
  var resultTypes: [String] {
    switch self {
    case .dateTime, .plusMinutes, .plusWidth, .epochSeconds, .epochMillis, .localTime: ["dateTime", "date", "instant"]
    case .instant: ["instant"]
    case .date: ["date", "dateTime"]
    case .time: ["time"]
    case .decimal: ["decimal", "integer", "positiveInt", "unsignedInt"]
    case .integer, .positiveInt: ["integer", "positiveInt", "unsignedInt", "decimal"]
    case .minutes: ["decimal", "integer", "positiveInt", "unsignedInt"]
    case .boolean: ["boolean"]
    case .xhtml: ["xhtml"]
    case .base64, .base64Data: ["base64Binary"]
    case .systemURI, .oidURI: ["uri", "string", "url", "canonical", "oid"]
    default: []
    }
  }

  /// The function that a type's values go through when the row names none, so that no value is written that its type
  /// does not allow.
  static func implied(by type: String) -> TableFunction? {
    switch type {
    case "dateTime": .dateTime
    case "instant": .instant
    case "date": .date
    case "time": .time
    case "decimal": .decimal
    case "integer", "unsignedInt": .integer
    case "positiveInt": .positiveInt
    case "boolean": .boolean
    case "base64Binary": .base64Data
    default: nil
    }
  }
}

extension ClosedRange<Int> {
  /// `1`, or `0 to 1`.
  var words: String { lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)" }
}
