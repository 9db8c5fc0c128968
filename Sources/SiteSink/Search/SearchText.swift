import NotionExportKit
import NotionModel
import SinkRendering

/// The text of a page, collected while it is written: its terms, and its beginning for excerpts.
///
/// Memory depends on the number of distinct words, which is limited, not on the length of the page.
struct SearchText {
  /// The relevance of a term for a page.
  enum Weight: Int, CaseIterable, Comparable {
    /// In the text.
    case mentioned
    /// In a heading, or often.
    case stressed
    /// In the title.
    case title

    static func < (left: Weight, right: Weight) -> Bool { left.rawValue < right.rawValue }
  }

  /// The length of the text for excerpts, in bytes.
  private static let excerptLimit = 4096
  /// Maximum number of distinct terms of a page; a text has fewer, a table of numbers may have more.
  private static let termLimit = 40_000
  /// The number of occurrences from which on a term is frequent.
  private static let oftenCount = 4

  private struct Occurrence {
    var weight: Weight
    var count = 0
  }

  /// The title as it is shown.
  let title: String
  /// The beginning of the text, with collapsed white space.
  private(set) var excerpt = ""
  private var occurrences: [String: Occurrence] = [:]

  init(title: String) {
    self.title = title
    WordSplitter.terms(of: title) { term in
      count(term, .title)
      // One or two letters match titles only: nearly every text has a word that begins with them.
      let scalars = term.unicodeScalars
      guard let first = scalars.first, !WordSplitter.isDense(first) else { return }
      for length in 1...2 where scalars.count > length { count(String(scalars.prefix(length)), .title) }
    }
  }

  /// Adds the text of an event of the content.
  mutating func add(_ event: BlockEvent) {
    guard case .enter(let node) = event else { return }
    let block = node.block
    if let text = block.richText { add(text.plainText, block.headingLevel == nil ? .mentioned : .stressed) }
    if let caption = block.caption { add(caption.plainText, .mentioned) }
    if case .tableRow(let cells) = block.content { for cell in cells { add(cell.plainText, .mentioned) } }
    if case .equation(let expression) = block.content { add(expression, .mentioned) }
  }

  /// Adds a text, such as that of a property or a description.
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

  /// The sorted terms, with their weights.
  var terms: [(term: String, weight: Weight)] {
    occurrences.map { ($0.key, $0.value.weight) }
      .sorted { $0.term.unicodeScalars.lexicographicallyPrecedes($1.term.unicodeScalars) }
  }
}
