import Foundation
import Testing

/// The files that the architecture article names exist.
@Suite struct ArchitectureTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Returns the sections of the article, each with its code spans.
  private static func sections() throws -> [(title: String, code: [String])] {
    let article = root.appending(path: "Sources/NotionExportCommand/Documentation.docc/Architecture.md")
    let text = try String(contentsOf: article, encoding: .utf8)
    return text.components(separatedBy: "\n### ").map { section in
      let parts = section.split(separator: "`", omittingEmptySubsequences: false)
      let code = parts.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
      return (section.components(separatedBy: "\n")[0], code)
    }
  }

  private static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path(percentEncoded: false))
  }

  private static func isFolder(_ path: String) -> Bool { !path.hasSuffix(".swift") }

  @Test("Every named file and folder exists") func namedFiles() throws {
    var count = 0
    for (title, code) in try Self.sections() {
      let paths = code.filter { $0.hasPrefix("Sources/") }
      for path in paths { #expect(Self.exists(path), "\(path), in \(title)") }
      // A file without a path is in a folder that the section names, or in the folder of another file of the
      // section.
      let folders = paths.map { path in
        Self.isFolder(path) ? path : path.split(separator: "/").dropLast().joined(separator: "/")
      }
      let names = code.filter { $0.hasSuffix(".swift") && !$0.contains("/") }
      for name in names {
        #expect(folders.contains { Self.exists("\($0)/\(name)") }, "\(name), in \(title)")
      }
      count += paths.count + names.count
    }
    #expect(count > 40)
  }

  @Test("A new endpoint touches at most six files") func filesOfEndpoint() throws {
    let section = try #require(try Self.sections().first { $0.title == "The files of a new endpoint" })
    let files = section.code.filter { $0.hasPrefix("Sources/") && !Self.isFolder($0) }
    // The seventh is the one that only a list of unusual shape needs.
    #expect(files.count == 7)
  }
}
