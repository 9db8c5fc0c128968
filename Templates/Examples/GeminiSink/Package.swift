// swift-tools-version: 6.2

import PackageDescription

// In a package of your own the first dependency is
//   .package(url: "https://github.com/OWNER/notion-export", from: "1.0.0")
let package = Package(
  name: "gemini-sink",
  platforms: [.macOS(.v15)],
  products: [.library(name: "GeminiSink", targets: ["GeminiSink"])],
  dependencies: [.package(name: "notion-export", path: "../../..")],
  targets: [
    .target(
      name: "GeminiSink",
      dependencies: [
        .product(name: "NotionExportKit", package: "notion-export"),
        .product(name: "NotionModel", package: "notion-export"),
        .product(name: "SinkRendering", package: "notion-export"),
      ]
    ),
    .testTarget(
      name: "GeminiSinkTests",
      dependencies: [
        "GeminiSink",
        .product(name: "NotionExportKit", package: "notion-export"),
        .product(name: "SinkTestKit", package: "notion-export"),
      ]
    ),
  ],
  swiftLanguageModes: [.v6]
)
