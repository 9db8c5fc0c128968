import Foundation
import Testing

@testable import sink_scaffolder

/// A sink is made whole or not at all.
final class SinkScaffolderTests {
  private let package = FileManager.default.temporaryDirectory.appending(
    path: "scaffold-\(UUID().uuidString)")
  private static let templates = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Templates/Sink")
  private static let manifest = "let package = Package(name: \"p\", targets: [\n])\n"

  init() throws {
    try FileManager.default.createDirectory(at: package, withIntermediateDirectories: true)
    try Self.manifest.write(to: package.appending(path: "Package.swift"), atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(at: package) }

  private func scaffold(_ words: String...) throws -> String {
    try SinkScaffolder.run(
      [
        "--templates", Self.templates.path(percentEncoded: false), "--package",
        package.path(percentEncoded: false), "--kit", "notion-export", "--taken", "TakenSink",
      ] + words)
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: package.appending(path: path), encoding: .utf8)
  }

  private var files: [String] {
    get throws {
      try FileManager.default.subpathsOfDirectory(atPath: package.path(percentEncoded: false))
        .filter { $0.hasSuffix(".swift") }.sorted()
    }
  }

  @Test("Sources, plugin and tests are made from the templates, and the manifest knows them")
  func made() throws {
    let report = try scaffold("MindMap")
    #expect(
      try files == [
        "Package.swift", "Sources/MindMapSink/MindMapSinkPlugin.swift",
        "Sources/MindMapSink/MindMapTextSink.swift", "Tests/MindMapSinkTests/MindMapSinkTests.swift",
      ])
    #expect(try text("Package.swift").contains("name: \"MindMapSink\""))
    let plugin = try text("Sources/MindMapSink/MindMapSinkPlugin.swift")
    #expect(plugin.contains("public struct MindMapSinkPlugin: SinkPlugin"))
    #expect(plugin.contains("public static let format = \"mind-map\""))
    for file in try files { #expect(try !text(file).contains("__"), "\(file)") }
    #expect(report.contains("  Sources/MindMapSink/MindMapSinkPlugin.swift"))
    #expect(report.contains("swift run my-export --format mind-map --demo"))
  }

  @Test("A second sink of the name is refused, and nothing is written")
  func again() throws {
    _ = try scaffold("Outline")
    let manifest = try text("Package.swift")
    #expect(throws: ScaffoldError.self) { try self.scaffold("Outline") }
    #expect(try text("Package.swift") == manifest)
  }

  @Test("What stands in the way is named, and nothing is written")
  func occupied() throws {
    try FileManager.default.createDirectory(
      at: package.appending(path: "Tests/OutlineSinkTests"), withIntermediateDirectories: true)
    #expect(
      throws: ScaffoldError(
        "Tests/OutlineSinkTests exists already and was left unchanged; move it, or choose another name.")
    ) { try self.scaffold("Outline") }
    #expect(throws: ScaffoldError("The target TakenSink exists already; choose another name.")) {
      try self.scaffold("Taken")
    }
    #expect(try files == ["Package.swift"])
    #expect(try text("Package.swift") == Self.manifest)
  }

  @Test("A wrong call is told how it is meant", arguments: [[], ["A", "B"], ["--name", "Outline"]])
  func usage(words: [String]) throws {
    let error = #expect(throws: ScaffoldError.self) {
      try SinkScaffolder.run(["--templates", "/t", "--package", "/p"] + words)
    }
    #expect(error?.description.hasSuffix("Usage: swift package new-sink Outline") == true)
  }
}
