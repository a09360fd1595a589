/// Things of a document's patients, by number, so that what concerns one patient looks at his alone: a file of a whole
/// clinic holds thousands of procedures.
struct ByPatient {
  /// The numbers in order.
  private var all: [Int] = []
  private var own: [Party: [Int]] = [:]
  /// Those of which no patient is told: they may be anybody's.
  private var unnamed: [Int] = []

  /// Takes in the next number: they count on from 0.
  /// - Parameter patient: whose it is; nil where that is not told.
  mutating func append(_ patient: Party?) {
    let number = all.count
    all.append(number)
    note(number, patient)
  }

  /// Notes another patient of a number that was taken in.
  mutating func note(_ number: Int, _ patient: Party?) {
    if let patient { Self.insert(number, &own[patient, default: []]) } else { Self.insert(number, &unnamed) }
  }

  private static func insert(_ number: Int, _ numbers: inout [Int]) {
    var at = numbers.endIndex
    while at > 0, numbers[at - 1] > number { at -= 1 }
    if at == 0 || numbers[at - 1] != number { numbers.insert(number, at: at) }
  }

  /// The numbers that may be of a patient, in order.
  func numbers(of patient: Party?) -> [Int] {
    guard let patient, own.count > 1 || own[patient] == nil else { return all }
    let his = own[patient] ?? []
    return unnamed.isEmpty ? his : Set(his).union(unnamed).sorted()
  }
}

extension ByPatient {
  /// Groups by the patients of their lines.
  init(_ groups: [ProcedureGroup], _ lines: [CodeLine]) {
    for (number, group) in groups.enumerated() {
      append(group.lines.first.flatMap { lines[$0].patient })
      for line in group.lines.dropFirst() { note(number, lines[line].patient) }
    }
  }
}
