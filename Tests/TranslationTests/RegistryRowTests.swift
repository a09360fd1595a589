import Foundation
import Testing
import Translation

/// Rows of a registry's flat export.
struct RegistryRowTests {
  @Test("one code in two columns of a registry's row is two lines", arguments: [("64484", 3), ("", 2)])
  func repeatedCode(_ third: String, _ levels: Int) throws {
    let row =
      #"{"REGISTRY":"EXAMPLE-IPR","EXPORT_VERSION":"4.2","ROW_ID":"R1","TZ_OFFSET":"-05:00","SITE_ID":"S","#
      + #""SUBJECT_ID":"A1","VISIT_ID":"V1","STATUS":"COMPLETED","PROC_DATE":"03/02/2026","CPT1":"64483","#
      + "\"CPT2\":\"64484\",\"CPT3\":\"\(third)\"}"
    let found = try #require(try ChargeFeed.procedures(Array(row.utf8)).first)
    #expect(((found["levels"] as? [String: Any])?["count"] as? [String: Any])?["exactly"] as? Int == levels)
  }
}
