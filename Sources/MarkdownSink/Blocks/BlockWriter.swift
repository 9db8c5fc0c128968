import NotionExportKit
import NotionModel
import SinkRendering

/// Writes blocks as Markdown, one event at a time.
///
/// Its state is the open containers of the current block, and nothing that was written. Blank lines separate blocks, but
/// not the items of a list; every line begins with the prefix of its containers.
struct BlockWriter<References: MarkdownReferences> {
  let flavor: MarkdownFlavor
  let references: References

  /// The comments of the blocks to come.
  private(set) var comments: PageComments
  /// The marks of the comments on the current block.
  var marks = ""
  /// The blocks to come that need an anchor for links.
  private var named: Set<BlockID>
  /// The current block, if it needs an anchor and has none yet.
  var anchor: BlockID?
  /// The headings to come that need an anchor for a table of contents.
  var listed: Set<BlockID> = []
  /// The number of headings written so far.
  private(set) var headingCount = 0
  /// The number of open synced copies, whose blocks have their anchors at the original.
  private var openCopies = 0

  private(set) var prefix = ""
  var levels = [BlockLevel()]
  var frames: [BlockFrame] = []

  init(
    flavor: MarkdownFlavor, references: References, named: Set<BlockID> = [],
    comments: PageComments = PageComments([], style: .none)
  ) {
    self.flavor = flavor
    self.references = references
    self.named = named
    self.comments = comments
  }

  /// Notes that content precedes the blocks.
  mutating func beginAfterText() { level.isEmpty = false }

  mutating func write(_ event: BlockEvent, to file: inout OutputFile) async throws {
    switch event {
    case .enter(let node):
      marks = try await marks(for: node.block)
      let isNamed = openCopies == 0 && named.remove(node.block.id) != nil
      if listed.remove(node.block.id) != nil || isNamed { anchor = node.block.id }
      if node.block.headingLevel != nil, node.block.richText != nil { headingCount += 1 }
      if case .synced = node.children { openCopies += 1 }
      if !node.block.isListItem { level.breakList() }
      try beginAnchor(node.block, &file)
      try await enter(node, &file)
      try endAnchor(&file)
      try writeMarks(&file)
    case .leave(let node):
      if case .synced = node.children { openCopies -= 1 }
      try leave(node, &file)
      try writeMarks(&file)
    case .enterSection(let part):
      let title = RichTextRun(part.section.title, annotations: .boldText)
      try paragraph(try await text(RichText([title])), id: nil, &file)
      if let reason = part.unavailable { try writeUnavailable(reason, &file) }
    case .leaveSection: level.breakList()
    case .unavailable(let reason):
      // A table contains only rows.
      if let frame = frames.last, frame.table != nil {
        frames[frames.count - 1].missing.append(reason)
      } else {
        try writeUnavailable(reason, &file)
      }
    @unknown default: break
    }
  }

  /// Ends the last list.
  mutating func finish(_ file: inout OutputFile) throws { try closeHTMLList(&file) }

  var level: BlockLevel {
    get { levels[levels.count - 1] }
    set { levels[levels.count - 1] = newValue }
  }

  // MARK: Lines

  /// Begins a block that is not a list item.
  mutating func begin(_ file: inout OutputFile) throws {
    try closeHTMLList(&file)
    level.interruptList()
    try separate(&file)
  }

  mutating func separate(_ file: inout OutputFile) throws {
    if !level.isEmpty { try blankLine(&file) }
    level.isEmpty = false
    level.hasBlocks = true
  }

  func blankLine(_ file: inout OutputFile) throws {
    var end = prefix.utf8.endIndex
    while end > prefix.utf8.startIndex, prefix.utf8[prefix.utf8.index(before: end)] == 0x20 {
      end = prefix.utf8.index(before: end)
    }
    try file.write(prefix[..<end])
    try file.write("\n")
  }

  /// Writes lines, each after the prefix of its containers and after `first` or, from the second line on, `rest`.
  func lines(
    _ text: some StringProtocol, first: String = "", rest: String = "", _ file: inout OutputFile
  ) throws {
    let bytes = text.utf8
    var start = bytes.startIndex
    var mark = first
    while true {
      // A search by bytes is faster than one by characters.
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
      if start == end, mark.isEmpty {
        try blankLine(&file)
      } else {
        try file.write(prefix)
        try file.write(mark)
        try file.write(bytes[start..<end])
        try file.write("\n")
      }
      guard end < bytes.endIndex else { return }
      start = bytes.index(after: end)
      mark = rest
    }
  }

  // MARK: Containers

  /// Opens a frame whose children belong to the enclosing level.
  mutating func openTransparent() { frames.append(BlockFrame(prefixLength: prefix.utf8.count)) }

  /// Opens a frame whose children have their own level and a longer prefix.
  mutating func open(
    _ addition: String, isEmpty: Bool, isListItem: Bool = false, closing: String? = nil
  ) {
    frames.append(BlockFrame(prefixLength: prefix.utf8.count, ownsLevel: true, closing: closing))
    prefix += addition
    levels.append(BlockLevel(isEmpty: isEmpty, isListItem: isListItem))
  }

