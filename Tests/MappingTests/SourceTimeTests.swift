import Testing

@testable import Mapping

@Suite struct SourceTimeTests {
  /// What a source may write, what date it is, and what dateTime it makes in UTC-5 (nil: no time of day).
  static let readable: [(sent: String, date: String, dateTime: String?)] = [
    ("2026", "2026", nil),
    ("202603", "2026-03", nil),
    ("20260301", "2026-03-01", nil),
    ("2026030109", "2026-03-01", nil),
    ("202603010910", "2026-03-01", "2026-03-01T09:10:00-05:00"),
    ("20260301091005", "2026-03-01", "2026-03-01T09:10:05-05:00"),
    ("20260301091005.123", "2026-03-01", "2026-03-01T09:10:05.123-05:00"),
    ("20260301091005.1234+0100", "2026-03-01", "2026-03-01T09:10:05.1234+01:00"),
    ("202603010910-0530", "2026-03-01", "2026-03-01T09:10:00-05:30"),
    ("20260301-0500", "2026-03-01", nil),
    ("2024022923", "2024-02-29", nil),
    ("2026-03-01", "2026-03-01", nil),
    ("2026-03", "2026-03", nil),
    ("2026-03-01T09:10:05Z", "2026-03-01", "2026-03-01T09:10:05+00:00"),
    ("2026-03-01T09:10:05.5+02:00", "2026-03-01", "2026-03-01T09:10:05.5+02:00"),
    ("2026-03-01 09:10", "2026-03-01", "2026-03-01T09:10:00-05:00"),
  ]

  @Test("A time keeps the precision it was sent with", arguments: readable)
  func keepsPrecision(sent: String, date: String, dateTime: String?) throws {
    let time = try #require(SourceTime(sent))
    #expect(time.date == date)
    #expect(time.dateTime(offset: time.offset ?? -300) == dateTime)
  }

  @Test(
    "What no calendar has is no time",
    arguments: [
      "", "26", "202613", "20260230", "20230229", "2026030124", "202603010960", "0000", "2026030109100", "abc",
      "20260301T", "2026-3-1", "20260301091005+2500", "20260301 x", "2026030a",
    ])
  func refuses(sent: String) {
    #expect(SourceTime(sent) == nil)
  }

  @Test(
    "Adding minutes crosses days, months, years and leap days",
    arguments: [
      ("202602282350", 25, "2026-03-01T00:15:00-05:00"), ("202402282350", 25, "2024-02-29T00:15:00-05:00"),
      ("202512312359", 1, "2026-01-01T00:00:00-05:00"), ("202603010000", -1, "2026-02-28T23:59:00-05:00"),
      ("20260301101500.25", 30, "2026-03-01T10:45:00.25-05:00"),
    ])
  func adds(sent: String, minutes: Int, expected: String) throws {
    let time = try #require(SourceTime(sent))
    #expect(time.adding(seconds: minutes * 60)?.dateTime(offset: -300) == expected)
  }

  @Test("Every day of four centuries survives the way to seconds and back")
  func roundTrip() {
    for day in stride(from: -80_000, to: 90_000, by: 7) {
      let time = SourceTime(epochSeconds: day * 86400 + 3661)
      #expect(time.adding(seconds: 0)?.date == time.date)
      #expect(time.timeOfDay == "01:01:01")
    }
  }
}
