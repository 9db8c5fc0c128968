import Foundation
import NotionExportEngine
import NotionExportKit
import NotionModel
import Synchronization

/// A format of tests: a file for each page, with its title and the types of its blocks.
struct WordsPlugin: SinkPlugin {
  struct Options: SinkOptions {
    var heading = "Title"
    static let help = ["heading": "the word before a title"]
  }

  static let format = "words"
  static let summary = "the title of each page and the types of its blocks"

  /// Runs before each event is written.
  @TaskLocal static var beforeWriting: @Sendable () async throws -> Void = {}

  func makeSink(_ options: Options, in context: SinkContext) -> any Sink {
    WordsSink(heading: options.heading, output: context.output)
  }
}

private struct WordsSink: Sink {
  let heading: String
  let output: any OutputTree

  func write(_ event: ExportEvent) async throws {
    try await WordsPlugin.beforeWriting()
    guard case .page(let document) = event else { return }
    var text = "\(heading): \(document.page.title.plainText)\n"
    for try await event in document.content {
      if case .enter(let node) = event { text += "\(node.block.type)\n" }
    }
    let bytes = Array(text.utf8)
    try await output.replaceFiles(of: .object(document.page.id.object)) { files in
      try await files.write(OutputPath("\(document.page.id).txt"), bytes: bytes)
    }
  }
}

/// The files below a folder: their bytes by path.
func contents(of folder: URL, where isIncluded: (String) -> Bool = { _ in true }) throws -> [String: Data] {
  let names =
    FileManager.default.enumerator(atPath: folder.path)?.allObjects.compactMap { $0 as? String } ?? []
  var contents: [String: Data] = [:]
  for name in names where isIncluded(name) {
    let file = folder.appending(path: name)
    if try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
      contents[name] = try Data(contentsOf: file)
    }
  }
  return contents
}

/// The files that sinks have written.
func output(in folder: URL) throws -> [String: Data] {
  try contents(of: folder) { !$0.hasPrefix(".notion-export") }
}

/// Returns whether this is the first call with a flag.
func isFirst(_ flag: borrowing Mutex<Bool>) -> Bool {
  flag.withLock { isSet in
    defer { isSet = true }
    return !isSet
  }
}
