import NotionExportKit
import NotionModel

/// A title or a text.
struct RichTextProperty: PropertyBehavior {
  let richText: RichText

  func text(_ references: any DocumentReferences) async throws -> StyledText {
    try await StyledText(richText, references: references)
  }

  func sortKey(in _: PropertyConfiguration?, _: any WorkspaceReader) -> RowKey.Part {
    RowKey.Part(text: richText.plainText)
  }

  func groups(in grouping: RowGrouping) -> [RowGroup] { grouping.groups(of: richText.plainText) }

  var filterValue: FilterValue { .text(richText.plainText) }
}

/// A text without styles.
struct PlainTextProperty: PropertyBehavior {
  let characters: String

  func text(_: any DocumentReferences) -> StyledText { StyledText(characters) }

  func sortKey(in _: PropertyConfiguration?, _: any WorkspaceReader) -> RowKey.Part {
    RowKey.Part(text: characters)
  }

  func groups(in grouping: RowGrouping) -> [RowGroup] { grouping.groups(of: characters) }

  var filterValue: FilterValue { .text(characters) }
}

/// An address of the web, an e-mail address or a telephone number.
struct AddressProperty: PropertyBehavior {
  let address: String
  let kind: PropertyShape.AddressKind

  func text(_ references: any DocumentReferences) async throws -> StyledText {
    switch kind {
    case .web: StyledText(SignedURL.bare(address), link: try await references.link(address))
    case .email: StyledText(address, link: ResolvedLink("mailto:\(address)"))
    case .telephone: StyledText(address)
    }
  }

  func sortKey(in _: PropertyConfiguration?, _: any WorkspaceReader) -> RowKey.Part {
    RowKey.Part(text: address)
  }

  func groups(in grouping: RowGrouping) -> [RowGroup] { grouping.groups(of: address) }

  var filterValue: FilterValue { .text(address) }
}

extension PropertyTraits {
  static let text = PropertyTraits(filterFamily: .text)
}

extension RowGrouping {
  /// Returns the group of a text, or of its first letter; none for an empty text.
  func groups(of text: String) -> [RowGroup] {
    let text = settings.groupBy == "alphabet_prefix" ? text.prefix(1).uppercased() : text
    guard !text.isEmpty else { return [] }
    return [group(.text(text), .text(text.lowercased()), .text(text))]
  }
}
