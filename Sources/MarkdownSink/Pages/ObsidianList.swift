import NotionExportKit
import NotionModel
import NotionRendering

/// The properties that Obsidian takes as lists only.
enum ObsidianList: String {
  case tags, aliases, cssclasses

  /// The list that a property of Notion is in Obsidian; `nil` where it is another property, or for another reader.
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
  /// The values of a property that Obsidian takes as a list, whatever its type; texts are divided at commas.
  func values(
    of property: PropertyValue, in document: PageDocument, as list: ObsidianList
  ) async throws -> [YAMLValue] {
    var texts: [String] = []
    for content in document.contents(of: property) {
      if let options = content.chosenOptions {
        texts += options.map(\.name)
      } else {
        let text = try await PropertyText(references: surroundings).text(of: content, schema: nil).plainText
        texts += text.split { $0 == "," || $0.isNewline }.map { String($0).trimmingWhitespace }
      }
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
