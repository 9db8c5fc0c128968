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

  // MARK: Reading orders

  /// Returns the reading order of a target, from its README or its article; `nil` if it has none.
  private static func readingOrder(of target: URL) throws -> String? {
    let readme = target.appending(path: "README.md")
    if exists("Sources/\(target.lastPathComponent)/README.md") {
      return try String(contentsOf: readme, encoding: .utf8)
    }
    let catalogs = try FileManager.default.contentsOfDirectory(at: target, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "docc" }
    for catalog in catalogs {
      let name = catalog.deletingPathExtension().lastPathComponent
      let text = try String(contentsOf: catalog.appending(path: "\(name).md"), encoding: .utf8)
      let parts = text.components(separatedBy: "### Reading order of the source")
      if parts.count == 2 { return parts[1].components(separatedBy: "\n## ")[0] }
    }
    return nil
  }

  @Test("A target with three files or more has a reading order, which names existing files")
  func readingOrders() throws {
    let sources = Self.root.appending(path: "Sources")
    var count = 0
    for target in try FileManager.default.contentsOfDirectory(at: sources, includingPropertiesForKeys: nil) {
      let paths = FileManager.default.enumerator(atPath: target.path(percentEncoded: false))
      let files = (paths?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }
      guard files.count >= 3 else { continue }
      let order = try #require(try Self.readingOrder(of: target), "\(target.lastPathComponent)")
      let code = order.split(separator: "`", omittingEmptySubsequences: false)
      for (index, name) in code.enumerated() where index % 2 == 1 && name.hasSuffix(".swift") {
        #expect(files.contains(String(name)), "\(name) of \(target.lastPathComponent)")
        count += 1
      }
    }
    #expect(count > 100)
  }
}
