import Foundation
import Testing

@testable import template_embedder

/// The output of the tool behind `EmbedTemplates`.
final class EmbeddedFileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "embedder-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let url = folder.appending(path: name)
    try Data(bytes).write(to: url)
    return url.path(percentEncoded: false)
  }

  @Test("No text ends its literal, whatever it holds")
  func literals() {
    let text = "a \"b\" \\(c) \"\"\"#\n\t\r\u{0}é"
    #expect(EmbeddedFile.literal(text) == ##""a \"b\" \\(c) \"\"\"#\n\t\u{d}\u{0}é""##)
  }

  @Test("Files stand in the order of their names, and each under its path below the folder")
  func source() throws {
    let paths = try [file("b.css", Array("b{}".utf8)), file("a.mustache", Array("<p>".utf8))]
    let output = folder.appending(path: "out.swift").path(percentEncoded: false)
    try TemplateEmbedder.run(["--folder", folder.path(percentEncoded: false), "--output", output] + paths)
    let source = try String(contentsOfFile: output, encoding: .utf8)
    #expect(
      source.split(separator: "\n").filter { $0.contains("name: ") && $0.contains("text: ") }.suffix(2) == [
        #"    (name: "a.mustache", text: "<p>"),"#, #"    (name: "b.css", text: "b{}"),"#,
      ])
  }

  @Test("What is no text in UTF-8 is refused with its name")
  func refusesBytes() throws {
    let path = try file("a.css", [0xFF])
    let output = folder.appending(path: "out.swift").path(percentEncoded: false)
    #expect(throws: EmbeddingError(detail: "\(path) is no text in UTF-8")) {
      try TemplateEmbedder.run(["--folder", folder.path(percentEncoded: false), "--output", output, path])
    }
  }
}
