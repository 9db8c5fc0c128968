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
    .library(name: "SinkRendering", targets: ["SinkRendering"]),
    .library(name: "HTMLRendering", targets: ["HTMLRendering"]),
    .library(name: "NotionExportEngine", targets: ["NotionExportEngine"]),
    .library(name: "NotionExportCommand", targets: ["NotionExportCommand"]),
    .library(name: "NotionSimulator", targets: ["NotionSimulator"]),
    .library(name: "SinkTestKit", targets: ["SinkTestKit"]),
    .library(name: "HTMLSink", targets: ["HTMLSink"]),
    .library(name: "JSONSink", targets: ["JSONSink"]),
    .library(name: "MarkdownSink", targets: ["MarkdownSink"]),
    .library(name: "SiteSink", targets: ["SiteSink"]),
    .library(name: "CommandSink", targets: ["CommandSink"]),
    .plugin(name: "RegisterSinks", targets: ["RegisterSinks"]),
    .plugin(name: "NewSink", targets: ["NewSink"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
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

    // SHA-256. swift-crypto would compile a second BoringSSL beside that of swift-nio-ssl for it.
    .target(name: "CSHA256"),
    .target(name: "Hashing", dependencies: ["CSHA256"]),

    // Files and databases of our own on disk: no link followed, nothing half written, damage noticed.
    .target(
      name: "DurableFiles",
      dependencies: [
        "Hashing", "NotionExportKit",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["README.md"]
    ),

    // The files of a sink, and the list of them. Knows no archive.
    .target(
      name: "OutputTrees",
      dependencies: [
        "DurableFiles", "Hashing", "NotionExportKit", "NotionModel",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["README.md"]
    ),

    // The archive keeps bodies compressed.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // The archive: tables, transactions, reading. Knows no client and no lane.
    .target(
      name: "NotionArchive",
      dependencies: [
        "CZlib", "DurableFiles", "Hashing", "NotionExportKit", "NotionModel",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["README.md"]
    ),

    // The crawl: request kinds, the planner, fetching, reconciling. Knows no lane.
    .target(
      name: "NotionCrawl",
      dependencies: [
        "NotionAPI", "NotionArchive", "NotionExportKit", "NotionModel",
        .product(name: "DequeModule", package: "swift-collections"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["README.md"]
    ),

    // An export: lanes, checkpoints, progress, verification.
    .target(
      name: "NotionExportEngine",
      dependencies: [
        "CMalloc",
        "DurableFiles",
        "Hashing",
        "NotionAPI",
        "NotionArchive",
        "NotionCrawl",
        "NotionExportKit",
        "NotionModel",
        "OutputTrees",
        .product(name: "DequeModule", package: "swift-collections"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Logging", package: "swift-log"),
      ]
    ),

    // Sinks. Only sink modules end in "Sink": that suffix is how they register. Without access to the package
    // they see public API only, as a sink in another package does.
    .target(
      name: "JSONSink",
      dependencies: ["NotionExportKit", "NotionModel"],
      exclude: ["README.md"],
      packageAccess: false
    ),

    // Rendering that knows no output format: styled text, property text, numbering, layout and links, rows of
    // a view, comment threads. For sinks of others too.
    .target(name: "SinkRendering", dependencies: ["NotionExportKit", "NotionModel"]),
    .target(
      name: "MarkdownSink",
      dependencies: [
        "NotionExportKit", "NotionModel", "SinkRendering", .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["README.md"],
      packageAccess: false
    ),

    // HTML: blocks, properties and formulas, written through libxml2.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .target(
      name: "HTMLRendering",
      dependencies: ["CLibXML2", "NotionExportKit", "NotionModel", "SinkRendering"]
    ),
    .target(
      name: "HTMLSink",
      dependencies: ["HTMLRendering", "NotionExportKit", "NotionModel", "SinkRendering"],
      exclude: ["README.md"],
      packageAccess: false
    ),

    // A site: the pages of HTMLRendering within templates, which are part of the program.
    .target(name: "SiteTemplates", plugins: ["EmbedTemplates"]),
    .plugin(name: "EmbedTemplates", capability: .buildTool(), dependencies: ["template-embedder"]),
    .executableTarget(name: "template-embedder"),
    .target(
      name: "SiteSink",
      dependencies: [
        "Hashing", "HTMLRendering", "NotionExportKit", "NotionModel", "SinkRendering", "SiteTemplates",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      exclude: ["README.md"],
      packageAccess: false
    ),

    // A sink in any language: runs a command and speaks to it.
    .target(
      name: "CommandSink",
      dependencies: [
        "NotionExportKit", "NotionModel", .product(name: "Logging", package: "swift-log"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      exclude: ["README.md"],
      packageAccess: false
    ),

    // What tests of sinks are made of; public, for sinks of others too. The C library knows how much memory
    // is in use, and Swift's Glibc module does not ask it.
    .systemLibrary(name: "CMalloc"),
    .target(
      name: "SinkTestKit",
      dependencies: [
        "CMalloc", "NotionExportKit", "NotionModel", .product(name: "Logging", package: "swift-log"),
      ]
    ),

    // The program, a client of the public API only, as a program of somebody else is.
    .target(
      name: "NotionExportCommand",
      dependencies: [
        "NotionAPI",
        "NotionExportEngine",
        "NotionExportKit",
        "NotionModel",
        "NotionSimulator",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "Yams", package: "Yams"),
      ],
      packageAccess: false
    ),
    .executableTarget(
      name: "notion-export",
      dependencies: [
        "CommandSink", "HTMLSink", "JSONSink", "MarkdownSink", "NotionExportCommand", "NotionExportKit",
        "SiteSink",
      ],
      plugins: ["RegisterSinks"]
    ),

    // Writes the list of sinks that a program is built with. The tools of plugins have nothing but Foundation
    // to build, as a user's package builds them too.
    .plugin(name: "RegisterSinks", capability: .buildTool(), dependencies: ["sink-registrar"]),
    .target(name: "SwiftSourceText"),
    .executableTarget(name: "sink-registrar", dependencies: ["SwiftSourceText"], exclude: ["README.md"]),
    .plugin(
      name: "NewSink",
      capability: .command(
        intent: .custom(verb: "new-sink", description: "Makes a sink target with its tests from a template."),
        permissions: [
          .writeToPackageDirectory(
            reason: "It writes the sink's sources and adds its targets to Package.swift.")
        ]),
      dependencies: ["sink-scaffolder"]),
    .executableTarget(name: "sink-scaffolder", dependencies: ["SwiftSourceText"], exclude: ["README.md"]),

    // A Notion API on loopback: demo, tests, sink authors.
    .target(
      name: "NotionSimulator",
      dependencies: [
        "NotionModel",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
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
      ],
      exclude: ["README.md"]
    ),

    // Measures parts of the program that are not public, for Scripts/benchmark micro.
    .executableTarget(
      name: "microbenchmarks",
      dependencies: [
        "HTMLSink", "MarkdownSink", "NotionAPI", "NotionArchive", "NotionCrawl", "NotionExportEngine",
        "NotionExportKit", "NotionModel", "NotionSimulator", "SinkTestKit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      path: "Benchmarks/Micro"
    ),

    // What the tests of several sinks share: random texts and a workspace of traps.
    .target(
      name: "RenderingTestSupport",
      dependencies: ["NotionExportKit", "NotionModel", "SinkRendering", "SinkTestKit"],
      path: "Tests/RenderingTestSupport",
      exclude: ["hostile_pages.py", "html_facts.py"]
    ),

    // Random input for parsers, bounded in CI, longer on demand, and folders that tests write into.
    .target(name: "TestSupport", path: "Tests/TestSupport"),

    .testTarget(name: "NotionModelTests", dependencies: ["NotionModel", "TestSupport"]),
    .testTarget(
      name: "NotionExportKitTests", dependencies: ["NotionExportKit", "NotionModel", "SinkTestKit"]),
    .testTarget(
      name: "NotionAPITests",
      dependencies: ["NotionAPI", "NotionModel", "NotionSimulator", "TestSupport"]),
    .testTarget(
      name: "NotionSimulatorTests",
      dependencies: [
        "NotionModel", "NotionSimulator", "notion-simulator",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]
    ),
    .testTarget(
      name: "OutputTreesTests",
      dependencies: [
        "Hashing", "NotionExportKit", "NotionModel", "OutputTrees", "SinkTestKit", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),
    // A small workspace, and a crawl of it.
    .target(
      name: "CrawlTestSupport",
      dependencies: [
        "NotionAPI", "NotionArchive", "NotionCrawl", "NotionExportKit", "NotionModel", "NotionSimulator",
      ],
      path: "Tests/CrawlTestSupport"
    ),
    .testTarget(
      name: "NotionArchiveTests",
      dependencies: [
        "CrawlTestSupport", "NotionArchive", "NotionExportKit", "NotionModel", "NotionSimulator",
        "SinkTestKit",
        "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Archives"]
    ),
    .testTarget(
      name: "NotionCrawlTests",
      dependencies: [
        "CrawlTestSupport", "NotionAPI", "NotionArchive", "NotionCrawl", "NotionExportKit", "NotionModel",
        "NotionSimulator", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),
    .testTarget(
      name: "NotionExportEngineTests",
      dependencies: [
        "CrawlTestSupport", "NotionAPI", "NotionArchive", "NotionCrawl", "NotionExportEngine",
        "NotionExportKit", "NotionModel", "NotionSimulator", "OutputTrees", "SinkTestKit", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Logging", package: "swift-log"),
      ]
    ),
    // Whole exports through faults, in this process, so that their waits can be short.
    .testTarget(
      name: "ExportFaultTests",
      dependencies: [
        "JSONSink", "NotionAPI", "NotionArchive", "NotionCrawl", "NotionExportEngine", "NotionExportKit",
        "NotionModel", "NotionSimulator", .product(name: "Logging", package: "swift-log"),
      ]
    ),
    .testTarget(
      name: "SinkTests",
      dependencies: ["CommandSink", "JSONSink", "NotionExportKit", "NotionModel", "SinkTestKit"]),
    .testTarget(
      name: "SinkRenderingTests",
      dependencies: [
        "NotionExportKit", "NotionModel", "RenderingTestSupport", "SinkRendering", "SinkTestKit",
        "TestSupport",
      ]
    ),
    .testTarget(
      name: "MarkdownSinkTests",
      dependencies: [
        "MarkdownSink", "NotionAPI", "NotionArchive", "NotionCrawl", "NotionExportKit", "NotionModel",
        "SinkRendering", "NotionSimulator", "RenderingTestSupport", "SinkTestKit",
        .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["Goldens"]
    ),
    // The programs of the plugins.
    .testTarget(
      name: "BuildToolTests",
      dependencies: ["SwiftSourceText", "sink-registrar", "sink-scaffolder", "template-embedder"]),
    .testTarget(
      name: "HTMLRenderingTests",
      dependencies: [
        "CMalloc", "HTMLRendering", "NotionExportKit", "NotionModel", "RenderingTestSupport", "SinkRendering",
        "SinkTestKit", "TestSupport",
      ]
    ),
    .testTarget(
      name: "HTMLSinkTests",
      dependencies: [
        "CMalloc", "HTMLRendering", "HTMLSink", "NotionAPI", "NotionArchive", "NotionCrawl",
        "NotionExportKit", "NotionModel", "SinkRendering", "NotionSimulator", "RenderingTestSupport",
        "SinkTestKit",
      ],
      exclude: ["Goldens"]
    ),
    .testTarget(
      name: "SiteSinkTests",
      dependencies: [
        "CMalloc", "HTMLRendering", "NotionAPI", "NotionArchive", "NotionCrawl", "NotionExportKit",
        "NotionModel", "SinkRendering", "NotionSimulator", "RenderingTestSupport", "SinkTestKit",
        "SiteSink",
        "SiteTemplates", "notion-export",
      ],
      exclude: ["Browser/checks", "Goldens"]
    ),
    .testTarget(name: "SinkTestKitTests", dependencies: ["NotionExportKit", "NotionModel", "SinkTestKit"]),
    .testTarget(
      name: "NotionExportCommandTests",
      dependencies: [
        "NotionAPI", "NotionExportEngine", "NotionExportKit", "NotionExportCommand", "NotionModel",
        "NotionSimulator", "RenderingTestSupport", "TestSupport", "notion-export",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Yams", package: "Yams"),
      ]
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
