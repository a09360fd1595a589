/// Things of a document's patients, by number, so that what concerns one patient looks at his alone: a file of a whole
/// clinic holds thousands of procedures.
struct ByPatient {
  /// The numbers in order.
  private var all: [Int] = []
  /// The patient who is told of first, and his; most documents have no other, and hash nothing for this.
  private var first: (patient: Party?, numbers: [Int]) = (nil, [])
  private var others: [Party: [Int]] = [:]
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
    guard let patient else { return Self.insert(number, &unnamed) }
    if first.patient == nil { first.patient = patient }
    if first.patient == patient {
      Self.insert(number, &first.numbers)
    } else {
      Self.insert(number, &others[patient, default: []])
    }
  }

  private static func insert(_ number: Int, _ numbers: inout [Int]) {
    var at = numbers.endIndex
    while at > 0, numbers[at - 1] > number { at -= 1 }
    if at == 0 || numbers[at - 1] != number { numbers.insert(number, at: at) }
  }

  /// The numbers that may be of a patient, in order.
  func numbers(of patient: Party?) -> [Int] {
    guard let patient else { return all }
    let isFirst = first.patient == patient
    if isFirst, others.isEmpty { return all }
    let his = isFirst ? first.numbers : others[patient] ?? []
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
