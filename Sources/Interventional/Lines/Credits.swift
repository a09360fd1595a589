import ResourceModel

// What a bill takes back.
extension LineFinder {
  /// The transactions whose charges are cancelled: a credit cancels the charge of its transaction, and makes no procedure
  /// of its own (HL7 v2.5.1 table 0017).
  func creditedTransactions() -> Set<String> {
    var credited: Set<String> = []
    for charge in view.standing(of: view.types.chargeItem) where isCredit(charge) {
      credited.formUnion(named(by: charge))
    }
    return credited
  }

  /// Payments and adjustments (table 0017: PY, AJ, CO) name a procedure's code and perform nothing.
  func isSettlement(_ charge: ResourceIndex) -> Bool {
    view.says("unknown", of: view.root(charge), view.names.status) && !view[charge].isPassedThrough
  }

  func transactions(of charge: ResourceIndex) -> [String] { view.identifiers(of: charge).map(\.value) }

  /// Units below zero take back what was charged.
  func isNegative(_ units: String?) -> Bool { units?.utf8.first == UInt8(ascii: "-") }

  /// A credit under a number of its own takes back the charge before it of the same patient, code, modifiers and day.
  /// One that stands before such a charge is of an earlier message: what is charged behind it is charged anew.
  func takeBack(_ lines: [CodeLine]) {
    let credits = lines.indices.filter { lines[$0].isWithdrawn && lines[$0].charges.contains(where: isCredit) }
    guard !credits.isEmpty else { return }
    let charged = view.standing(of: view.types.chargeItem).filter { !isCredit($0) }
    let known = Set(charged.flatMap(transactions))
    for i in credits where known.isDisjoint(with: lines[i].charges.flatMap(named)) {
      let modifiers = Set(lines[i].modifiers.map(\.code))
      let charge = lines[..<i].last { line in
        !line.isWithdrawn && line.isBilling && line.use.code == lines[i].use.code && line.day == lines[i].day
          && line.patient == lines[i].patient && Set(line.modifiers.map(\.code)) == modifiers
      }
      charge?.status = "entered-in-error"
    }
  }

  private func isCredit(_ charge: ResourceIndex) -> Bool {
    let root = view.root(charge)
    return view.says("entered-in-error", of: root, view.names.status)
      || isNegative(view.string(of: root, view.names.quantity, view.names.value))
  }

  // The transactions that a charge names: its own, and that which it refers to.
  private func named(by charge: ResourceIndex) -> [String] {
    let parents = view.children(view.names.partOf, of: view.root(charge))
    return transactions(of: charge)
      + parents.compactMap { view.string(of: $0, view.names.identifier, view.names.value) }
  }
}
