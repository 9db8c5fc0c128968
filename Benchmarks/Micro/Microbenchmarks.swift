import ArgumentParser
import HTMLSink
import MarkdownSink

/// Runs one small part of the program again and again, for `Scripts/benchmark micro`.
///
/// It is part of the program's own package, as what it measures is not public.
@main
struct Microbenchmarks: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "microbenchmarks",
    abstract: "Measures one part of the program: prints what was measured, how often, and the nanoseconds.")

  @Argument(help: "The part: \(MicroPart.allCases.map(\.rawValue).joined(separator: ", ")).")
  var part: MicroPart

  @Argument(help: "How many times, roughly; parts that come in batches do whole ones.")
  var count: Int

  func validate() throws {
    guard count > 0 else { throw ValidationError("The count must be at least 1.") }
  }

  func run() async throws {
    let (elements, time) = try await part.measure(count)
    print("\(part.unit)\t\(elements)\t\(Int(time / .nanoseconds(1)))")
  }
}

/// A part of the program that is measured alone.
enum MicroPart: String, CaseIterable, ExpressibleByArgument {
  case jsonReader = "json-reader"
  case markdown
  case html
  case queue
  case archiveWrite = "archive-write"
  case archiveRead = "archive-read"

  /// The counted unit.
  var unit: String {
    switch self {
    case .jsonReader: "kilobyte of responses read into typed blocks"
    case .markdown: "block with marks written as Markdown"
    case .html: "block with marks written as HTML"
    case .queue: "element handed from one task to another"
    case .archiveWrite: "response stored"
    case .archiveRead: "page read with its blocks"
    }
  }

  /// Runs the part about `count` times.
  ///
  /// - Returns: How often it was run, and how long that took, without what came before.
  /// - Throws: What the part throws.
  func measure(_ count: Int) async throws -> (elements: Int, time: Duration) {
    switch self {
    case .jsonReader: try await ReaderLoop.measure(count)
    case .markdown: try await SinkLoop.measure(count, MarkdownSinkPlugin.self)
    case .html: try await SinkLoop.measure(count, HTMLSinkPlugin.self)
    case .queue: await QueueLoop.measure(count)
    case .archiveWrite: try await ArchiveLoop.measureWriting(count)
    case .archiveRead: try await ArchiveLoop.measureReading(count)
    }
  }
}
