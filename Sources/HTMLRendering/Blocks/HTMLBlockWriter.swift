public import NotionExportKit
public import NotionModel
internal import SinkRendering

/// Writes blocks as HTML, one event at a time.
///
/// Its memory is bounded by the nesting of blocks: it holds the state of the open elements only.
///
/// ```swift
/// var blocks = HTMLBlockWriter(references: links, in: html)
/// for try await event in page.content {
///   try await blocks.write(event, to: &html)
///   try html.drain(to: &file)
/// }
/// try blocks.finish(&html)
/// ```
public struct HTMLBlockWriter<References: HTMLReferences>: Sendable {
  let references: References
  private var anchors = BlockAnchors()
  private(set) var frames: [ElementFrame] = []
  private var levels: [ElementLevel]
  /// The possible targets of links.
  private let linked: Set<BlockID>
  /// The linked blocks that were written with their own anchor.
  public private(set) var shown: Set<BlockID> = []
  /// The levels of the headings above the next one.
  var openHeadings: [Int] = []

  /// Creates a writer whose blocks are in the innermost open element.
  ///
  /// - Parameters:
  ///   - references: the links, files and headings of the page.
  ///   - linked: the blocks to record in ``shown`` when they are written.
  ///   - html: the output.
  public init(
    references: References, linked: Set<BlockID> = [], in html: borrowing HTMLWriter
  ) {
    self.references = references
    self.linked = linked
    levels = [ElementLevel(depth: html.depth)]
  }

  /// Writes an event of a page's content.
  ///
  /// - Throws: an error of reading the archive, or ``HTMLWriterError``.
  public mutating func write(_ event: BlockEvent, to html: inout HTMLWriter) async throws {
    switch event {
    case .enter(let node):
      let anchor = anchors.enter(node)
      if linked.contains(node.block.id), anchor == BlockAnchors.name(of: node.block.id) {
        shown.insert(node.block.id)
      }
      try await enter(node, anchor: anchor, &html)
    case .leave(let node):
      try leave(node, &html)
      anchors.leave(node)
    case .enterSection(let part): try enter(part, &html)
    case .leaveSection: try leaveFrame(&html)
    case .unavailable(let reason): try writeMissing(reason, &html)
    }
  }

  /// Closes the elements that are still open.
  public mutating func finish(_ html: inout HTMLWriter) throws { try html.close(to: levels[0].depth) }

  // MARK: Levels

  var level: ElementLevel {
    get { levels[levels.count - 1] }
    set { levels[levels.count - 1] = newValue }
  }

  var role: ElementFrame.Role {
    get { frames.last?.role ?? .plain }
    set { if !frames.isEmpty { frames[frames.count - 1].role = newValue } }
  }

  /// Ends the current list before a block that is not an item.
  mutating func begin(_ html: inout HTMLWriter) throws {
    try endList(&html)
    level.numbering.interrupt()
  }

  /// Ends the list of the previous block.
  mutating func endList(_ html: inout HTMLWriter) throws {
    guard level.list != nil else { return }
    level.list = nil
    try html.close(to: level.depth)
    try html.lineEnd()
  }

  /// Opens a frame for a block that is complete.
  mutating func openLeaf(_ html: borrowing HTMLWriter) { frames.append(ElementFrame(depth: html.depth)) }

  /// Opens a frame whose children are in the innermost open element; leaving it closes elements down to `depth`.
  mutating func openContainer(
    from depth: Int, role: ElementFrame.Role = .plain, _ html: borrowing HTMLWriter
  ) {
    frames.append(ElementFrame(depth: depth, ownsLevel: true, role: role))
    levels.append(ElementLevel(depth: html.depth))
  }

  /// Merges the two innermost frames, for a block with an additional element around it.
  mutating func mergeFrames() {
    guard frames.count > 1 else { return }
    let inner = frames.removeLast()
    let outer = frames.removeLast()
    if inner.ownsLevel { levels.remove(at: levels.count - 2) }
    frames.append(ElementFrame(depth: outer.depth, ownsLevel: true, role: inner.role))
  }

  private mutating func leave(_ node: BlockNode, _ html: inout HTMLWriter) throws {
    if case .unavailable(let reason) = node.children, node.block.type != .unsupported {
      if frames.last?.ownsLevel == true { try begin(&html) }
      try notice(MissingText.blocks(reason), anchor: nil, &html)
    }
    try leaveFrame(&html)
  }

  private mutating func writeMissing(_ reason: String, _ html: inout HTMLWriter) throws {
    guard case .table(let table) = role else {
      try begin(&html)
      return try notice(MissingText.blocks(reason), anchor: nil, &html)
    }
    let depth = try openRow(across: table, &html)
    try notice(MissingText.blocks(reason), anchor: nil, &html)
    try html.close(to: depth)
    try html.lineEnd()
  }

  private mutating func leaveFrame(_ html: inout HTMLWriter) throws {
    guard let frame = frames.popLast() else { return }
    if frame.ownsLevel { levels.removeLast() }
    guard html.depth > frame.depth else { return }
    try html.close(to: frame.depth)
    try html.lineEnd()
  }

  private mutating func enter(_ part: MeetingNotesPart, _ html: inout HTMLWriter) throws {
    try begin(&html)
    let depth = html.depth
    try html.open("div", ("class", "meeting-part"))
    try html.element("p", ("class", "part-title"), text: part.section.title)
    try html.lineEnd()
    if let reason = part.unavailable {
      try notice(MissingText.blocks(reason), anchor: nil, &html)
    }
    openContainer(from: depth, html)
  }

  // MARK: Text

  func text(_ richText: RichText) async throws -> InlineText {
    try await InlineText(richText, references: references)
  }

  /// Writes an element around a text.
  func line(
    _ name: StaticString, _ text: InlineText, classes: String? = nil, anchor: String? = nil,
    _ html: inout HTMLWriter
  ) throws {
    try html.open(name, ("id", anchor), ("class", classes))
    try html.inline(text)
    try html.close()
  }

  /// Writes a notice in place of content that cannot be shown.
  func notice(_ text: String, anchor: String?, _ html: inout HTMLWriter) throws {
    try html.element("p", ("id", anchor), ("class", "notice"), text: text)
    try html.lineEnd()
  }
}

/// The elements of an open block, which are closed when it is left.
struct ElementFrame {
  /// The role of the block's children.
  enum Role {
    case plain
    /// The rows of a table.
    case table(Table)
    /// The panes of tabs.
    case tabs(Tabs)
  }

  /// A table before its rows.
  struct Table {
    let width: Int
    let hasColumnHeader: Bool
    let hasRowHeader: Bool
    var rowCount = 0
    var hasBody = false
  }

  /// Tabs before their panes.
  struct Tabs {
    let group: String
    var count = 0
  }

  /// The number of open elements before the block.
  let depth: Int
  /// Whether the block's children have a level of their own.
  var ownsLevel = false
  var role = Role.plain
}

/// The open list of an element while blocks are written into it.
struct ElementLevel {
  /// The kinds of list.
  enum ListFamily: Hashable {
    case bullets, tasks
    case numbers
  }

  /// The number of open elements in the container outside of lists.
  let depth: Int
  /// The list of the previous block.
  var list: ListFamily?
  var numbering = ListNumbering()
}
