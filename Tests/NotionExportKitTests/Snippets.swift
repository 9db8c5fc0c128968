// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation
public import NotionExportKit
import NotionModel

// The code of the documentation, compiled. The code between `// snippet: NAME` and `// end` is in an article
// after `<!-- snippet: NAME -->`, verbatim except for its indentation.

// snippet: plugin
public struct ListSinkPlugin: SinkPlugin {
  public static let format = "list"
  public static let summary = "a list of all pages"

  public init() {}

  public func makeSink(_ options: NoOptions, in context: SinkContext) -> any Sink {
    ListSink(context: context)
  }
}
// end

// snippet: sink
struct ListSink: Sink {
  let context: SinkContext

  func write(_ event: ExportEvent) async throws {
    guard case .page(let document) = event else { return }
    try await context.output.replaceFiles(of: .object(document.page.id.object)) { files in
      try await files.write(OutputPath("\(document.page.id).txt")) { file in
        try file.write("\(document.place.title)\n\n")
        for try await event in document.content {
          guard case .enter(let node) = event else { continue }
          try file.write("\(node.block.richText?.plainText ?? "(\(node.block.type))")\n")
        }
      }
    }
  }

  func finish(_ summary: ExportSummary) async throws {
    try await context.output.replaceFiles(of: .named("list")) { files in
      try await files.write(OutputPath("list.txt")) { file in
        for try await page in context.workspace.pages { try file.write("\(page.place.title)\n") }
      }
    }
  }
}
// end

/// The context of the shorter snippets.
enum Snippets {
  // snippet: options
  public struct Options: SinkOptions {
    public enum Order: String, Codable, CaseIterable, Sendable { case title, time }

    public var order = Order.title
    public var depth = 3
    public var includesArchived = false
    public var tags: [String] = []
    public var title: String?

    public init() {}

    public static let help = [
      "order": "what pages are sorted by",
      "depth": "how many levels of headings the table of contents has",
      "includesArchived": "whether archived pages are listed",
      "tags": "only pages that have one of these tags",
      "title": "the title above the list, if not the workspace's",
    ]
  }
  // end

  static func refuse(_ options: Options) throws {
    // snippet: refusal
    guard (1...6).contains(options.depth) else {
      throw OptionError(option: "list.depth", detail: "expected 1 to 6, not \(options.depth)")
    }
    // end
  }

  static func replace(_ document: PageDocument, in context: SinkContext) async throws {
    // snippet: replace
    try await context.output.replaceFiles(of: .object(document.page.id.object)) { files in
      try await files.write(OutputPath("pages/\(document.page.id).txt")) { file in
        try file.write(document.place.title)
      }
    }
    // end
  }

  static func put(_ asset: Asset, in context: SinkContext) async throws {
    // snippet: asset
    try await context.output.replaceFiles(of: .asset(asset.key)) { files in
      if case .stored(let content) = asset.content {
        try await files.write(OutputPath("assets/\(content.sha256).bin"), content: content)
      }
    }
    // end
  }
}
