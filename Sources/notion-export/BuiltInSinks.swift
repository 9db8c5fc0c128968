import HTMLSink
import JSONSink
import MarkdownSink
import NotionExportKit

/// The sinks that come with the program.
enum BuiltInSinks: SinkRegistry {
  static let plugins: [any SinkPlugin.Type] = [
    JSONSinkPlugin.self, MarkdownSinkPlugin.self, HTMLSinkPlugin.self,
  ]
}
