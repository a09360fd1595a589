/// The invariants of US Core 6.1.0 that the table names. Their meaning is that of the implementation guide; the table's
/// note says it in words.
public enum Invariant: String, Sendable, CaseIterable {
  case dayOfEffective = "us-core-1"
  case resultOrReason = "us-core-2"
  case quantityInUCUM = "us-core-3"
  case nameOrContent = "us-core-6"
  case performedWhenDone = "us-core-7"
  case effectiveOfLaboratoryReport = "us-core-8"
  case issuedOfReport = "us-core-9"
  case effectiveOfNote = "us-core-10"
  case roleOfWhat = "us-core-13"
  case nameOrRelationship = "us-core-14"
  case memberNumber = "us-core-15"
  case tenDigits = "us-core-16"
  case checkDigit = "us-core-17"
  case laboratoryNumber = "us-core-18"
  case insurerNumber = "us-core-19"
  case handedOverWhenDone = "us-core-20"
  case requesterOfOrder = "us-core-21"
  case roleIsReachable = "pd-1"
  case actsForOrganization = "provenance-1"
  case dayOfVitalSign = "vs-1"
  case vitalSignOrReason = "vs-2"
  case componentOrReason = "vs-3"
  /// Its value set cannot be had without a licence: not claimed when the element is there.
  case noValueSet = "no-value-set"

  /// Numbers with a form: NPI (ten digits, Luhn's check digit behind the prefix 80840), CLIA, NAIC.
  public func holds(number: String) -> Bool {
    let digits = number.utf8.map { Int($0) - 0x30 }
    func areDigits(_ range: Range<Int>) -> Bool { digits[range].allSatisfy { (0...9).contains($0) } }
    switch self {
    case .tenDigits: return digits.count == 10 && areDigits(0..<10)
    case .insurerNumber: return digits.count == 5 && areDigits(0..<5)
    case .laboratoryNumber:
      return digits.count == 10 && areDigits(0..<2) && digits[2] == Int(UInt8(ascii: "D")) - 0x30 && areDigits(3..<10)
    case .checkDigit:
      guard digits.count == 10, areDigits(0..<10) else { return false }
      // 24 is what the prefix 80840 adds.
      var sum = 24
      for (place, digit) in digits.enumerated() {
        let doubled = place % 2 == 0 ? digit * 2 : digit
        sum += doubled > 9 ? doubled - 9 : doubled
      }
      return sum % 10 == 0
    default: return true
    }
  }
}
