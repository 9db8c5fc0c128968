import NotionExportKit
import NotionModel
import NotionRendering

/// The YAML at the head of a page: what it is, and its properties with their types.
struct FrontMatter {
  let flavor: MarkdownFlavor
  let surroundings: PageSurroundings

  /// The front matter with its fences.
  func text(_ document: PageDocument, isFull: Bool) async throws -> String {
    let page = document.page
    var entries = Entries()
    begin(&entries, page.createdTime, page.lastEditedTime)
    if isFull {
      if let user = page.createdBy {
        // A property of that name says more of the page than who made it in Notion.
        let isTaken = page.properties.contains { $0.name.lowercased() == "author" && !isSaid($0) }
        entries.add(isTaken ? "created_by" : "author", string(try await surroundings.name(of: user)))
      }
      entries.add("icon", try await icon(page.icon))
      if let cover = page.cover { entries.add("cover", try await file(cover)) }
      entries.add("tags", tags(page))
      for property in page.properties where !isSaid(property) {
        for (name, node) in try await self.entries(of: property, in: document) { entries.add(name, node) }
      }
    }
    return try entries.text
  }

  /// The front matter of a database, which has no properties of its own.
  func text(created: Timestamp?, updated: Timestamp?, icon: Icon?, isFull: Bool) async throws -> String {
    var entries = Entries()
    begin(&entries, created, updated)
    if isFull { entries.add("icon", try await self.icon(icon)) }
    return try entries.text
  }

  private func begin(_ entries: inout Entries, _ created: Timestamp?, _ updated: Timestamp?) {
    let place = surroundings.place
    entries.add("title", string(place.title))
    if flavor == .obsidian, let name = place.document.last, name != place.title {
      // Obsidian finds notes by the names of their files, and by these.
      entries.add("aliases", .list([string(place.title)]))
    }
    // An id is like nothing else in YAML.
    entries.add("id", .plain("\(place.id)"))
    entries.add("created", created.map(time))
    entries.add("updated", updated.map(time))
  }

  /// Keys and values in their order; a key that is taken is told apart from the first.
  private struct Entries {
    private var entries: [YAMLValue.Entry] = []
    private var keys: Set<String> = []

    mutating func add(_ key: String, _ value: YAMLValue?) {
      guard let value else { return }
      var unique = key
      while !keys.insert(unique.lowercased()).inserted { unique += " (property)" }
      entries.append(YAMLValue.Entry(name: unique, value: value))
    }

    var text: String {
      get throws { "---\n\(try YAMLLines.text(entries))---\n" }
    }
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

  func string(_ text: String) -> YAMLValue {
    guard !text.utf8.allSatisfy({ $0 >= 0x20 }) else { return .text(text) }
    let clean = text.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }
    return .text(String(String.UnicodeScalarView(clean)))
  }

  /// A date or time as YAML types it; for Obsidian without the zone, with which it would be a text.
  func time(_ time: Timestamp) -> YAMLValue {
    var text = DateText.text(time)
    if flavor == .obsidian, text.count > 19 { text = String(text.prefix(19)) }
    return .plain(text)
  }

  // MARK: The page

  private func icon(_ icon: Icon?) async throws -> YAMLValue? {
    switch icon {
    case .emoji(let emoji): string(emoji)
    case .customEmoji(let emoji): emoji.name.map { string(":\($0):") }
    case .named(let name, _): string(name)
    case .file(let file): try await self.file(file)
    case .unknown, nil: nil
    }
  }

  /// Where a file is; for Obsidian as a link, which it follows.
  func file(_ file: FileReference) async throws -> YAMLValue? {
    guard let link = try await surroundings.file(file) else { return nil }
    if let wikiLink = wikiLink(link.link.local, link.name) { return wikiLink }
    return string(link.link.destination)
  }

  /// A link to a file as Obsidian has them in properties.
  func wikiLink(_ local: ResolvedLink.Local?, _ text: String) -> YAMLValue? {
    guard flavor == .obsidian, let local else { return nil }
    return (WikiLink.text(local, shows: text, inCell: false) ?? WikiLink.bare(local)).map { string($0) }
  }

  private func isTags(_ property: PropertyValue) -> Bool {
    guard case .multiSelect = property.content else { return false }
    return property.name.lowercased() == "tags"
  }

  private func tags(_ page: Page) -> YAMLValue? {
    for property in page.properties where isTags(property) {
      guard case .multiSelect(let options) = property.content else { continue }
      return .list(options.map { string(flavor == .obsidian ? Self.obsidianTag($0.name) : $0.name) })
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
