import Foundation
import Testing

@testable import sink_registrar

/// The output of the tool behind `RegisterSinks`, and its errors.
final class SinkRegistrarTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "registrar-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func module(_ name: String, _ source: String?) throws -> [String] {
    let sources = folder.appending(path: name)
    try FileManager.default.createDirectory(at: sources, withIntermediateDirectories: true)
    guard let source else { return ["--sink", name, sources.path(percentEncoded: false)] }
    let file = sources.appending(path: "\(name)Plugin.swift")
    try source.write(to: file, atomically: true, encoding: .utf8)
    return ["--sink", name, file.path(percentEncoded: false)]
  }

  /// Returns the errors of some modules, each as `file:line: message` with the file's name only.
  private func errors(_ modules: [String]...) throws -> [String] {
    let output = folder.appending(path: "out.swift").path(percentEncoded: false)
    do {
      try SinkRegistrar.run(["--target", "my-export", "--output", output] + modules.joined())
      return []
    } catch let failure as RegistrationFailure {
      #expect(!FileManager.default.fileExists(atPath: output))
      return failure.errors.map { error in
        "\(error.file.map { URL(filePath: $0).lastPathComponent } ?? "-"):\(error.line): \(error.message)"
      }
    }
  }

  @Test("The registry names each plugin by its module and imports it plainly")
  func registry() throws {
    let output = folder.appending(path: "out.swift")
    let modules =
      try module(
        "JSONSink", "public struct JSONSinkPlugin: SinkPlugin { public static let format = \"json\" }")
      + module("OutlineSink", "@available(*, unavailable)\npublic final class OutlineSinkPlugin {}")
    try SinkRegistrar.run(
      ["--target", "my-export", "--output", output.path(percentEncoded: false)] + modules)
    #expect(
      try String(contentsOf: output, encoding: .utf8) == """
        // Written by the RegisterSinks plugin at every build.
        import JSONSink
        import NotionExportKit
        import OutlineSink

        /// The sinks that my-export depends on.
        enum RegisteredSinks: SinkRegistry {
          #if compiler(>=6.3)
          static let plugins: [any SinkPlugin.Type] = [
            JSONSink::JSONSinkPlugin.self,
            OutlineSink::OutlineSinkPlugin.self,
          ]
          #else
          static let plugins: [any SinkPlugin.Type] = [
            JSONSinkPlugin.self,
            OutlineSinkPlugin.self,
          ]
          #endif
        }

        """)
  }

  @Test("A registry that would not change is not written again")
  func unchanged() throws {
    let output = folder.appending(path: "out.swift").path(percentEncoded: false)
    let words = try ["--target", "t", "--output", output] + module("ASink", "public enum ASinkPlugin {}")
    try SinkRegistrar.run(words)
    let file = try FileManager.default.attributesOfItem(atPath: output)[.systemFileNumber] as? Int
    try SinkRegistrar.run(words)
    #expect(try FileManager.default.attributesOfItem(atPath: output)[.systemFileNumber] as? Int == file)
  }

  @Test("A target without sinks is told how to get one")
  func noSinks() throws {
    #expect(
      try errors() == [
        "-:1: my-export uses RegisterSinks and depends directly on no module whose name ends in 'Sink'; add one "
          + "to its dependencies, as in .product(name: \"MarkdownSink\", package: \"notion-export\")"
      ])
  }

  @Test("A module without its plugin file is named with the file that is missing")
  func noFile() throws {
    let found = try errors(module("OutlineSink", nil))
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("OutlineSink:1: OutlineSink has no file OutlineSinkPlugin.swift; "))
  }

  @Test(
    "A plugin file without the type is told so, whatever comments and texts say",
    arguments: [
      "public struct OutlinePlugin {}", "// public struct OutlineSinkPlugin {}",
      "let help = \"public struct OutlineSinkPlugin\"", "/* public struct OutlineSinkPlugin */",
      "public struct OutlineSinkPluginOptions {}", "",
    ])
  func noType(source: String) throws {
    let found = try errors(module("OutlineSink", source))
    #expect(found.count == 1)
    #expect(
      found[0].hasPrefix(
        "OutlineSinkPlugin.swift:1: OutlineSink is registered by a public type OutlineSinkPlugin"))
  }

  @Test("A plugin type that is not public is told so, with its line")
  func notPublic() throws {
    #expect(
      try errors(module("OutlineSink", "import NotionExportKit\n\nstruct OutlineSinkPlugin: SinkPlugin {}"))
        == [
          "OutlineSinkPlugin.swift:3: OutlineSinkPlugin is not public, so no program can register it; make it public"
        ])
  }

  @Test(
    "Two sinks of one format are both named, however the format is spelled",
    arguments: [
      "static let format = \"tree\"", "static let format: String = \"tree\"",
      "static var format: String { \"tree\" }", "static var format: String { return \"tree\" }",
      "static var format: String { get { \"tree\" } }",
    ])
  func duplicates(spelling: String) throws {
    let found = try errors(
      module("ASink", "public struct ASinkPlugin {\n  public static let format = \"tree\"\n}"),
      module(
        "BSink",
        "public struct BSinkPlugin {\n  enum Options { static let format = \"no\" }\n\n  \(spelling)\n}"))
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("BSinkPlugin.swift:4: the format 'tree' is that of ASink ("))
  }

  @Test("A format that --format could not take is told so", arguments: ["Tree", "my tree", "", "1x", "a_b"])
  func invalidFormat(format: String) throws {
    let found = try errors(
      module("ASink", "public struct ASinkPlugin {\n  public static let format = \"\(format)\"\n}"))
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("ASinkPlugin.swift:2: the format '\(format)' is no name for --format"))
  }

  @Test("Everything that is missing is told at once")
  func everything() throws {
    let found = try errors(
      module("ASink", nil), module("BSink", ""), module("CSink", "struct CSinkPlugin {}"))
    #expect(found.count == 3)
  }

  @Test("Errors read as a compiler's, so that editors lead to them")
  func form() {
    let error = RegistrationError(file: "/a/b.swift", line: 7, message: "no")
    #expect("\(error)" == "/a/b.swift:7:1: error: no")
  }
}
