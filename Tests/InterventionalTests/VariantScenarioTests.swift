import Interventional
import Testing

private let included = "guidance:imaging_unspecified/included_in_code"

/// Bills of the scenarios' kinds with other codes, helpers and parts of the spine. Synthetic throughout.
private let variants: [Scenario] = [
  Scenario(
    name: "an assistant's line is the surgeon's procedure again", bill: ["22514", "22515", "22514-AS", "22515-AS"],
    expected: ["kyphoplasty target:vertebral_body in:lumbar levels:2 \(included) intent:therapeutic"]),
  Scenario(
    name: "an assistant puts in no further leads", bill: ["63650 x2", "63650-80 x2"],
    expected: [
      "scs_lead_implant target:epidural_space side:not_applicable approach:percutaneous \(included) intent:therapeutic device:leadx2/implanted !device-without-udi"
    ]),
  Scenario(
    name: "an assistant's add-on without the surgeon's counts like any other", bill: ["22514", "22515-82"],
    expected: ["kyphoplasty target:vertebral_body in:lumbar levels:2 \(included) intent:therapeutic"]),
  Scenario(
    name: "a trial lead on a nerve that is pulled is no removal", bill: ["64555-RT", "C1897", "64585-RT"],
    expected: [
      "pns_trial target:peripheral_nerve side:right approach:percutaneous intent:therapeutic device:test_leadx1/implanted/trial !trial-lead-removal"
    ]),
  Scenario(
    name: "a lead that is pulled beside another that stays is a removal", bill: ["64555-RT", "64585-LT"],
    expected: [
      "pns_lead_implant target:peripheral_nerve side:right approach:percutaneous intent:therapeutic device:leadx1/implanted !device-without-udi",
      "pns_lead_revision_or_removal target:peripheral_nerve side:left intent:therapeutic",
    ]),
  Scenario(
    name: "leads and generator on a nerve stay", bill: ["64555-LT", "64590"],
    expected: [
      "pns_implant target:peripheral_nerve side:left approach:percutaneous intent:therapeutic device:leadx1/implanted/permanent device:generator/implanted/permanent !device-without-udi"
    ]),
  Scenario(
    name: "fingers and toes have sides", bill: ["20600-F7"],
    expected: ["joint_injection target:small_joint_or_bursa side:right"]),
  Scenario(
    name: "what was refused reprogrammed nothing", bill: ["62370-73 @Z53.20"],
    expected: [
      "intrathecal_pump_refill target:programmable_pump in:trunk intent:therapeutic status:not_done because:Z53.20"
    ]),
]

@Suite struct VariantScenarioTests {
  @Test(arguments: variants) func `bills of the same kinds are read for what they mean`(_ scenario: Scenario) {
    #expect(scenario.record().found.map(\.summary) == scenario.expected)
  }
}
