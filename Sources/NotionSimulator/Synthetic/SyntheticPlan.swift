/// The arithmetic of a synthetic workspace: it computes the places of pages without a table.
///
/// Pages below ``documents`` form a tree of eight children each; the others are rows. One document in forty
/// contains a database, every fifth database two data sources. The first data source is the big one.
struct SyntheticPlan: Sendable {
  let pages: Int
  let rows: Int
  let documents: Int
  let roots: Int
  let databases: Int
  let dataSources: Int
  private let bigSource: Int
  private let share: Int
  private let remainder: Int
  private let multiplier: Int
  private let inverse: Int

  static let branching = 8

  init(pages: Int) {
    self.pages = max(1, pages)
    rows = self.pages < 10 ? 0 : self.pages * 2 / 5
    documents = self.pages - rows
    roots = max(1, min(20, documents / 50))
    databases = rows == 0 ? 0 : max(1, documents / 40)
    dataSources = databases / 5 * 6 + databases % 5
    if dataSources <= 1 {
      bigSource = rows
    } else {
      bigSource = rows >= 20_000 ? min(25_000, rows * 3 / 5) : rows / dataSources
    }
    share = dataSources > 1 ? (rows - bigSource) / (dataSources - 1) : 0
    remainder = dataSources > 1 ? (rows - bigSource) % (dataSources - 1) : 0
    let count = self.pages + dataSources
    var candidate = max(1, count * 618 / 1000)
    while Self.gcd(candidate, count) != 1 { candidate += 1 }
    multiplier = candidate % max(1, count)
    inverse = Self.inverse(of: multiplier, modulo: count)
  }

  // MARK: The tree of documents

  func parent(ofDocument document: Int) -> Int? {
    document < roots ? nil : (document - roots) / Self.branching
  }

  func children(ofDocument document: Int) -> Range<Int> {
    let first = min(documents, roots + document * Self.branching)
    return first..<min(documents, first + Self.branching)
  }

  func document(ofDatabase database: Int) -> Int { database * documents / databases }

  func database(inDocument document: Int) -> Int? {
    guard databases > 0, document < documents else { return nil }
    let candidate = (document * databases + documents - 1) / documents
    return candidate < databases && self.document(ofDatabase: candidate) == document ? candidate : nil
  }

  // MARK: Databases and rows

  func dataSources(ofDatabase database: Int) -> Range<Int> {
    let first = database / 5 * 6 + database % 5
    return first..<first + (database % 5 == 4 ? 2 : 1)
  }

  func database(ofDataSource source: Int) -> Int { source / 6 * 5 + min(source % 6, 4) }

  /// Returns the numbers of a data source's rows among all rows.
  func rows(ofDataSource source: Int) -> Range<Int> {
    guard source > 0 else { return 0..<bigSource }
    let number = source - 1
    let first = bigSource + number * share + min(number, remainder)
    return first..<first + share + (number < remainder ? 1 : 0)
  }

  func dataSource(ofRow row: Int) -> Int {
    guard row >= bigSource else { return 0 }
    let rest = row - bigSource
    let wide = remainder * (share + 1)
    return 1 + (rest < wide ? rest / (share + 1) : remainder + (rest - wide) / max(1, share))
  }

  // MARK: The order of search

  var searchable: Int { pages + dataSources }

  /// Returns the position of a page, or of a data source with a number after the last page, in the order of
  /// search.
  func searchPosition(of entity: Int) -> Int {
    Int(UInt64(entity) * UInt64(multiplier) % UInt64(searchable))
  }

  func entity(atSearchPosition position: Int) -> Int {
    Int(UInt64(position) * UInt64(inverse) % UInt64(searchable))
  }

  private static func gcd(_ left: Int, _ right: Int) -> Int { right == 0 ? left : gcd(right, left % right) }

  private static func inverse(of number: Int, modulo modulus: Int) -> Int {
    var (old, new, oldFactor, newFactor) = (number, modulus, 1, 0)
    while new != 0 {
      let quotient = old / new
      (old, new) = (new, old - quotient * new)
      (oldFactor, newFactor) = (newFactor, oldFactor - quotient * newFactor)
    }
    return (oldFactor % modulus + modulus) % modulus
  }
}
