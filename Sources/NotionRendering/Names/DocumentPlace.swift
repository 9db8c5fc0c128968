package import NotionExportKit
package import NotionModel

/// The location of an object's document in the output.
package struct DocumentPlace: Sendable, Hashable {
  /// The object.
  package let id: ObjectID
  /// Its kind.
  package let kind: ExportedKind
  /// Its title; never empty.
  package let title: String
  /// The path of its own files, without an extension.
  package let path: [String]
  /// The path of the document that shows it, without an extension: its own, or that of its database.
  package let document: [String]
  /// The folder of its children.
  package let folder: [String]
  /// The page, database or data source that contains it; `nil` at the root.
  package let parent: ObjectID?

  /// Creates a place.
  package init(
    id: ObjectID, kind: ExportedKind, title: String, path: [String], document: [String], folder: [String],
    parent: ObjectID?
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.path = path
    self.document = document
    self.folder = folder
    self.parent = parent
  }

  /// The folder of its document.
  package var surroundings: [String] { document.dropLast() }

  /// Whether it is one of several sections of its database's document.
  package var isSection: Bool { kind == .dataSource && document != path }
}
