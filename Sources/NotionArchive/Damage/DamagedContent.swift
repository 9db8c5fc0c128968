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
