import NotionModel
import SinkRendering

/// The discussions of a page while it is written: those of each block, and the remaining ones.
struct PageComments {
  /// A discussion to write below the content.
  struct Entry {
    let thread: CommentThread
    /// The beginning of the commented block's text; `nil` for the page itself.
    let excerpt: String?
  }

  let style: CommentStyle
  /// The discussions of the page itself.
  let ofPage: [CommentThread]
  private var byBlock: [BlockID: [CommentThread]] = [:]
  /// The discussions with footnote marks, in order.
  private(set) var footnotes: [CommentThread] = []
  private var entries: [Entry] = []

  init(_ comments: [Comment], style: CommentStyle) {
    self.style = style
    let threads = style == .none ? [] : CommentThread.threads(of: comments)
    ofPage = threads.filter { $0.block == nil }
    for thread in threads {
      if let block = thread.block { byBlock[block, default: []].append(thread) }
    }
  }

  /// Returns the discussions of a block, and marks them as written.
  mutating func take(_ block: Block) -> [CommentThread] {
    guard !byBlock.isEmpty, let threads = byBlock.removeValue(forKey: block.id) else { return [] }
    switch style {
    case .appendix:
      let excerpt = Self.excerpt(of: block)
      entries += threads.map { Entry(thread: $0, excerpt: excerpt) }
      return []
    case .footnotes:
      footnotes += threads
      return threads
    case .hidden: return threads
    case .auto, .none: return []
    }
  }

  /// The entries below the content: the discussions of the page, then those of blocks without another
  /// position.
  var appendix: [Entry] {
    var all: [Entry] = []
    if style != .hidden {
      all += ofPage.map { thread in
        Entry(
          thread: thread, excerpt: thread.isOriginalContentDeleted ? CommentThread.deletedContent : nil)
      }
    }
    all += entries
    // Sorted by id, which is the same in every run, as the blocks have no order here.
    for block in byBlock.keys.sorted() {
      all += byBlock[block, default: []].map {
        Entry(thread: $0, excerpt: CommentThread.absentBlock)
      }
    }
    return all
  }

  private static func excerpt(of block: Block) -> String {
    let text = (block.richText?.plainText ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !text.isEmpty else { return "a block (\(block.type.name.replacing("_", with: " ")))" }
    return text.count > 60 ? "“\(text.prefix(59))…”" : "“\(text)”"
  }
}
