import GRDB
package import NotionModel

/// A stored response, or the content of a file, that is not what was fetched.
package struct DamagedContent: Sendable, Hashable {
  /// The part of the archive, with the key of its row.
  package enum Subject: Sendable, Hashable {
    /// A page, database or data source itself.
    case body(Int64)
    /// Blocks, properties or comments of an object.
    case lists(Int64)
    case view(Int64)
    case user(Int64)
    case asset(Int64)
  }

  package let subject: Subject
  /// The fault, as a short clause.
  package let finding: String
  /// The object that it belongs to; of a file, `nil`.
  package let object: ObjectID?
  /// The object's title, or the file's key.
  package let name: String

  /// The finding of a file of which nothing is left.
  static let gone = "its content is gone"

  /// Whether nothing is left of it.
  package var isGone: Bool { finding == Self.gone }
}

/// Marks of damaged content, by which the next export fetches it again.
enum DamageMarks {
  /// The kind of a mark that is about the tables as a whole.
  static let tables = 6

  static let table = """
    CREATE TABLE damage (kind INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID
    """
}

extension DamagedContent.Subject {
  /// The kind's number and the key, as ``DamageMarks`` keeps them.
  var mark: (kind: Int, key: Int64) {
    switch self {
    case .body(let key): (1, key)
    case .lists(let key): (2, key)
    case .view(let key): (3, key)
    case .user(let key): (4, key)
    case .asset(let key): (5, key)
    }
  }

  init?(kind: Int, key: Int64) {
    switch kind {
    case 1: self = .body(key)
    case 2: self = .lists(key)
    case 3: self = .view(key)
    case 4: self = .user(key)
    case 5: self = .asset(key)
    default: return nil
    }
  }
}
