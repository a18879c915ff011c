// swift-tools-version: 6.2
import PackageDescription

/// Language rules of every target of ours.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

func room(_ name: String, _ dependencies: [Target.Dependency] = ["Signals"], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude,
        swiftSettings: strict)
}

let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "NIOHTTP1", package: "swift-nio"),
    .product(name: "NIOWebSocket", package: "swift-nio"),
    .product(name: "NIOSSL", package: "swift-nio-ssl"),
]

let package = Package(
    name: "aneeka",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "aneeka", targets: ["aneeka"]),
        .executable(name: "doubles", targets: ["doubles"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    ],
    targets: [
        // The rooms. Their import rules are checked by Tests/HouseTests.
        room("Signals", []),
        room("Sound", ["Signals", "CSpeexDSP"]),
        room(
            "Wire",
            nio + [
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        room("Chat", ["Signals", "Wire"]),
        room("Moderation"),
        room("Attention"),
        room("Mind"),
        room("Voice", ["Signals", "Sound", .product(name: "DequeModule", package: "swift-collections")]),
        room("Body", ["Signals", "Sound", "Wire"]),
        room("Stage", ["Signals", "Wire"], resources: [.copy("Pages")]),
        room(
            "Show",
            [
                "Signals", "Chat", "Moderation", "Attention", "Mind", "Voice", "Body", "Stage",
                .product(name: "Logging", package: "swift-log"),
            ]),
        // The leaves: what the rooms' protocols are fulfilled with.
        room(
            "Engines",
            [
                "Signals", "Sound", "Wire", "Mind", "Voice", "CEspeak", "CPulse", "CQRCode",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "Logging", package: "swift-log"),
            ],
            resources: [.copy("Models")]),
        room(
            "Journal",
            [
                "Signals", "Mind", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "DequeModule", package: "swift-collections"),
            ]),
        room("Rehearsal", ["Signals", "Chat", "Moderation", "Attention", "Mind", "Show"]),
        // Which pieces, with which settings? Imported by the executable alone.
        room(
            "Settings", ["Signals", .product(name: "Yams", package: "Yams")],
            resources: [.copy("Catalogue/models.yaml")]),
        .target(name: "CEspeak", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        .target(name: "CSpeexDSP", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        .target(name: "CQRCode", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        .target(name: "CPulse", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),

        .executableTarget(
            name: "aneeka",
            dependencies: [
                "Signals", "Sound", "Wire", "Chat", "Moderation", "Attention", "Mind", "Voice", "Body", "Stage", "Show",
                "Engines", "Journal", "Settings", "Rehearsal",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .executableTarget(name: "doubles", dependencies: ["TestKit"], path: "Tests/doubles", swiftSettings: strict),

        // Real servers that speak the real protocols, for tests and for hands-on work.
        .target(
            name: "TestKit",
            dependencies: ["Signals", "Sound", "Wire", .product(name: "Subprocess", package: "swift-subprocess")] + nio,
            path: "Tests/TestKit", swiftSettings: strict),
        .testTarget(name: "HouseTests", swiftSettings: strict),
        // The program itself against real browsers, sound servers and doubles; one at a time.
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "Signals", "Sound", "Wire", "Body", "Mind", "Moderation", "Voice", "Engines", "Settings", "TestKit",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "FuzzTests", dependencies: ["Signals", "Wire", "Chat", "Mind", "Engines", "Settings"],
            swiftSettings: strict),
        tests("Signals", []),
        tests("Sound", ["Signals"]),
        tests("Wire", ["TestKit"]),
        tests("Chat", ["Signals", "Wire", "TestKit"]),
        tests("Moderation", ["Signals"]),
        tests("Attention", ["Signals"]),
        tests("Mind", ["Signals", "TestKit"], exclude: ["Golden"]),
        tests("Voice", ["Signals", "Sound"]),
        tests("Body", ["Signals", "Sound"]),
        tests("Stage", ["Signals", "Wire", "TestKit"]),
        tests(
            "Show",
            [
                "Signals", "Sound", "Chat", "Moderation", "Attention", "Mind", "Voice", "Body", "Stage", "TestKit",
                .product(name: "Logging", package: "swift-log"),
            ]),
        tests(
            "Engines", ["Signals", "Sound", "Wire", "Mind", "Voice", "TestKit"],
            exclude: ["Mini/agreement.json", "Mini/tiny.gguf"]),
        tests("Rehearsal", ["Signals", "Chat", "Moderation", "Attention", "Mind", "Show"]),
        tests("Journal", ["Signals", "Mind", .product(name: "GRDB", package: "GRDB.swift")]),
        tests("Settings", ["Signals"]),
    ]
)
