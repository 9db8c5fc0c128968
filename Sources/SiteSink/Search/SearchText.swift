import NotionExportKit
import NotionModel
import NotionRendering

/// What a page says, gathered while it is written: its terms, and the beginning of its text for excerpts.
///
/// However long the page is, this costs what its distinct words cost, and those are limited too.
struct SearchText {
  /// How much a page is about a term.
  enum Weight: Int, CaseIterable, Comparable {
    /// Somewhere in the text.
    case mentioned
    /// In a heading, or often.
    case stressed
    /// In the title.
    case title

    static func < (left: Weight, right: Weight) -> Bool { left.rawValue < right.rawValue }
  }

  /// Bytes of text that excerpts are taken from.
  private static let excerptLimit = 4096
  /// Distinct terms of a page; a text has fewer, a table of numbers may have more.
  private static let termLimit = 40_000
  /// How often a term is often.
  private static let oftenCount = 4

  private struct Occurrence {
    var weight: Weight
    var count = 0
  }

  /// The title as people see it.
  let title: String
  /// The beginning of the text, white space in one piece.
  private(set) var excerpt = ""
  private var occurrences: [String: Occurrence] = [:]

  init(title: String) {
    self.title = title
    WordSplitter.terms(of: title) { term in
      count(term, .title)
      // One or two letters find titles only: nearly every text has a word that begins with them.
      let scalars = term.unicodeScalars
      guard let first = scalars.first, !WordSplitter.isDense(first) else { return }
      for length in 1...2 where scalars.count > length { count(String(scalars.prefix(length)), .title) }
    }
  }

  /// Adds what a step through the content shows.
  mutating func add(_ event: BlockEvent) {
    guard case .enter(let node) = event else { return }
    let block = node.block
    if let text = block.richText { add(text.plainText, block.headingLevel == nil ? .mentioned : .stressed) }
    if let caption = block.caption { add(caption.plainText, .mentioned) }
    for text in block.content.otherTexts { add(text, .mentioned) }
  }

  /// Adds a text, as that of a property or a description.
  mutating func add(_ text: String) { add(text, .mentioned) }

  private mutating func add(_ text: String, _ weight: Weight) {
    guard !text.isEmpty else { return }
    addExcerpt(text)
    WordSplitter.terms(of: text) { count($0, weight) }
  }

  private mutating func count(_ term: String, _ weight: Weight) {
    guard var occurrence = occurrences[term] else {
      if occurrences.count < Self.termLimit {
        occurrences[term] = Occurrence(weight: weight, count: 1)
      }
      return
    }
    occurrence.count += 1
    occurrence.weight = max(occurrence.weight, weight)
    if occurrence.count >= Self.oftenCount { occurrence.weight = max(occurrence.weight, .stressed) }
    occurrences[term] = occurrence
  }

  private mutating func addExcerpt(_ text: String) {
    guard excerpt.utf8.count < Self.excerptLimit else { return }
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !excerpt.isEmpty { excerpt += " " }
      for character in AddressText.text(String(word)) {
        if excerpt.utf8.count >= Self.excerptLimit { return }
        excerpt.append(character)
      }
    }
  }

  /// The terms in order, with their weights.
  var terms: [(term: String, weight: Weight)] {
    occurrences.map { ($0.key, $0.value.weight) }
      .sorted { $0.term.unicodeScalars.lexicographicallyPrecedes($1.term.unicodeScalars) }
  }
}

extension BlockContent {
  /// The texts that people search for and that are neither the text of a block nor its caption.
  fileprivate var otherTexts: [String] {
    switch self {
    case .tableRow(let cells): cells.map(\.plainText)
    case .equation(let expression): [expression]
    case .paragraph, .heading1, .heading2, .heading3, .heading4, .bulletedListItem, .numberedListItem, .quote,
      .toDo, .toggle, .template, .syncedBlock, .childPage, .childDatabase, .code, .callout, .divider,
      .breadcrumb, .tableOfContents, .tab, .columnList, .column, .linkToPage, .table, .meetingNotes,
      .transcription, .embed, .bookmark, .image, .video, .pdf, .file, .audio, .linkPreview, .unsupported,
      .unknown:
      []
    }
  }
}
