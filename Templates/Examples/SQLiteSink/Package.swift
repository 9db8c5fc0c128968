// swift-tools-version: 6.2

import PackageDescription

// In a package of your own the first dependency is
//   .package(url: "https://github.com/OWNER/notion-export", from: "1.0.0")
let package = Package(
  name: "sqlite-sink",
  platforms: [.macOS(.v15)],
  products: [.library(name: "SQLiteSink", targets: ["SQLiteSink"])],
  dependencies: [
    .package(name: "notion-export", path: "../../.."),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .target(
      name: "SQLiteSink",
      dependencies: [
        .product(name: "NotionExportKit", package: "notion-export"),
        .product(name: "NotionModel", package: "notion-export"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ]
    ),
    .testTarget(
      name: "SQLiteSinkTests",
      dependencies: [
        "SQLiteSink",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "NotionExportKit", package: "notion-export"),
        .product(name: "SinkTestKit", package: "notion-export"),
      ]
    ),
  ],
  swiftLanguageModes: [.v6]
)
