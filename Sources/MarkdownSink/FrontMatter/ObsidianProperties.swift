import NotionExportKit
import NotionModel
import SinkRendering

/// The properties that Obsidian accepts only as lists.
enum ObsidianList: String {
  case tags, aliases, cssclasses

  /// Creates the list for a property of Notion; returns `nil` for another property, or another flavour.
  init?(_ property: PropertyValue, _ flavor: MarkdownFlavor) {
    guard flavor == .obsidian else { return nil }
    switch property.name.lowercased() {
    case "tags": self = .tags
    case "aliases": self = .aliases
    case "cssclasses": self = .cssclasses
    default: return nil
    }
  }
}

extension FrontMatter {
  /// Returns the values of a property of any type that is a list in Obsidian; texts are split at commas.
  func values(
    of property: PropertyValue, in document: PageDocument, as list: ObsidianList
  ) async throws -> [YAMLValue] {
    var texts: [String] = []
    if let options = property.content.chosenOptions {
      texts = options.map(\.name)
    } else {
      let values = PropertyText(references: links)
      let text = try await values.text(of: property.content, schema: nil).plainText
      texts = text.split { $0 == "," || $0.isNewline }.map { String($0).trimmingWhitespace }
    }
    texts.removeAll { $0.isEmpty }
    switch list {
    case .tags: texts = try await ObsidianTag.tags(for: texts, of: property, in: document, workspace)
    case .cssclasses: texts = texts.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    case .aliases: break
    }
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }.map(string)
  }
}

/// Valid tags of Obsidian, a different one for each option of Notion.
///
/// Obsidian permits letters, digits, `_`, `-` and `/` in tags, which are case-insensitive.
enum ObsidianTag {
  /// Returns the tags for options of a page.
  ///
  /// Options that would be equal in Obsidian each get a suffix that depends only on the name; they are found
  /// among the options of the property and those of the page.
  static func tags(
    for options: [String], of property: PropertyValue, in document: PageDocument,
    _ workspace: any WorkspaceReader
  ) async throws -> [String] {
    guard !options.isEmpty else { return [] }
    var known = Set(options)
    if let parent = document.place.parent, let source = try await workspace.dataSource(DataSourceID(parent)),
      let schema = source.dataSource.properties[property.id] ?? source.dataSource.properties[property.name]
    {
      known.formUnion(schema.configuration.options?.map(\.name) ?? [])
    }
    var counts: [String: Int] = [:]
    for name in known { counts[tag(name).lowercased(), default: 0] += 1 }
    return options.map { name in
      let tag = tag(name)
      return counts[tag.lowercased(), default: 0] > 1 ? "\(tag)-\(mark(of: name))" : tag
    }
  }

  /// Returns the tag for a name; invalid characters are replaced by their full-width forms.
  static func tag(_ name: String) -> String {
    var tag = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2F, 0x5F: tag.append(scalar)
      case 0x21...0x7E: if let wide = Unicode.Scalar(scalar.value + 0xFEE0) { tag.append(wide) }
      case 0x00...0x20, 0x7F...0xA0: appendHyphen(to: &tag)
      // Obsidian ends a tag at these characters, which have no other form.
      case 0x2000...0x200B, 0x200E...0x206F, 0x2E00...0x2E7F, 0x3000, 0xFEFF: appendHyphen(to: &tag)
      default: tag.append(scalar)
      }
    }
    while tag.count > 1, tag.last == "-", name.unicodeScalars.last != "-" { tag.removeLast() }
    let text = String(tag)
    // A tag of digits only is invalid.
    return text.allSatisfy(\.isNumber) ? "\(text)_" : text
  }

  private static func appendHyphen(to tag: inout String.UnicodeScalarView) {
    if let last = tag.last, last != "-" { tag.append("-") }
  }

  /// Returns eight digits derived from a name (FNV-1a).
  private static func mark(of name: String) -> String {
    var hash: UInt32 = 0x811C_9DC5
    for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
