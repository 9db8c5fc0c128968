import ArgumentParser
import Foundation

/// Renders a workspace as a site, edits a page, and renders the changes.
struct SiteBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Measures a site of many pages: first export, search, and what an edit costs.",
    discussion: """
      A synthetic workspace is fetched once and rendered as a site from the archive alone; then a page gets a \
      paragraph, is fetched, and the site is rendered again. The exit code is 1 where a render takes more memory \
      than the maximum.
      """)

  @OptionGroup var binaries: Binaries
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var repetition: Repetition

  @Option(help: "How many pages the workspace has; may be given more than once.")
  var pages = [10_000]

  @Option(help: "The most memory that a render may take at one time, in MB (2^20 bytes).")
  var maximumMemory = 64.0

  func run() async throws {
    var table = ResultTable([
      .words("what", "what"), .numbers("pages", "pages"), .numbers("seconds", "seconds"),
      .numbers("processor seconds", "processor_seconds"), .numbers("peak MB", "peak_mb"),
      .numbers("files written", "files_written"), .numbers("files", "files"),
      .numbers("KB of a search", "search_kb"), .numbers("KB of the heaviest", "heaviest_kb"),
    ])
    var isLarge = false
    for count in pages {
      for runs in try await rendersOfAllRuns(of: count) {
        let render = Render(medianOf: runs)
        isLarge = isLarge || Double(render.usage.peakMemory) > maximumMemory * 1024 * 1024
        table.add(
          .text(render.name), .number(Double(count), digits: 0), .number(render.usage.wallTime, digits: 2),
          .number(render.usage.processorTime, digits: 2), .number(render.usage.peakMegabytes, digits: 1),
          .number(Double(render.written), digits: 0), .number(Double(render.files), digits: 0),
          .number(render.search.typical / 1000, digits: 1), .number(render.search.heaviest / 1000, digits: 1))
      }
    }
    try recording.show(table, of: "site")
    if isLarge { throw ExitCode.failure }
  }

  fileprivate struct Render {
    let name: String
    let usage: ProcessUsage
    let written: Int
    let files: Int
    let search: SearchCost
  }

  /// The renders of each step, in the order of the steps: one of each run.
  private func rendersOfAllRuns(of pages: Int) async throws -> [[Render]] {
    let runs = try await repetition.all { try await renders(of: pages) }
    return runs[0].indices.map { step in runs.map { $0[step] } }
  }

  /// A first render, one after a page was edited, and one after a page was renamed.
  private func renders(of pages: Int) async throws -> [Render] {
    try await ScratchFolder.withFolder { folder in
      try await SimulatorProcess.withSimulator(binaries, workspace: "synthetic:\(pages)") { simulator in
        func fetch() async throws {
          // JSON fills the archive, and its files are named for the pages.
          _ = try await ExportProcess.run(
            binaries, simulator, into: folder, ["--format", "json", "--no-assets"])
        }
        try await fetch()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.file("out/pages")).sorted()
        guard names.count > 1 else { throw ValidationError("The workspace has no pages.") }
        let ids = names.map { String($0.dropLast(".json".count)) }
        try folder.setOutputAside()
        var renders = [try await render("first export", in: folder)]
        try await simulator.edit([
          "edit": "append", "id": ids[names.count / 2], "text": "A paragraph that was not there.",
        ])
        try await fetch()
        renders.append(try await render("after an edit", in: folder))
        try await simulator.edit([
          "edit": "rename", "id": ids[names.count / 3], "title": "Another title than before",
        ])
        try await fetch()
        renders.append(try await render("after a new title", in: folder))
        return renders
      }
    }
  }

  private func render(_ name: String, in folder: ScratchFolder) async throws -> Render {
    let before = SiteFolder(in: folder.file("out"))
    let usage = try await ExportProcess.render(
      binaries, in: folder, ["--format", "site", "-O", "site.baseURL=https://example.com/"])
    let after = SiteFolder(in: folder.file("out"))
    return Render(
      name: name, usage: usage, written: after.count(writtenSince: before), files: after.count,
      search: after.searchCost)
  }
}

extension SiteBenchmark.Render {
  /// The median of the times and of the memory; all runs write the same files.
  fileprivate init(medianOf runs: [Self]) {
    self.init(
      name: runs[0].name, usage: runs.map(\.usage).median, written: runs[0].written, files: runs[0].files,
      search: runs[0].search)
  }
}

/// The files of a site at one moment.
///
/// What other formats have written beside it is of both moments that are compared, and counts as unchanged.
struct SiteFolder {
  private struct Status: Equatable {
    var size: Int
    var modified: Date
  }

  /// The number of results that a search shows, each of which loads a file: `shown` in search.js.
  private static let shownResults = 12

  private var files: [String: Status] = [:]

  /// Lists all files in a folder, except those of the program's own state.
  init(in folder: String) {
    guard let paths = FileManager.default.enumerator(atPath: folder) else { return }
    for case let path as String in paths {
      if path == ".notion-export" {
        paths.skipDescendants()
        continue
      }
      guard let attributes = paths.fileAttributes, attributes[.type] as? FileAttributeType == .typeRegular,
        let size = attributes[.size] as? NSNumber, let modified = attributes[.modificationDate] as? Date
      else { continue }
      files[path] = Status(size: size.intValue, modified: modified)
    }
  }

  /// The number of files of the site.
  var count: Int { files.keys.count { !$0.hasSuffix(".json") && !$0.hasSuffix(".ndjson") } }

  /// Returns the number of new or changed files.
  func count(writtenSince before: SiteFolder) -> Int { files.count { before.files[$0.key] != $0.value } }

  /// The files that a search loads: the index's head, the file of its word, and a file for each result.
  var searchCost: SearchCost {
    let words = sizes(in: "search/words/")
    let pages = sizes(in: "search/pages/")
    let fixed =
      Double(files["search/index.js"]?.size ?? 0)
      + Double(min(pages.count, Self.shownResults)) * pages.map(Double.init).median
    return SearchCost(
      typical: fixed + words.map(Double.init).median, heaviest: fixed + Double(words.max() ?? 0))
  }

  private func sizes(in folder: String) -> [Int] {
    files.filter { $0.key.hasPrefix(folder) }.map(\.value.size)
  }
}

/// The number of bytes that a search for one word loads.
struct SearchCost: Sendable {
  /// The cost for a word in a file of median size.
  var typical: Double
  /// The cost for a word in the largest file.
  var heaviest: Double
}
