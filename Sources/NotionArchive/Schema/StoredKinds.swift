package import GRDB
package import NotionExportKit
import NotionModel

/// A value that the archive keeps as a number.
///
/// A statement takes it as an argument, or has it in its text by ``sql``: SQLite takes a partial index, as that of the
/// objects that are present, only where the statement itself has the condition of the index.
package protocol StoredNumber: RawRepresentable<Int>, DatabaseValueConvertible, CaseIterable {}

extension StoredNumber {
  /// The number, for the text of a statement.
  package var sql: String { String(rawValue) }

  /// All numbers, for a list in the text of a statement.
  static var sqlList: String { allCases.map(\.sql).joined(separator: ", ") }
}

/// The kinds of object that have content and a place of their own, as the archive numbers them.
package enum StoredKind: Int, Sendable, Hashable, StoredNumber {
  case page = 1
  case database = 2
  case dataSource = 3
  /// A synced original whose page is not in reach; its blocks are kept for the copies.
  case block = 4
  /// A page from which rows of a data source are copied, or one that stands in such a page.
  case template = 5

  /// The last of the kinds that have a place in the outline, which come first.
  static let lastOfOutline = StoredKind.dataSource

  /// Whether it has blocks and properties of its own, as a page has.
  package var isPage: Bool { self == .page || self == .template }

  package var exportedKind: ExportedKind {
    switch self {
    case .page, .template: .page
    case .database: .database
    case .dataSource: .dataSource
    case .block: .block
    }
  }
}

/// The state of the request for a link's target.
package enum LinkState: Int, Sendable, Hashable, StoredNumber {
  /// It is to be asked for, unless something else shows it.
  case wanted = 0
  /// It is known, or was when it was asked for.
  case known = 1
  /// There is none, or it is not for this token to read.
  case missing = 2
  /// It is there, and in none of the roots of the crawl.
  case outside = 3
  /// It is being asked for.
  case asked = 4
}

/// How much is known of an object.
package enum StoredState: Int, Sendable, Hashable, StoredNumber {
  /// Only that it exists.
  case referenced = 0
  /// It is in the archive.
  case present = 1
  /// It could not be read.
  case unavailable = 2
  /// It is gone.
  case removed = 3
}

/// The parts of an object that are fetched together and appear to readers at once, when all is there.
package struct ContentParts: OptionSet, Sendable, Hashable {
  package let rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }

  /// The object itself; replaced as soon as a newer one is seen.
  package static let body = ContentParts([])
  package static let blocks = ContentParts(rawValue: 1)
  package static let properties = ContentParts(rawValue: 2)
  package static let comments = ContentParts(rawValue: 4)
  /// The rows of a data source.
  package static let rows = ContentParts(rawValue: 8)
  /// The views of a database.
  package static let views = ContentParts(rawValue: 16)
}

/// What a page shows of another object.
package enum DependencyAspect: Int, Sendable, Hashable, StoredNumber {
  /// Its title and its place.
  case name = 0
  /// Its blocks, as a synced copy does, or its rows, as a database does.
  case content = 1
}

/// What an entry of the change log is about.
package enum LogSubjectKind: Int, Sendable, Hashable, StoredNumber {
  case object = 0
  case user = 1
  case asset = 2
}
