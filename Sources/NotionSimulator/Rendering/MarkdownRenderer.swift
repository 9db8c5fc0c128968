import NotionModel

/// The Markdown that `GET /pages/{id}/markdown` returns: readable, and lossy like Notion's.
struct MarkdownRenderer {
  /// Maximum number of blocks in a response.
  static let recordLimit = 20_000

  private var writer: ObjectWriter
  private var lines: [String] = []
  private var budget: Int
  /// Blocks whose children exceed the limit.
  private(set) var unknownBlocks: [ObjectID] = []

  init(_ writer: ObjectWriter, limit: Int) {
    self.writer = writer
    budget = limit
  }

  var text: String { lines.joined(separator: "\n") }

  private var workspace: SimulatedWorkspace { writer.workspace }

  mutating func write(childrenOf id: ObjectID, indent: String = "") {
    let children = workspace.children(of: id)
    guard budget >= children.count else { return unknownBlocks.append(id) }
    budget -= children.count
    for child in children { write(child, indent) }
  }

  private mutating func write(_ id: ObjectID, _ indent: String) {
    if workspace.page(id) != nil {
      return lines.append(
        "\(indent)<page url=\"\(writer.url(of: id))\">\(workspace.title(of: id) ?? "")</page>")
    }
    if workspace.database(id) != nil {
      return lines.append(
        "\(indent)<database url=\"\(writer.url(of: id))\">\(workspace.title(of: id) ?? "")</database>")
    }
    guard let block = workspace.block(id) else { return }
    lines.append(indent + line(block))
    if block.childrenRefusal == nil { write(childrenOf: id, indent: indent + "\t") }
  }

  private func line(_ block: BlockRecord) -> String {
    let text = Self.markdown(block.payload["rich_text"]?.array ?? [], writer)
    switch block.type {
    case "paragraph": return text.isEmpty ? "<empty-block/>" : text
    case "heading_1": return "# " + text
    case "heading_2": return "## " + text
    case "heading_3": return "### " + text
    case "heading_4": return "#### " + text
    case "bulleted_list_item": return "- " + text
    case "numbered_list_item": return "1. " + text
    case "to_do": return (block.payload["checked"]?.bool ?? false ? "- [x] " : "- [ ] ") + text
    case "quote": return "> " + text
    case "toggle": return "<details><summary>\(text)</summary></details>"
    case "callout": return "<callout>\(text)</callout>"
    case "code": return "```\(block.payload["language"]?.string ?? "")\n\(text)\n```"
    case "equation": return "$$\n\(block.payload["expression"]?.string ?? "")\n$$"
    case "divider": return "---"
    case "table_of_contents": return "<table_of_contents/>"
    case "table": return "<table>"
    case "table_row":
      let cells = block.payload["cells"]?.array?.map { Self.markdown($0.array ?? [], writer) } ?? []
      return "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>"
    case "column_list": return "<columns>"
    case "column": return "<column>"
    case "synced_block": return "<synced_block>"
    case "tab": return "<tabs>"
    case "image", "video", "pdf", "audio", "file":
      return "![\(Self.markdown(block.payload["caption"]?.array ?? [], writer))](\(address(block)))"
    default: return "<unknown url=\"\(writer.url(of: block.id))\" alt=\"\(block.type)\"/>"
    }
  }

  private func address(_ block: BlockRecord) -> String {
    var copy = writer
    copy.json = JSONWriter()
    copy.write(block.payload["file"] ?? block.payload["external"] ?? .null)
    let json = try? JSONSlice(validating: copy.json.bytes).decode(JSONValue.self)
    return json?["url"]?.string ?? ""
  }

  private static func markdown(_ runs: [JSONValue], _ writer: ObjectWriter) -> String {
    var copy = writer
    copy.json = JSONWriter()
    copy.write(.array(runs))
    let filled = try? JSONSlice(validating: copy.json.bytes).decode(JSONValue.self)
    return (filled?.array ?? []).map { run -> String in
      var text = run["plain_text"]?.string ?? ""
      let annotations = run["annotations"]
      if annotations?["code"]?.bool ?? false { text = "`\(text)`" }
      if annotations?["bold"]?.bool ?? false { text = "**\(text)**" }
      if annotations?["italic"]?.bool ?? false { text = "*\(text)*" }
      if annotations?["strikethrough"]?.bool ?? false { text = "~~\(text)~~" }
      if let href = run["href"]?.string { text = "[\(text)](\(href))" }
      if run["type"]?.string == "equation" { text = "$`\(text)`$" }
      return text
    }.joined()
  }
}
