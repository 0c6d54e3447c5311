// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A room: a target with the only other rooms and libraries that it may know.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies, swiftSettings: settings)
}

let database: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let cryptography: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let server: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let templates: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")

let package = Package(
  name: "huixiang",
  products: [.executable(name: "huixiang", targets: ["huixiang"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.1"),
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
  ],
  targets: [
    // Leaves.
    room("CivilTime"),
    room("Diagnostics"),
    room("Statistics"),
    room("Documents"),
    .target(
      name: "CICU",
      linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icui18n"), .linkedLibrary("icudata")]),
    .target(name: "CLinear", linkerSettings: [.linkedLibrary("linear")]),
    .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
    room("Workbooks", ["CZlib"]),
    // Pure.
    room("Definitions", ["CivilTime"]),
    room("Facts", ["Definitions", "CivilTime"]),
    room("SurveyLanguage", ["Definitions", "Diagnostics", "CivilTime"]),
    room("LanguageServer", ["SurveyLanguage", "Definitions", "Diagnostics"]),
    room("WorkingTime", ["Definitions", "CivilTime"]),
    room("Interview", ["Definitions", "Facts", "CivilTime"]),
    room("Cases", ["Definitions", "Facts", "WorkingTime", "CivilTime"]),
    // Text.
    room("UnicodeText", ["CICU"]),
    room("TextAnalysis", ["UnicodeText", "Facts", "Statistics"]),
    room("TextTraining", ["TextAnalysis", "UnicodeText", "Facts", "Statistics", "CLinear"]),
    // Edge.
    room("SQLiteStore", ["Facts", "Cases", "Definitions", "CivilTime", database, cryptography]),
    room(
      "Listening",
      ["Facts", "Definitions", "Cases", "WorkingTime", "Diagnostics", "Interview", "UnicodeText", "CivilTime"]),
    room(
      "Reports",
      ["Facts", "Definitions", "Cases", "WorkingTime", "Interview", "Statistics", "Documents", "TextAnalysis", "UnicodeText", "CivilTime"]),
    .target(
      name: "Web",
      dependencies: [
        "Facts", "Definitions", "Interview", "Cases", "WorkingTime", "Listening", "TextAnalysis", "CivilTime", server,
        templates, logging,
        .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "NIOCore", package: "swift-nio"),
      ],
      resources: [.embedInCode("Resources")],
      swiftSettings: settings),
    room("Samples", ["Facts", "Definitions", "Interview", "Cases", "WorkingTime", "CivilTime"]),
    // Top.
    room(
      "HuixiangCommands",
      [
        "SurveyLanguage", "LanguageServer", "Diagnostics", "Definitions", "Facts", "WorkingTime", "Interview", "Cases",
        "UnicodeText", "TextAnalysis", "TextTraining", "SQLiteStore", "Listening", "Statistics", "Documents", "Reports",
        "Web", "Samples", "Workbooks", "CivilTime", arguments, logging,
      ]),
    .executableTarget(name: "huixiang", dependencies: ["HuixiangCommands", arguments], swiftSettings: settings),
    // Tests.
    .target(
      name: "TestSupport", dependencies: ["SurveyLanguage", "Definitions", "Diagnostics"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .testTarget(name: "RoomsTests", dependencies: ["TestSupport"], swiftSettings: settings),
    tests("CivilTime"), tests("Diagnostics"), tests("Statistics"), tests("Documents"), tests("Workbooks"),
    tests("SurveyLanguage", ["Definitions", "Diagnostics"]),
    tests("LanguageServer", ["SurveyLanguage", "Diagnostics"]),
    tests("WorkingTime", ["Definitions", "CivilTime"]),
    tests("Interview", ["Definitions", "Facts", "CivilTime"]),
    tests("Cases", ["Definitions", "Facts", "WorkingTime", "CivilTime"]),
    tests("UnicodeText"), tests("TextAnalysis", ["UnicodeText", "Facts", "Statistics"]),
    tests("TextTraining", ["TextAnalysis", "UnicodeText", "Facts", "Statistics", "CivilTime"]),
    tests("SQLiteStore", ["Facts", "Definitions", "TextAnalysis", "CivilTime"]),
    tests("Listening", ["Facts", "Definitions", "Diagnostics", "SQLiteStore", "UnicodeText", "CivilTime"]),
    tests("Reports", ["Facts", "Definitions", "Documents", "SQLiteStore", "CivilTime", "TextAnalysis", "UnicodeText"]),
  ],
  swiftLanguageModes: [.v6]
)
