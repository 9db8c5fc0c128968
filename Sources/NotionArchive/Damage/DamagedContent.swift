import GRDB
package import NotionModel

/// A stored response, or the content of a file, that differs from what was fetched.
package struct DamagedContent: Sendable, Hashable {
  package typealias Subject = DamageTable.Content

  package let subject: Subject
  /// The fault, as a short clause.
  package let finding: String
  /// The object to which it belongs; `nil` for a file.
  package let object: ObjectID?
  /// The object's title, or the file's key.
  package let name: String

  /// The finding for a missing file.
  static let gone = "its content is gone"

  /// Whether the file is missing.
  package var isGone: Bool { finding == Self.gone }
}
