import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// Facts about a page that are needed before it is written, found in a single pass over its content.
struct PageSurvey: Sendable {
  /// The length of a description, in characters.
  private static let descriptionLimit = 200
  private static let headingLimit = 400
  private static let linkLimit = 1_000

  /// The first text of the page, for search engines and previews, or an empty string.
  private(set) var description = ""
  /// The headings, for the table of contents.
  private(set) var headings: [HTMLHeading] = []
  /// The sentences around links with their targets, in the order of the page.
  private(set) var sentences: [(target: ObjectID, sentence: LinkSentence)] = []
  /// Objects that are the targets of link blocks.
  private(set) var blockLinks: Set<ObjectID> = []
  /// The text of the page, for the search.
  private(set) var text: SearchText
  /// Whether the page is written from right to left; `nil` if it has no letters.
  private(set) var isRightToLeft: Bool?

  private var anchors = BlockAnchors()
  private var seen: Set<ObjectID> = []

  /// Reads a page.
  ///
  /// - Throws: an error of reading the archive.
  init(of document: PageDocument, title: String, references: SiteSurroundings) async throws {
    text = SearchText(title: title)
    isRightToLeft = TextDirection.isRightToLeft(title)
    for try await event in document.content {
      switch event {
      case .enter(let node): try await enter(node, event, references)
      case .leave(let node): anchors.leave(node)
      case .enterSection, .leaveSection, .unavailable: break
      @unknown default: break
      }
    }
    for property in document.page.properties
    where Self.searchable.contains(property.type) && property.unresolved == nil {
      let words = try await PropertyText(references: references).text(of: property, schema: nil)
      let plain = words.plainText
      if !plain.isEmpty { text.add(plain) }
    }
  }

  /// The properties whose values can be found by the search.
  private static let searchable: Set<PropertyType> = [
    .richText, .select, .multiSelect, .status, .people, .email, .url, .relation, .formula, .uniqueID,
  ]

  private mutating func enter(
    _ node: BlockNode, _ event: BlockEvent, _ references: SiteSurroundings
  ) async throws {
    let anchor = anchors.enter(node)
    let block = node.block
    if case .linkToPage(let target) = block.content {
      switch target {
      case .page(let id): blockLinks.insert(id.object)
      case .database(let id): blockLinks.insert(id.object)
      case .comment, .unknown: break
      @unknown default: break
      }
    }
    try await add(event, block, references)
    guard let richText = block.richText ?? block.caption else { return }
    if sentences.count < Self.linkLimit {
      for found in try await LinkSentence.sentences(in: richText, references: references)
      where seen.insert(found.target).inserted { sentences.append(found) }
    }
    let isHeading = block.headingLevel != nil
    guard isHeading && headings.count < Self.headingLimit || description.isEmpty || isRightToLeft == nil
    else {
      return
    }
    let plain = try await InlineText(richText, references: references).plainText
    let line = plain.split(whereSeparator: \.isNewline).joined(separator: " ").trimmingWhitespace
    guard !line.isEmpty else { return }
    if isRightToLeft == nil { isRightToLeft = TextDirection.isRightToLeft(line) }
    if let level = block.headingLevel {
      if headings.count < Self.headingLimit {
        headings.append(HTMLHeading(anchor: anchor, level: level, text: line))
      }
    } else if description.isEmpty, block.richText != nil, block.type != .code {
      description = Self.cut(line)
    }
  }

  /// Adds the words of a block; names of objects are added as they are shown, so that unpublished ones are
  /// not named.
  private mutating func add(
    _ event: BlockEvent, _ block: Block, _ references: SiteSurroundings
  ) async throws {
    var texts = [block.richText, block.caption].compactMap { $0 }
    if case .tableRow(let cells) = block.content { texts += cells }
    var namesHidden = false
    for target in texts.joined().compactMap({ LinkSentence.target(of: $0) }) where !namesHidden {
      namesHidden = try await references.site.isHidden(target)
    }
    guard
      namesHidden
        || !references.site.options.publishIf.isEmpty
          && texts.joined().contains(where: {
            LinkSentence.target(of: $0) != nil
          })
    else { return text.add(event) }
    for shown in texts { text.add(try await InlineText(shown, references: references).plainText) }
  }

  /// Returns the beginning of a text, up to the end of a word.
  static func cut(_ text: String) -> String {
    guard text.count > descriptionLimit else { return text }
    let kept = text.prefix(descriptionLimit)
    let end = kept.lastIndex(where: \.isWhitespace) ?? kept.endIndex
    return String(kept[..<end]) + "…"
  }
}
