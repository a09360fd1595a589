/// A drug as a record names it: `bupivacaine hydrochloride 0.5 %`.
package struct DrugName: Sendable, Equatable {
  /// Its name in `substances.csv`; nil where only its class is named.
  package var name: String?
  /// Its class, where the words say one.
  package var kind: String?
  /// What a unit of volume holds: `0.5 %`, `40 mg/mL`.
  package var strength: String?
  /// The row of the words.
  package var rule: String

  /// What a volume of it in mL holds, by its strength; nil where that cannot be said.
  package func dose(inMilliliters volume: String, of kind: String?) -> SaidAmount? {
    let parts = (strength ?? "").split(separator: " ").map(String.init)
    guard parts.count == 2, !DoseGrammar.doseless.contains(kind), let figure = Figure(Array(parts[0].utf8)[...]),
      parts[1] != "%" || !DoseGrammar.liquids.contains(name ?? ""), let amount = Figure(Array(volume.utf8)[...])
    else { return nil }
    return DoseGrammar.dose(figure, parts[1], amount)
  }
}

extension NarrativeTables {
  /// The drug that a name names; nil where it names none, or more than one.
  package func drug(named text: String) -> DrugName? {
    let bytes = Array(text.utf8)
    guard bytes.count <= longestName else { return nil }
    let said = matches(in: Lexer.tokens(of: bytes, lexicon)).filter { match in
      match.kind == .substance && !(rows[match.row].value.isEmpty && rows[match.row].detail.isEmpty)
    }
    let named = said.filter { !rows[$0.row].value.isEmpty }
    let telling = named.isEmpty ? said : named
    guard let first = telling.first,
      telling.allSatisfy({
        rows[$0.row].value == rows[first.row].value && rows[$0.row].detail == rows[first.row].detail
      })
    else { return nil }
    let row = rows[first.row]
    return DrugName(
      name: row.value.isEmpty ? nil : row.value, kind: row.detail.isEmpty ? nil : row.detail,
      strength: row.detail == "contrast" ? nil : strength(in: bytes), rule: row.rule)
  }

  /// The joint that a site in words names, and the row of the words; nil where it names none, or several.
  package func target(named text: String) -> (name: String, rule: String)? {
    let bytes = Array(text.utf8)
    guard bytes.count <= longestName else { return nil }
    let said = matches(in: Lexer.tokens(of: bytes, lexicon)).filter {
      $0.kind == .target && !rows[$0.row].value.isEmpty
    }
    guard let first = said.first, said.allSatisfy({ rows[$0.row].value == rows[first.row].value }) else { return nil }
    return (rows[first.row].value, rows[first.row].rule)
  }

  // No drug has a longer name; longer texts are notes.
  private var longestName: Int { 120 }

  // `0.5 %`, `40 mg/mL`: the first number before a unit of strength.
  private func strength(in text: [UInt8]) -> String? {
    var rest = text[...]
    while let first = rest.first {
      guard isOfNumber(first) else {
        rest.removeFirst()
        continue
      }
      let digits = rest.prefix(while: isOfNumber)
      rest = rest[digits.endIndex...]
      let unit = rest.drop { $0 == UInt8(ascii: " ") }
      for (sent, written) in Self.strengthUnits where starts(unit, with: sent) {
        if let figure = Figure(digits) { return figure.text + " " + written }
      }
    }
    return nil
  }

  private func isOfNumber(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 || byte == UInt8(ascii: ".") }

  // In either case.
  private func starts(_ text: ArraySlice<UInt8>, with unit: [UInt8]) -> Bool {
    guard text.count >= unit.count else { return false }
    return zip(text, unit).allSatisfy { sent, letter in sent == letter || letter >= 0x61 && sent | 0x20 == letter }
  }

  // In lower case as sent; as UCUM writes them.
  private static let strengthUnits = [
    ("%", "%"), ("mg/ml", "mg/mL"), ("mcg/ml", "ug/mL"), ("ug/ml", "ug/mL"), ("units/ml", "[U]/mL"),
  ].map { (sent: Array($0.utf8), written: $1) }
}
