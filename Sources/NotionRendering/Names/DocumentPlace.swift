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
  /// The path of its document, without an extension.
  package let path: [String]
  /// The folder of what stands in it.
  package let folder: [String]

  /// The folder that its document is in.
  package var surroundings: [String] { path.dropLast() }
}
