package import NotionExportKit
package import NotionModel

/// Where an object's document is in the output.
package struct DocumentPlace: Sendable, Hashable {
  /// The object.
  package let id: ObjectID
  /// What it is.
  package let kind: ExportedKind
  /// Its title; never empty.
  package let title: String
  /// The path of the files that are its own, without an extension.
  package let path: [String]
  /// The path of the document that shows it, without an extension: its own, or that of its database.
  package let document: [String]
  /// The folder of what stands in it.
  package let folder: [String]
  /// The page, database or data source that it stands in; `nil` at the top.
  package let parent: ObjectID?

  /// Puts a place together.
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

  /// The folder that its document is in.
  package var surroundings: [String] { document.dropLast() }

  /// Whether it is one of several sections of its database's document.
  package var isSection: Bool { kind == .dataSource && document != path }
}
