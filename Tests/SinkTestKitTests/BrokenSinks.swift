import NotionExportKit
import NotionModel
import Synchronization

/// A violation of the rules; each is a plausible sink.
enum Flaw: String, Sendable, CaseIterable {
  /// None: a file for each page, and an index.
  case none
  /// Collects titles in `write` for the index of `finish`.
  case gathersTitles
  /// Numbers the pages in the order of their events.
  case numbersPages
  /// Stores the title of the current page in the sink.
  case sharesTitle
  /// Writes the date of the run.
  case writesDate
  /// Appends to the previous file of the page.
  case appends
  /// Writes the index in `close`.
  case writesInClose
  /// Makes the name of every file its owner.
  case ownsByName
  /// Names files by titles.
  case namesByTitles
  /// Names files by titles and ids as they are.
  case namesByRawTitles
  /// Names files by ids, and writes another file whose name is invalid on Windows.
  case namesForUnixOnly
  /// Throws at a block of an unknown type.
  case throwsAtUnknown
  /// Stops at a block of an unknown type.
  case stopsAtUnknown
  /// Buffers a whole page before writing it.
  case gathersBlocks
  /// Keeps the first text of every page.
  case gathersPages
  /// Ignores an error of reading, and writes the part before it.
  case swallowsReading
  /// Ignores an error of writing.
  case swallowsWriting
  /// Treats a cancelled read as the end of the page.
  case swallowsCancellation
  /// Writes every block with its signed URLs.
  case writesSignatures
  /// Writes outside of its output.
  case writesElsewhere
}

/// A sink with one flaw.
final class BrokenSink: Sink {
  struct Unknown: Error {}

  private struct State {
    var titles: [ObjectID: String] = [:]
    var numbers: [ObjectID: Int] = [:]
    var texts: [String] = []
    var counts: [ObjectID: Int] = [:]
    var couldNotRead = false
    var title = ""
  }

  private let flaw: Flaw
  private let context: SinkContext
  private let state = Mutex(State())

  init(_ flaw: Flaw, in context: SinkContext) {
    self.flaw = flaw
    self.context = context
  }

  func write(_ event: ExportEvent) async throws {
    guard case .page(let document) = event else { return }
    do {
      try await write(document)
    } catch  where flaw == .swallowsWriting && !state.withLock(\.couldNotRead) {
    }
  }

  func finish(_ summary: ExportSummary) async throws {
    if flaw != .writesInClose { try await writeIndex() }
  }

  func close() async {
    if flaw == .writesInClose { try? await writeIndex() }
  }

  private func writeIndex() async throws {
    var titles: [String] = []
    if flaw == .gathersTitles {
      titles = state.withLock { state in state.titles.sorted { $0.key < $1.key }.map(\.value) }
    } else {
      for try await page in context.workspace.pages { titles.append(page.place.title) }
    }
    let text = titles.joined(separator: "\n")
    try await context.output.replaceFiles(of: .named("index")) { files in
      try await files.write(OutputPath("index.txt"), bytes: Array(text.utf8))
    }
  }

  private func write(_ document: PageDocument) async throws {
    let id = document.page.id.object
    let path = try OutputPath(name(of: document))
    let owner: FileOwner = flaw == .ownsByName ? .named(path.description) : .object(id)
    let repeats = state.withLock { state in
      state.titles[id] = document.place.title
      state.title = document.place.title
      state.counts[id, default: 0] += 1
      return flaw == .appends ? state.counts[id] ?? 1 : 1
    }
    try await context.output.replaceFiles(of: owner) { files in
      try await files.write(path) { file in
        try file.write("\(document.place.title)\n")
        for _ in 0..<repeats { try await write(document.content, &file) }
        if flaw == .sharesTitle { try file.write("The end of \(state.withLock(\.title))\n") }
      }
      if flaw == .namesForUnixOnly { try await files.write(OutputPath("a:\(id)"), bytes: []) }
    }
  }

  private func name(of document: PageDocument) -> String {
    let id = document.page.id.object
    switch flaw {
    case .namesByTitles:
      let letters = document.place.title.filter { $0.isLetter || $0.isNumber }
      return "\(String(letters.prefix(20))).txt"
    case .namesByRawTitles: return "\(document.place.title) \(id).txt"
    case .ownsByName:
      let letters = document.place.title.unicodeScalars.filter { ("a"..."z").contains($0) }
      return "\(String(String.UnicodeScalarView(letters.prefix(20)))) \(id).txt"
    case .numbersPages:
      let number = state.withLock { state in
        let number = state.numbers[id] ?? state.numbers.count
        state.numbers[id] = number
        return number
      }
      return "\(number).txt"
    default: return "\(id).txt"
    }
  }

  private func write(_ content: BlockStream, _ file: inout OutputFile) async throws {
    if flaw == .writesDate { try file.write("Exported on \(Today.text)\n") }
    var gathered: [String] = []
    var isFirst = true
    do {
      for try await event in content {
        guard case .enter(let node) = event else { continue }
        if case .unknown = node.block.content {
          if flaw == .throwsAtUnknown { throw Unknown() }
          if flaw == .stopsAtUnknown { break }
        }
        let text = "\(node.block.richText?.plainText ?? "(\(node.block.type))")\n"
        if flaw == .writesSignatures { try file.write(node.block.json.bytes) }
        if flaw == .gathersPages, isFirst { state.withLock { $0.texts.append(text) } }
        isFirst = false
        if flaw == .gathersBlocks { gathered.append(text) } else { try file.write(text) }
      }
    } catch is CancellationError where flaw == .swallowsCancellation {
    } catch  where flaw == .swallowsReading && !(error is CancellationError) {
    } catch {
      state.withLock { $0.couldNotRead = true }
      throw error
    }
    for text in gathered { try file.write(text) }
  }
}
