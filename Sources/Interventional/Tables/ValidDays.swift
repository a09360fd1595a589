/// The days between which a row holds, as its cells say them: `2024-01-31`, empty for no end.
enum ValidDays {
  /// Whether a row holds on a day of service. One that is not known passes, and one less precise than a day is judged by
  /// what it has.
  static func hold(from: String, to: String, on day: String) -> Bool {
    guard !day.isEmpty else { return true }
    return (from.isEmpty || day >= from.prefix(day.utf8.count)) && (to.isEmpty || day <= to.prefix(day.utf8.count))
  }
}
