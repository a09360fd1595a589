import Foundation
import Testing
import Translation

/// Devices of which an observation states the identifier.
struct StatedDeviceTests {
  private static let identifier = "(01)00812345000015(17)290630(10)LOT-A1(21)SN-0042"

  private static func device(_ value: String = identifier, code: String = "74711-3^^LN") -> String {
    ChargeFeed.segment("OBX", [1: "1", 2: "ST", 3: code, 5: value, 11: "F", 14: "20260312100000-0600"])
  }

  /// A charge's code, the observation, and what is known of the devices: kind, action, serial number.
  static let devices: [(codes: [String], observation: String, devices: [String], hasFlag: Bool)] = [
    (["63685"], device(), ["generator implanted SN-0042"], false),
    (["63685"], device(code: "GENSN^^L"), ["generator implanted -"], true),
    (["63685", "95972"], device(), ["generator implanted SN-0042"], false),
    (["63650", "63685"], device(), ["- implanted SN-0042"], false),
    (["62370"], device(), ["pump manipulated SN-0042"], false),
    (["64493"], device(), [], false),
  ]

  @Test("an identifier of a device in an observation is that of the procedure's device", arguments: devices.indices)
  func identifiedDevice(_ number: Int) throws {
    let (codes, observation, devices, hasFlag) = Self.devices[number]
    let charges = codes.enumerated().map { ChargeFeed.charge($0 + 1, $1 + "^^C4", dx: "G89.4^^I10C") }
    let bytes = ChargeFeed.message(charges + ["OBR|1|P1|F1|REC^record^L", observation])
    let found = try #require(try ChargeFeed.procedures(bytes).first)
    let told = (found["devices"] as? [[String: Any]] ?? []).map { device in
      let serial = (device["udi"] as? [String: Any])?["serial"] as? String
      return [device["kind"] as? String, device["action"] as? String, serial].map { $0 ?? "-" }.joined(separator: " ")
    }
    #expect(told == devices)
    #expect(ChargeFeed.words("code", found["flags"]).contains("device-without-udi") == hasFlag)
  }

  @Test("it is a Device with its parts, the focus of its Procedure")
  func writtenDevice() throws {
    let bytes = ChargeFeed.message([ChargeFeed.charge(1, "63685^^C4"), "OBR|1|P1|F1|REC^record^L", Self.device()])
    let resources = try ChargeFeed.objects(Translating.output(bytes))
    let device = try #require(resources.first { $0["serialNumber"] as? String == "SN-0042" })
    #expect(device["lotNumber"] as? String == "LOT-A1")
    let procedure = try #require(resources.first { $0["resourceType"] as? String == "Procedure" })
    let focal = try #require((procedure["focalDevice"] as? [[String: Any]])?.first)
    let manipulated = (focal["manipulated"] as? [String: String])?["reference"]
    #expect(manipulated == "Device/\(device["id"] as? String ?? "")")
  }
}
