// swift-tools-version: 6.2

import PackageDescription

// In a package of your own the dependency is
//   .package(url: "https://github.com/OWNER/notion-export", from: "1.0.0")
let package = Package(
  name: "embedding",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "notion-export", path: "../../..")],
  targets: [
    .executableTarget(
      name: "Embedding",
      dependencies: [
        .product(name: "JSONSink", package: "notion-export"),
        .product(name: "NotionAPI", package: "notion-export"),
        .product(name: "NotionExportEngine", package: "notion-export"),
        .product(name: "NotionExportKit", package: "notion-export"),
        .product(name: "NotionModel", package: "notion-export"),
        .product(name: "NotionSimulator", package: "notion-export"),
      ]
    )
  ],
  swiftLanguageModes: [.v6]
)
