import ArgumentParser
import HTMLSink
import MarkdownSink

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
