import NotionExportKit
import NotionModel
import NotionRendering

/// Writes blocks as Markdown, one event at a time.
///
/// It holds what is open around the current block and nothing of what was written. Blocks are parted by
/// blank lines, items of a list by none; every line carries the prefix of the containers around it.
struct BlockWriter<Surroundings: BlockSurroundings> {
  let flavor: MarkdownFlavor
  let surroundings: Surroundings

  /// What is said of the blocks that come.
  private(set) var comments: PageComments
  /// What marks the comments on the block that is being written.
  var marks = ""
  /// The blocks that links find by a name, and that have not come yet.
  private var named: Set<BlockID>
  /// The block that is being written, where links find it by a name and it has none yet.
  var anchor: BlockID?
  /// The headings to come that a table of contents finds by a name, wherever they stand.
  var listed: Set<BlockID> = []
  /// The number of headings that were written.
  private(set) var headingCount = 0
  /// How many synced copies are open: what they show has its names where it stands itself.
  private var openCopies = 0

  private(set) var prefix = ""
  var levels = [BlockLevel()]
  var frames: [BlockFrame] = []

  init(
    flavor: MarkdownFlavor, surroundings: Surroundings, named: Set<BlockID> = [],
    comments: PageComments = PageComments([], style: .none)
  ) {
    self.flavor = flavor
    self.surroundings = surroundings
    self.named = named
    self.comments = comments
  }

  /// Says that something stands above the blocks already.
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
      // Nothing but rows stands in a table.
      if let frame = frames.last, frame.table != nil {
        frames[frames.count - 1].missing.append(reason)
      } else {
        try writeUnavailable(reason, &file)
      }
    }
  }

  /// Ends the last list.
  mutating func finish(_ file: inout OutputFile) throws { try closeHTMLList(&file) }

  var level: BlockLevel {
    get { levels[levels.count - 1] }
    set { levels[levels.count - 1] = newValue }
  }

  // MARK: Lines

  /// Begins a block that is no list item.
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

  /// Writes lines, each after the prefix of its containers; `first` stands before the first, `rest` before the others.
  func lines(
    _ text: some StringProtocol, first: String = "", rest: String = "", _ file: inout OutputFile
  ) throws {
    let bytes = text.utf8
    var start = bytes.startIndex
    var mark = first
    while true {
      // Bytes are compared, not characters: most lines are long, and none is looked at more closely.
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

  /// Opens a frame whose children stand in the level around it.
  mutating func openTransparent() { frames.append(BlockFrame(prefixLength: prefix.utf8.count)) }

  /// Opens a frame whose children stand in a level of their own, behind a longer prefix.
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
    // A quote in which nothing is to be seen is still one, and parts the lists around it.
    if frame.ownsLevel, level.isEmpty { try blankLine(&file) }
    if let table = frame.table { try closeTable(table, &file) }
    for reason in frame.missing { try writeUnavailable(reason, &file) }
    if let closing = frame.closing {
      try blankLine(&file)
      prefix = String(prefix.utf8.prefix(frame.prefixLength)) ?? ""
      try lines(closing, &file)
    }
    prefix = String(prefix.utf8.prefix(frame.prefixLength)) ?? ""
    // What the block held shares the level of what follows it, and is no part of that.
    if frame.ownsLevel { levels.removeLast() } else { level.breakList() }
    for anchor in frame.anchors { try line(anchor, &file) }
  }

  private mutating func writeUnavailable(_ reason: String, _ file: inout OutputFile) throws {
    try begin(&file)
    try lines(note(MissingText.blocks(reason)), &file)
  }

  func note(_ text: String) -> String { flavor.note(text) }

  // MARK: Text

  func text(_ richText: RichText, color: TextColor = .default) async throws -> TextSpans {
    // Before anything is handed over, as most texts refer to nothing.
    if let spans = TextSpans(unlinked: richText, color: color) { return spans }
    return try await TextSpans(richText, color: color, references: surroundings)
  }

  func markdown(_ text: TextSpans, _ context: TextContext = .paragraph) -> String {
    InlineStyle(flavor, in: context).markdown(text)
  }

  func html(_ text: TextSpans) -> String { HTMLTags.html(text) }

  mutating func paragraph(_ text: TextSpans, id: BlockID?, _ file: inout OutputFile) throws {
    let markdown = markdown(text)
    guard !markdown.isEmpty else {
      // An empty line of Notion's parts lists and shows nothing else.
      level.breakList()
      return
    }
    try begin(&file)
    try lines(markdown + ending(id), &file)
  }

  /// What stands behind the text of a block: the marks of its comments, and its name where it may have it there.
  mutating func ending(_ id: BlockID?, takesAnchor: Bool = true) -> String {
    guard let id else { return "" }
    defer { marks = "" }
    return marks + (takesAnchor && anchor == id ? takeAnchor() : "")
  }

  // MARK: Names of blocks

  /// The name of the block, for the end of its text.
  mutating func takeAnchor() -> String {
    guard let id = anchor else { return "" }
    anchor = nil
    return (flavor == .obsidian ? " " : "") + BlockAnchor.mark(id, flavor)
  }

  /// Writes a block's name in front of it, unless its text takes it.
  private mutating func beginAnchor(_ block: Block, _ file: inout OutputFile) throws {
    guard let id = anchor, flavor != .obsidian, !block.takesAnchor, frames.last?.table == nil else { return }
    anchor = nil
    try line(BlockAnchor.mark(id, flavor), &file)
  }

  /// Keeps a name that no text took: in Obsidian it stands behind the block and all that is in it.
  private mutating func endAnchor(_ file: inout OutputFile) throws {
    guard let id = anchor else { return }
    anchor = nil
    // Between the rows of a table nothing may stand.
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
      marks += " " + (try await CommentText(flavor: flavor, surroundings: surroundings).hidden(thread))
    }
    return marks
  }

  /// Writes marks that no text took, in a line of their own; those of a table wait for its end.
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

  /// Whether its name stands in its text.
  fileprivate var takesAnchor: Bool { isListItem || type == .paragraph || type == .tableRow }
}

extension MeetingNotesSection {
  var title: String {
    switch self {
    case .summary: "Summary"
    case .notes: "Notes"
    case .transcript: "Transcript"
    }
  }
}
