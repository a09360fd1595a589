// swift-tools-version: 6.2
import PackageDescription

/// What every target of ours is compiled with: imports stay private unless they say otherwise, members are visible
/// only through a declared import, and a warning stops the build.
let house: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A room of the house: one folder under Sources, importing only the rooms listed, which all stand above it in this file.
func room(_ name: String, _ mayImport: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: mayImport, swiftSettings: house)
}

/// The tests of one room: one folder under Tests.
func tests(_ name: String, _ mayImport: [Target.Dependency] = []) -> Target {
  .testTarget(name: name + "Tests", dependencies: [.target(name: name)] + mayImport, swiftSettings: house)
}

let package = Package(
  name: "fluoro",
  products: [
    .executable(name: "fluoro", targets: ["FluoroCommand"]),
    .library(name: "Fluoro", targets: ["Translation"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // The arrows of the house, lowest room first. A room imports only what stands above it here.
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CMappingTables"),
    room("Diagnostics"),
    room("SourceModel", ["Diagnostics"]),
    room("Tables", ["Diagnostics", "CMappingTables"]),
    room("Framing", ["Diagnostics", "SourceModel"]),
    room("HL7v2Reader", ["Diagnostics", "SourceModel"]),
    room("XMLReader", ["Diagnostics", "SourceModel", "CLibXML2"]),
    room("JSONReader", ["Diagnostics", "SourceModel"]),
    room("Terminology", ["Diagnostics", "Tables"]),
    room("ResourceModel", ["Diagnostics", "SourceModel", "Tables", "Terminology"]),
    room("Mapping", ["Diagnostics", "SourceModel", "Tables", "Terminology", "ResourceModel"]),
    room("Validation", ["Diagnostics", "SourceModel", "Tables", "Terminology", "ResourceModel"]),
    room("Grouping", ["Diagnostics", "SourceModel", "Tables", "JSONReader", "Terminology", "ResourceModel"]),
    room("Narrative", ["Diagnostics", "SourceModel", "Tables"]),
    room("Interventional", ["Diagnostics", "SourceModel", "Tables", "Terminology", "ResourceModel", "Narrative"]),
    room(
      "ResourceWriter",
      [
        "Diagnostics", "SourceModel", "Tables", "Terminology", "ResourceModel", "Interventional",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    room(
      "Translation",
      [
        "Diagnostics", "SourceModel", "Tables", "Framing", "HL7v2Reader", "XMLReader", "JSONReader", "Terminology",
        "ResourceModel", "Mapping", "Validation", "Interventional", "ResourceWriter",
      ]),
    .executableTarget(
      name: "FluoroCommand",
      dependencies: [
        "Diagnostics", "SourceModel", "Tables", "Framing", "ResourceModel", "Mapping", "Validation", "Grouping",
        "Translation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),
    .target(name: "TestKit", path: "Tests/TestKit", swiftSettings: house),
    tests("Diagnostics"),
    tests("Framing", ["Diagnostics", "SourceModel"]),
    tests("HL7v2Reader", ["Diagnostics", "SourceModel"]),
    tests("XMLReader", ["Diagnostics", "SourceModel"]),
    tests("JSONReader", ["Diagnostics", "SourceModel"]),
    tests("Terminology"),
    tests(
      "Mapping", ["Diagnostics", "SourceModel", "Tables", "Terminology", "ResourceModel", "HL7v2Reader", "JSONReader"]),
    tests("Validation", ["Diagnostics", "SourceModel", "Tables", "ResourceModel", "JSONReader"]),
    tests("Grouping", ["Diagnostics", "SourceModel", "Tables", "Framing", "TestKit"]),
    tests("Narrative", ["Diagnostics", "SourceModel", "Tables", "TestKit"]),
    tests("Interventional", ["Diagnostics", "SourceModel", "Tables", "Terminology", "ResourceModel", "Narrative"]),
    tests("ResourceWriter", ["Diagnostics", "SourceModel", "Tables", "Terminology", "ResourceModel"]),
    tests(
      "Translation",
      [
        "Diagnostics", "SourceModel", "Tables", "Framing", "HL7v2Reader", "XMLReader", "JSONReader", "Mapping",
        "Grouping", "TestKit",
      ]),
    // The command as a process, from tables of cases.
    .testTarget(name: "CommandTests", dependencies: ["FluoroCommand", "TestKit"], swiftSettings: house),
    // The one target beside the command that uses Foundation, to measure against it, and libxml2, for the same reason.
    .executableTarget(
      name: "FluoroBenchmarks",
      dependencies: [
        "Diagnostics", "SourceModel", "Framing", "HL7v2Reader", "JSONReader", "Translation", "CLibXML2",
      ],
      path: "Benchmarks", swiftSettings: house),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
