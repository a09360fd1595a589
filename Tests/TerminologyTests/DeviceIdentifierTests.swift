import Terminology
import Testing

/// Identifiers as labels of each issuer show them, the FDA's own examples of its formats among them.
@Suite struct DeviceIdentifierTests {
  @Test(
    "an identifier's parts are told by its issuer's form",
    arguments: [
      // GS1, as printed and as scanned.
      (
        "(01)51022222233336(11)141231(17)150707(10)A213B1(21)1234",
        "gs1 di:51022222233336 serial:1234 lot:A213B1 expiration:2015-07-07 manufactured:2014-12-31"
      ),
      ("(01)00812345678902(17)280200(21)A1", "gs1 di:00812345678902 serial:A1 expiration:2028-02"),
      ("(01)00812345678902(17)270229", "gs1 di:00812345678902"),
      ("(01)00812345678902(240)X-1(10)L(2", "gs1 di:00812345678902 lot:L"),
      ("0100812345678902172802291021A1\u{1D}21S7", "gs1 di:00812345678902 serial:S7 lot:21A1 expiration:2028-02-29"),
      ("0100812345678902", "gs1 di:00812345678902"),
      ("01008123456789023005\u{1D}10L", "gs1 di:00812345678902"),
      // HIBCC: with a check character that checks and without, each form of date, a quantity before it.
      (
        "+H123PARTNO1234567890120/$$420020216LOT123456789012345/SXYZ456789012345678/16D20130202C",
        "hibcc di:H123PARTNO1234567890120 serial:XYZ456789012345678 lot:LOT123456789012345 expiration:2020-02-02"
          + " manufactured:2013-02-02"
      ),
      ("+X999123ABC0/$$05191234AB/S5678EDFG/16D20151001A", secondary("2019-05", manufactured: "2015-10-01")),
      ("+X999123ABC0/$$20515191234AB/S5678EDFG/16D20151001I", secondary("2019-05-15", manufactured: "2015-10-01")),
      ("+X999123ABC0/$$31905151234AB/S5678EDFG/16D20151001J", secondary("2019-05-15", manufactured: "2015-10-01")),
      ("+X999123ABC0/$$4190515211234AB/S5678EDFG/16D20151001N", secondary("2019-05-15", manufactured: "2015-10-01")),
      ("+X999123ABC0/$$5191351234AB/S5678EDFG/16D20151001J", secondary("2019-05-15", manufactured: "2015-10-01")),
      ("+X999123ABC0/$$619135211234AB/S5678EDFG/16D20151001N", secondary("2019-05-15", manufactured: "2015-10-01")),
      (
        "+X999123ABC0/$1234AB/S5678EDFG/16D20151001/14D20190515.",
        secondary("2019-05-15", manufactured: "2015-10-01")
      ),
      ("+X999123ABC0/$$+31905155678EDFG", "hibcc di:X999123ABC0 serial:5678EDFG expiration:2019-05-15"),
      ("+X999123ABC0/$$71234AB", "hibcc di:X999123ABC0 lot:1234AB"),
      ("+X999123ABC0/$$80231905151234AC", "hibcc di:X999123ABC0 lot:1234AC expiration:2019-05-15"),
      ("+X999123ABC0/$$80231905151234AB", "hibcc di:X999123ABC0 lot:1234A expiration:2019-05-15"),
      // ICCBBA: tissue, and blood containers.
      (
        "=/A9999XYZ100T0944=,000025=A99971312345600=>014032=}013032&,1000000000000XYZ123",
        "iccbba-other di:A9999XYZ100T0944 serial:000025 lot:000000000000XYZ123 expiration:2014-02-01"
          + " manufactured:2013-02-01"
      ),
      (
        "=/1AB370000007JC89=,000000=1234567890ABC00=>030329=}025226",
        "iccbba-other di:1AB370000007JC89 serial:000000 expiration:2030-11-25 manufactured:2025-08-14"
      ),
      ("=)1TE123456A&)RZ12345678", "iccbba-blood di:1TE123456A lot:RZ12345678"),
    ] as [(String, String)])
  func parts(identifier: String, expected: String) throws {
    #expect(Self.told(try #require(UniqueDeviceIdentifier(identifier))) == expected)
  }

  @Test(
    "a string of another form has no parts",
    arguments: [
      "", "(", "(01)", "(01)123", "(01)0081234567890A", "(01)０0812345678902", "(10)A213B1(21)1234", "01", "0112345",
      "01008123456789½2", "+", "+A12", "=/A9999XYZ100T09", "=)1TE", "==", "SN 12345", "9988776655443322",
    ])
  func otherForms(text: String) {
    #expect(UniqueDeviceIdentifier(text) == nil)
  }

  private static func secondary(_ expiration: String, manufactured: String) -> String {
    "hibcc di:X999123ABC0 serial:5678EDFG lot:1234AB expiration:\(expiration) manufactured:\(manufactured)"
  }

  private static func told(_ identifier: UniqueDeviceIdentifier) -> String {
    let issuer = identifier.issuer.split(separator: "/").last.map(String.init) ?? ""
    let parts = ["di", "serial", "lot", "expiration", "manufactured"].compactMap { name in
      identifier.part(named: name).map { name + ":" + $0 }
    }
    return ([issuer] + parts).joined(separator: " ")
  }
}
