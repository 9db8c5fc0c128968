import NotionExportKit
import NotionModel
import SinkRendering

/// The YAML front matter of a page: its metadata, and its properties with their types.
struct FrontMatter {
  let flavor: MarkdownFlavor
  let links: MarkdownDocumentLinks

  /// Returns the front matter with its fences.
  func text(of document: PageDocument, isFull: Bool) async throws -> String {
    let page = document.page
    var entries = Entries()
    begin(&entries, page.createdTime, page.lastEditedTime)
    if document.place.isArchived { entries.add("archived", .plain("true")) }
    if isFull {
      if let user = page.createdBy {
        // A property with that name is more relevant than the author in Notion.
        let isTaken = page.properties.contains { $0.name.lowercased() == "author" && !isCovered($0) }
        entries.add(isTaken ? "created_by" : "author", string(try await links.name(of: user)))
      }
      entries.add("icon", try await icon(page.icon))
      if let cover = page.cover { entries.add("cover", try await file(cover)) }
      entries.add("tags", try await tags(document))
      for property in page.properties where !isCovered(property) {
        if let list = ObsidianList(property, flavor) {
          entries.addList(list.rawValue, try await values(of: property, in: document, as: list))
          continue
        }
        for (name, node) in try await self.entries(of: property, in: document) { entries.add(name, node) }
      }
    }
    return try entries.text
  }

  /// Returns the front matter of a database, which has no properties of its own.
  func text(created: Timestamp?, updated: Timestamp?, icon: Icon?, isFull: Bool) async throws -> String {
    var entries = Entries()
    begin(&entries, created, updated)
    if isFull { entries.add("icon", try await self.icon(icon)) }
    return try entries.text
  }

  private func begin(_ entries: inout Entries, _ created: Timestamp?, _ updated: Timestamp?) {
    let location = links.location
    entries.add("title", string(location.title))
    if flavor == .obsidian, let name = location.document.last, name != location.title {
      // Obsidian finds notes by their file names, and by these.
      entries.addList("aliases", [string(location.title)])
    }
    // An id resembles no other YAML type.
    entries.add("id", .plain("\(location.id)"))
    entries.add("created", created.map(time))
    entries.add("updated", updated.map(time))
  }

  /// Keys and values in order; a duplicate key is made unique.
  private struct Entries {
    private var entries: [YAMLValue.Entry] = []
    private var keys: Set<String> = []

    mutating func add(_ key: String, _ value: YAMLValue?) {
      guard let value else { return }
      var unique = key
      while !keys.insert(unique.lowercased()).inserted { unique += " (property)" }
      entries.append(YAMLValue.Entry(name: unique, value: value))
    }

    /// Adds values to a list, of which there is one for each name.
    mutating func addList(_ key: String, _ values: [YAMLValue]) {
      guard let index = entries.firstIndex(where: { $0.name == key }),
        case .list(let known) = entries[index].value
      else { return add(key, .list(values)) }
      let new = values.filter { !known.contains($0) }
      entries[index] = YAMLValue.Entry(name: key, value: .list(known + new))
    }

    var text: String {
      get throws { "---\n\(try YAMLValue.entries(entries).document)---\n" }
    }
  }

  /// Returns whether the front matter already contains the value of a property.
  private func isCovered(_ property: PropertyValue) -> Bool {
    if case .unknown = property.content { return false }
    let entries: [PropertyType: String] = [
      .createdTime: "created", .lastEditedTime: "updated", .createdBy: "author",
    ]
    if let entry = entries[property.type] { return property.name.lowercased() == entry }
    return property.type == .title || property.type == .button || isTags(property)
  }

  // MARK: Scalars

  func string(_ text: String) -> YAMLValue {
    guard !text.utf8.allSatisfy({ $0 >= 0x20 }) else { return .text(text) }
    let clean = text.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }
    return .text(String(String.UnicodeScalarView(clean)))
  }

  /// Returns a date or time in YAML's form; for Obsidian without the zone, with which it would be a text.
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
    @unknown default: nil
    }
  }

  /// Returns the location of a file; for Obsidian as a link, which it follows.
  func file(_ file: FileReference) async throws -> YAMLValue? {
    guard let link = try await links.file(file) else { return nil }
    if let wikiLink = wikiLink(link.link.local, link.name) { return wikiLink }
    return string(SafeLink(link.link) == nil ? link.name : link.link.destination)
  }

  /// Returns a link to a file in the form of Obsidian's properties.
  func wikiLink(_ local: ResolvedLink.Local?, _ text: String) -> YAMLValue? {
    guard flavor == .obsidian, let local else { return nil }
    return (WikiLink.text(local, shows: text, inCell: false) ?? WikiLink.bare(local)).map { string($0) }
  }

  private func isTags(_ property: PropertyValue) -> Bool {
    guard case .multiSelect = property.content else { return false }
    return property.name.lowercased() == "tags"
  }

  private func tags(_ document: PageDocument) async throws -> YAMLValue? {
    for property in document.page.properties where isTags(property) {
      var options: [String] = []
      if case .multiSelect(let some) = property.content { options = some.map(\.name) }
      guard flavor == .obsidian else { return .list(options.map(string)) }
      return .list(
        try await ObsidianTag.tags(for: options, of: property, in: document, workspace).map(string))
    }
    return nil
  }

  var workspace: any WorkspaceReader { links.context.workspace }
}
