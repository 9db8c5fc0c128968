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
      let values = PropertyText(references: surroundings)
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
