// swift-tools-version: 6.1

import PackageDescription

// Apart from the program's own package, so that who builds that builds no benchmark.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "notion-export", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
  ],
  targets: [
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        .product(name: "NotionModel", package: "notion-export"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    // A program to compare with: it collects a workspace in memory.
    .executableTarget(
      name: "collector",
      dependencies: [
        .product(name: "NotionAPI", package: "notion-export"),
        .product(name: "NotionModel", package: "notion-export"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
