import NotionExportKit
import NotionModel
import NotionRendering
import Yams

/// The YAML at the head of a page: what it is, and its properties with their types.
struct FrontMatter {
  let flavor: MarkdownFlavor
  let surroundings: PageSurroundings

  /// The front matter with its fences.
  func text(_ document: PageDocument, isFull: Bool) async throws -> String {
    var pairs: [(Node, Node)] = []
    var keys: Set<String> = []
    func add(_ key: String, _ value: Node?) {
      guard let value else { return }
      var unique = key
      while !keys.insert(unique.lowercased()).inserted { unique += " (property)" }
      pairs.append((string(unique), value))
    }
    let page = document.page
    add("title", string(surroundings.place.title))
    if flavor == .obsidian, let name = surroundings.place.path.last, name != surroundings.place.title {
      // Obsidian finds notes by the names of their files, and by these.
      add("aliases", list([string(surroundings.place.title)]))
    }
    add("id", string("\(page.id)"))
    add("created", page.createdTime.map(time))
    add("updated", page.lastEditedTime.map(time))
    if isFull {
      if let user = page.createdBy { add("author", string(try await surroundings.name(of: user))) }
      add("icon", try await icon(page.icon))
      if let cover = page.cover { add("cover", try await file(cover)) }
      add("tags", tags(page))
      for property in page.properties where !isSaid(property) {
        for (name, node) in try await entries(of: property, in: document) { add(name, node) }
      }
    }
    var characters = YAMLCharacters()
    let node = characters.replaced(Node.mapping(Node.Mapping(pairs)))
    let yaml = try Yams.serialize(node: node, width: -1, allowUnicode: true, sortKeys: false)
    return "---\n\(characters.restored(yaml))---\n"
  }

  /// Whether a property says what stands in the front matter anyway.
  private func isSaid(_ property: PropertyValue) -> Bool {
    switch property.content {
    case .title, .button: true
    case .createdTime: property.name.lowercased() == "created"
    case .lastEditedTime: property.name.lowercased() == "updated"
    case .createdBy: property.name.lowercased() == "author"
    case .multiSelect: isTags(property)
    default: false
    }
  }

  // MARK: Scalars

  func string(_ text: String) -> Node {
    let clean = String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }))
    return .scalar(clean.represented())
  }

  func plain(_ text: String) -> Node { .scalar(Node.Scalar(text, Tag(.implicit), .plain)) }

  func list(_ nodes: [Node]) -> Node { .sequence(Node.Sequence(nodes)) }

  /// A date or time as YAML types it; for Obsidian without the zone, with which it would be a text.
  func time(_ time: Timestamp) -> Node {
    var text = DateText.text(time)
    if flavor == .obsidian, text.count > 19 { text = String(text.prefix(19)) }
    return plain(text)
  }

  // MARK: The page

  private func icon(_ icon: Icon?) async throws -> Node? {
    switch icon {
    case .emoji(let emoji): string(emoji)
    case .customEmoji(let emoji): emoji.name.map { string(":\($0):") }
    case .named(let name, _): string(name)
    case .file(let file): try await self.file(file)
    case .unknown, nil: nil
    }
  }

  /// Where a file is; for Obsidian as a link, which it follows.
  func file(_ file: FileReference) async throws -> Node? {
    guard let link = try await surroundings.file(file) else { return nil }
    if flavor == .obsidian, let local = link.link.local,
      let wikiLink = WikiLink.text(local, shows: link.name, inCell: false)
    {
      return string(wikiLink)
    }
    return string(link.link.destination)
  }

  private func isTags(_ property: PropertyValue) -> Bool {
    guard case .multiSelect = property.content else { return false }
    return property.name.lowercased() == "tags"
  }

  private func tags(_ page: Page) -> Node? {
    for property in page.properties where isTags(property) {
      guard case .multiSelect(let options) = property.content else { continue }
      return list(options.map { string(flavor == .obsidian ? Self.obsidianTag($0.name) : $0.name) })
    }
    return nil
  }

  /// A tag as Obsidian takes it: letters, digits, `_`, `-` and `/`, and not of digits alone.
  static func obsidianTag(_ name: String) -> String {
    var tag = ""
    for character in name {
      let isEmoji = !character.isASCII && !character.isWhitespace && !character.isPunctuation
      if character.isLetter || character.isNumber || "_-/".contains(character) || isEmoji {
        tag.append(character)
      } else if tag.last != "-" {
        tag.append("-")
      }
    }
    while tag.count > 1, tag.last == "-" { tag.removeLast() }
    return tag.allSatisfy(\.isNumber) ? "\(tag)_" : tag
  }
}
