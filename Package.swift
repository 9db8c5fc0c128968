// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "notion-export",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "notion-export", targets: ["notion-export"]),
    .executable(name: "notion-simulator", targets: ["notion-simulator"]),
    .library(name: "NotionModel", targets: ["NotionModel"]),
    .library(name: "NotionAPI", targets: ["NotionAPI"]),
    .library(name: "NotionExportKit", targets: ["NotionExportKit"]),
    .library(name: "NotionExportCommand", targets: ["NotionExportCommand"]),
    .library(name: "NotionSimulator", targets: ["NotionSimulator"]),
    .library(name: "SinkTestKit", targets: ["SinkTestKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // Model: typed objects and the JSON they came in. Imports nothing, not even Foundation.
    .target(name: "NotionModel"),

    // What a sink author sees.
    .target(
      name: "NotionExportKit",
      dependencies: [
        "NotionModel",
        .product(name: "Logging", package: "swift-log"),
      ]
    ),

    // The client.
    .target(
      name: "NotionAPI",
      dependencies: [
        "NotionModel",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
      ]
    ),

    // The archive keeps bodies compressed.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // Free memory goes back to the system.
    .systemLibrary(name: "CAllocator"),

    // The archive, the crawl and the lanes.
    .target(
      name: "NotionExportEngine",
      dependencies: [
        "CAllocator",
        "CZlib",
        "NotionExportKit",
        "NotionAPI",
        "NotionModel",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "DequeModule", package: "swift-collections"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Logging", package: "swift-log"),
      ]
    ),

    // Sinks. Only sink modules end in "Sink": that suffix is how they register.
    .target(
      name: "JSONSink",
      dependencies: ["NotionExportKit", "NotionModel"]
    ),

    // Rendering that knows no output format: names, links, numbering, property text.
    .target(name: "NotionRendering", dependencies: ["NotionExportKit", "NotionModel"]),
    .target(
      name: "MarkdownSink",
      dependencies: [
        "NotionExportKit", "NotionModel", "NotionRendering", .product(name: "Yams", package: "Yams"),
      ]
    ),

    // What tests of sinks are made of; public, for sinks of others too.
    .target(
      name: "SinkTestKit",
      dependencies: ["NotionExportKit", "NotionModel", .product(name: "Logging", package: "swift-log")]
    ),

    // The program.
    .target(
      name: "NotionExportCommand",
      dependencies: [
        "NotionAPI",
        "NotionExportEngine",
        "NotionExportKit",
        "NotionModel",
        "NotionSimulator",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ]
    ),
    .executableTarget(
      name: "notion-export",
      dependencies: ["JSONSink", "MarkdownSink", "NotionExportCommand", "NotionExportKit"]
    ),

    // A Notion API on loopback: demo, tests, sink authors.
    .target(
      name: "NotionSimulator",
      dependencies: [
        "NotionModel",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
      ]
    ),
    .executableTarget(
      name: "notion-simulator",
      dependencies: [
        "NotionSimulator",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),

    .testTarget(name: "NotionModelTests", dependencies: ["NotionModel"]),
    .testTarget(name: "NotionExportKitTests", dependencies: ["NotionExportKit", "NotionModel"]),
    .testTarget(name: "NotionAPITests", dependencies: ["NotionAPI", "NotionModel", "NotionSimulator"]),
    .testTarget(
      name: "NotionSimulatorTests",
      dependencies: [
        "NotionModel", "NotionSimulator", "notion-simulator",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
      ]
    ),
    .testTarget(
      name: "NotionExportEngineTests",
      dependencies: [
        "NotionAPI", "NotionExportEngine", "NotionExportKit", "NotionModel", "NotionSimulator",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Logging", package: "swift-log"),
      ]
    ),
    .testTarget(name: "JSONSinkTests", dependencies: ["JSONSink", "NotionExportKit", "NotionModel"]),
    .testTarget(
      name: "NotionRenderingTests",
      dependencies: ["NotionExportKit", "NotionModel", "NotionRendering", "SinkTestKit"]
    ),
    .testTarget(
      name: "MarkdownSinkTests",
      dependencies: [
        "MarkdownSink", "NotionExportKit", "NotionModel", "NotionRendering", "SinkTestKit",
        .product(name: "Yams", package: "Yams"),
      ]
    ),
    .testTarget(name: "SinkTestKitTests", dependencies: ["NotionExportKit", "NotionModel", "SinkTestKit"]),
    .testTarget(
      name: "NotionExportCommandTests",
      dependencies: ["NotionModel", "NotionSimulator", "notion-export"]
    ),
  ],
  swiftLanguageModes: [.v6]
)

// Warnings are errors where we check our own work, not where somebody builds with a newer compiler.
let isStrict = Context.environment["NOTION_EXPORT_STRICT"] != nil

for target in package.targets where target.type != .plugin && target.type != .system {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
    ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])
}
