/// The lines of one clinical procedure, and the evidence that goes with them.
///
/// A class because every step of the reading asks it: a reference costs one retain where its lists cost ten.
final class ProcedureGroup {
  /// Numbers of the lines that say the technique, in source order.
  var lines: [Int]
  /// What the lines together are; the first line's technique until a combination says more.
  var technique: String
  /// The combination that made the technique; nil where a code says it by itself.
  var combination: CombinationRow?
  var guidance: [Int] = []
  var imaging: [Int] = []
  var devices: [Int] = []
  var supplies: [Int] = []
  var substances: [Int] = []
  var anaesthesia: [Int] = []
  /// The text that alone names the procedure; nil where a code does.
  var narrated: NarrationUse?
  /// The procedure on the wrong side: the text that names it speaks of the one that was meant, and is no further text of
  /// this one.
  var isOnWrongSide = false
  /// Flags, each with the line that raised it.
  private(set) var flags: [(code: String, line: Int)] = []

  init(line: Int, technique: String) {
    lines = [line]
    self.technique = technique
  }

  func flag(_ code: String, _ line: Int) {
    if !flags.contains(where: { $0.code == code && $0.line == line }) { flags.append((code, line)) }
  }

  /// Takes in another group as a part of this procedure.
  func absorb(_ other: ProcedureGroup) {
    lines = (lines + other.lines).sorted()
    guidance += other.guidance
    imaging += other.imaging
    devices += other.devices
    supplies += other.supplies
    substances += other.substances
    anaesthesia += other.anaesthesia
    for flag in other.flags { self.flag(flag.code, flag.line) }
  }

  /// The line whose Procedure is the clinical one: a clinical entry before a bill, a primary before an add-on, what the
  /// whole is called for before its parts.
  func primary(among all: [CodeLine], _ tables: InterventionalTables) -> Int {
    if lines.count < 2 { return lines.first ?? 0 }
    let technique = combination?.technique ?? technique
    var best = (line: 0, rank: Int.max)
    for line in lines {
      let it = all[line]
      let row = it.row.map { tables.procedures[$0] } ?? .none
      let source = it.resource == nil ? 2 : it.isMadeFromCharge ? 1 : 0
      let rank = source * 4 + (row.isAddOn ? 2 : 0) + (row.technique == technique ? 0 : 1)
      if rank < best.rank || rank == best.rank && line < best.line { best = (line, rank) }
      if best.rank == 0, best.line == lines.first { break }
    }
    return best.line
  }

  /// Every line that is evidence for it, the technique's own first.
  var allLines: [Int] { lines + attachedLines }

  /// The lines that are evidence for it beside those of the technique.
  var attachedLines: [Int] {
    var all = guidance
    for lines in [imaging, devices, supplies, substances, anaesthesia] where !lines.isEmpty { all += lines }
    return all
  }
}