  private mutating func leave(_ node: BlockNode, _ file: inout OutputFile) throws {
    if case .unavailable(let reason) = node.children, node.block.type != .unsupported {
      try writeUnavailable(reason, &file)
    }
    guard let frame = frames.popLast() else { return }
    marks = frame.marks
    if frame.ownsLevel { try closeHTMLList(&file) }
    // An empty quote is still a quote, and separates the lists around it.
    if frame.ownsLevel, level.isEmpty { try blankLine(&file) }
    if let table = frame.table { try closeTable(table, &file) }
    for reason in frame.missing { try writeUnavailable(reason, &file) }
    if let closing = frame.closing {
      try blankLine(&file)
      prefix = String(prefix.utf8.prefix(frame.prefixLength)) ?? ""
      try lines(closing, &file)
    }
    prefix = String(prefix.utf8.prefix(frame.prefixLength)) ?? ""
    // The content of the block shared a level with the next blocks, and must not continue into them.
    if frame.ownsLevel { levels.removeLast() } else { level.breakList() }
    for anchor in frame.anchors { try line(anchor, &file) }
  }

  private mutating func writeUnavailable(_ reason: String, _ file: inout OutputFile) throws {
    try begin(&file)
    try lines(flavor.notice(MissingText.blocks(reason)), &file)
  }

  // MARK: Text

  func text(_ richText: RichText, color: TextColor = .default) async throws -> StyledText {
    // Most texts have no references.
    if let spans = StyledText(unlinked: richText, color: color) { return spans }
    return try await StyledText(richText, color: color, references: references)
  }

  func markdown(_ text: StyledText, _ context: TextContext = .paragraph) -> String {
    InlineWriter(flavor, in: context).markdown(text)
  }

  func html(_ text: StyledText) -> String { HTMLTags.html(text) }

  mutating func paragraph(_ text: StyledText, id: BlockID?, _ file: inout OutputFile) throws {
    let markdown = markdown(text)
    guard !markdown.isEmpty else {
      // An empty paragraph separates lists, and has no other effect.
      level.breakList()
      return
    }
    try begin(&file)
    try lines(markdown + ending(id), &file)
  }

  /// Returns the end of the text of a block: the marks of its comments, and its anchor if it belongs there.
  mutating func ending(_ id: BlockID?, takesAnchor: Bool = true) -> String {
    guard let id else { return "" }
    defer { marks = "" }
    return marks + (takesAnchor && anchor == id ? takeAnchor() : "")
  }

  // MARK: Names of blocks

  /// Returns the anchor of the block for the end of its text.
  mutating func takeAnchor() -> String {
    guard let id = anchor else { return "" }
    anchor = nil
    return (flavor == .obsidian ? " " : "") + BlockAnchor.mark(id, flavor)
  }

  /// Writes the anchor of a block before it, unless its text contains it.
  private mutating func beginAnchor(_ block: Block, _ file: inout OutputFile) throws {
    guard let id = anchor, flavor != .obsidian, !block.takesAnchor, frames.last?.table == nil else { return }
    anchor = nil
    try line(BlockAnchor.mark(id, flavor), &file)
  }

  /// Keeps an anchor that no text contains: in Obsidian it follows the block and its content.
  private mutating func endAnchor(_ file: inout OutputFile) throws {
    guard let id = anchor else { return }
    anchor = nil
    // Nothing may separate the rows of a table.
    let table = frames.lastIndex { $0.table != nil }
    if let index = table ?? frames.indices.last {
      frames[index].anchors.append(BlockAnchor.mark(id, flavor))
    } else {
      try line(BlockAnchor.mark(id, flavor), &file)
    }
  }

  private mutating func line(_ text: String, _ file: inout OutputFile) throws {
    try begin(&file)
    try lines(text, &file)
  }

  private mutating func marks(for block: Block) async throws -> String {
    let first = comments.footnotes.count + 1
    let threads = comments.take(block)
    if comments.style == .footnotes { return threads.indices.map { "[^\(first + $0)]" }.joined() }
    var marks = ""
    for thread in threads {
      marks += " " + (try await CommentText(flavor: flavor, references: references).hidden(thread))
    }
    return marks
  }

  /// Writes marks that no text contains on a separate line; those of a table follow after its end.
  private mutating func writeMarks(_ file: inout OutputFile) throws {
    guard !marks.isEmpty else { return }
    if let index = frames.indices.last, frames[index].table != nil {
      frames[index].marks = marks
    } else {
      try begin(&file)
      try lines(marks.trimmingWhitespace, &file)
    }
    marks = ""
  }
}

extension Annotations {
  static var boldText: Annotations {
    var annotations = Annotations()
    annotations.bold = true
    return annotations
  }
}

extension Block {
  /// Whether it is an item of a list.
  var isListItem: Bool {
    type == .bulletedListItem || type == .numberedListItem || type == .toDo
  }

  /// Whether its text contains its anchor.
  fileprivate var takesAnchor: Bool { isListItem || type == .paragraph || type == .tableRow }
}
