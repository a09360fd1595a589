import Interventional
import Testing

/// Rows that hold between days, on both sides of their first and last day.
struct ValidDayTests {
  /// A bill, a day of service, a flag, and whether the flag is raised.
  static let cases: [(bill: [String], day: String, flag: String, isRaised: Bool)] = [
    (["20553", "76942"], "2024-03-31", "guidance-not-covered", false),
    (["20553", "76942"], "2024-04-01", "guidance-not-covered", true),
    (["20553", "76942"], "2024", "guidance-not-covered", true),
    (["20553", "76942"], "2023", "guidance-not-covered", false),
    (["20553", "76942"], "", "guidance-not-covered", true),
    (["0213T-RT"], "2021-04-24", "guidance-not-covered", false),
    (["0213T-RT"], "2021-04-25", "guidance-not-covered", true),
    (["64483-RT", "64484-RT x2"], "2021-12-04", "levels-above-guideline", false),
    (["64483-RT", "64484-RT x2"], "2021-12-05", "levels-above-guideline", true),
    (["63650 x5", "C1897 x5"], "2018-01-28", "leads-above-guideline", false),
    (["63650 x5", "C1897 x5"], "2018-01-29", "leads-above-guideline", true),
    // A rule that no text dates holds on every day.
    (["62321", "62323"], "2017-06-01", "regions-above-guideline", true),
    (["20610-RT", "J1010 x40"], "2024-03-31", "code-not-valid-on-date", true),
    (["20610-RT", "J1010 x40"], "2024-04-01", "code-not-valid-on-date", false),
    (["20610-RT", "J1010 x40"], "2024", "code-not-valid-on-date", false),
    (["20610-RT", "J1030 x1"], "2024-03-31", "code-not-valid-on-date", false),
    (["20610-RT", "J1030 x1"], "2024-04-01", "code-not-valid-on-date", true),
    (["20610-RT", "J1030 x1"], "2024-03", "code-not-valid-on-date", false),
  ]

  @Test("a row holds from its first day to its last", arguments: cases.indices)
  func bothSides(_ number: Int) {
    let (bill, day, flag, isRaised) = Self.cases[number]
    let record = Scenario(name: "", bill: bill, expected: [], day: day).record()
    let flags = record.found.flatMap(\.flags).map(\.code)
    #expect(flags.contains(flag) == isRaised, "\(bill) on \(day): \(flags)")
  }
}
