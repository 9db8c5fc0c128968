import GRDB
package import NotionModel

/// A stored response, or the content of a file, that is not what was fetched.
package struct DamagedContent: Sendable, Hashable {
  package typealias Subject = DamageTable.Content

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
