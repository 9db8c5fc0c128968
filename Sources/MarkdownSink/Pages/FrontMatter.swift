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
    add("id", string("\(page.id)"))
    add("created", page.createdTime.map(time))
    add("updated", page.lastEditedTime.map(time))
    if isFull {
      if let user = page.createdBy { add("author", string(try await surroundings.name(of: user))) }
      add("icon", try await icon(page.icon))
      if let cover = page.cover {
        add("cover", string(try await surroundings.file(cover)?.link.destination ?? ""))
      }
      add("tags", tags(page))
      for property in page.properties where property.type != .title && !isTags(property) {
        add(property.name, try await value(of: property, in: document))
      }
    }
    var characters = YAMLCharacters()
    let node = characters.replaced(Node.mapping(Node.Mapping(pairs)))
    let yaml = try Yams.serialize(node: node, width: -1, allowUnicode: true, sortKeys: false)
    return "---\n\(characters.restored(yaml))---\n"
  }

  // MARK: Scalars

  private func string(_ text: String) -> Node {
    let clean = String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }))
    return .scalar(clean.represented())
  }

  private func plain(_ text: String) -> Node { .scalar(Node.Scalar(text, Tag(.implicit), .plain)) }

  private func list(_ nodes: [Node]) -> Node { .sequence(Node.Sequence(nodes)) }

  private func number(_ number: JSONNumber) -> Node { plain(number.text) }

  /// A date or time as YAML and Obsidian type them: without milliseconds.
  private func time(_ time: Timestamp) -> Node {
    var text = DateText.text(time)
    if flavor == .obsidian, text.count > 19 { text = String(text.prefix(19)) }
    return plain(text)
  }

  private func date(_ date: DateValue) -> Node {
    guard date.end != nil || date.timeZone != nil, flavor != .obsidian else { return time(date.start) }
    var pairs = [(string("start"), time(date.start))]
    if let end = date.end { pairs.append((string("end"), time(end))) }
    if let zone = date.timeZone { pairs.append((string("time_zone"), string(zone))) }
    return .mapping(Node.Mapping(pairs))
  }

  private func icon(_ icon: Icon?) async throws -> Node? {
    switch icon {
    case .emoji(let emoji): string(emoji)
    case .customEmoji(let emoji): emoji.name.map { string(":\($0):") }
    case .named(let name, _): string(name)
    case .file(let file): try await surroundings.file(file).map { string($0.link.destination) }
    case .unknown, nil: nil
    }
  }

  // MARK: Properties

  private func isTags(_ property: PropertyValue) -> Bool {
    guard case .multiSelect = property.content else { return false }
    return property.name.lowercased() == "tags"
  }

  private func tags(_ page: Page) -> Node? {
    for property in page.properties where isTags(property) {
      guard case .multiSelect(let options) = property.content else { continue }
      return list(
        options.map { option in
          string(
            flavor == .obsidian
              ? option.name.split(whereSeparator: \.isWhitespace).joined(separator: "-") : option.name)
        })
    }
    return nil
  }

  private func value(of property: PropertyValue, in document: PageDocument) async throws -> Node? {
    let contents = document.contents(of: property)
    if contents.count == 1 { return try await value(contents[0]) }
    switch property.content {
    case .richText:
      let text = try await PropertyText(references: surroundings).text(
        of: property, in: document, schema: nil)
      return string(text.plainText)
    default:
      var nodes: [Node] = []
      for content in contents {
        guard let node = try await value(content) else { continue }
        if case .sequence(let inner) = node { nodes += inner } else { nodes.append(node) }
      }
      return list(nodes)
    }
  }

  private func value(_ content: PropertyContent) async throws -> Node? {
    switch content {
    case .number(let value?): return number(value)
    case .checkbox(let isChecked): return plain(isChecked ? "true" : "false")
    case .date(let value?): return date(value)
    case .createdTime(let value?), .lastEditedTime(let value?), .lastVisitedTime(let value?):
      return time(value)
    case .multiSelect(let options): return list(options.map { string($0.name) })
    case .people(let people):
      var names: [Node] = []
      for user in people { names.append(string(try await surroundings.name(of: user))) }
      return list(names)
    case .relation(let pages):
      var links: [Node] = []
      for page in pages { links.append(try await relation(page.object)) }
      return list(links)
    case .files(let files):
      var links: [Node] = []
      for file in files {
        if let link = try await surroundings.file(file) { links.append(string(link.link.destination)) }
      }
      return list(links)
    case .formula(.number(let value?)): return number(value)
    case .formula(.boolean(let value?)): return plain(value ? "true" : "false")
    case .formula(.date(let value?)): return date(value)
    case .rollup(let rollup):
      switch rollup.result {
      case .number(let value?): return number(value)
      case .date(let value?): return date(value)
      case .array(let values):
        var nodes: [Node] = []
        for value in values { if let node = try await self.value(value) { nodes.append(node) } }
        return list(nodes)
      default: return nil
      }
    default:
      let text = try await PropertyText(references: surroundings).text(of: content, schema: nil).plainText
      return text.isEmpty ? nil : string(text)
    }
  }

  private func relation(_ id: ObjectID) async throws -> Node {
    let reference = try await surroundings.object(id, title: "")
    guard flavor == .obsidian, let local = reference.link?.local,
      let link = WikiLink.text(local, shows: reference.text, inCell: false)
    else { return string(reference.text) }
    return string(link)
  }
}
