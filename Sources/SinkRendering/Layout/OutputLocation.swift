public import NotionExportKit
public import NotionModel

/// The location of an object's document in the output.
///
/// A page `Guide` with children has the path `["Guide"]` and the folder `["Guide"]` for its children. A database
/// `Tasks` has the path `["Tasks", "Tasks"]`, and its rows are in `["Tasks"]`. Append your extension to the last
/// component of ``document``, or let ``WorkspaceReferences/file(of:)`` do it.
public struct OutputLocation: Sendable, Hashable {
  /// The object.
  public let id: ObjectID
  /// Its kind.
  public let kind: ExportedKind
  /// Its title; never empty.
  public let title: String
  /// The path of its own files, without an extension.
  public let path: [String]
  /// The path of the document that shows it, without an extension: its own, or that of its database.
  public let document: [String]
  /// The folder of its children.
  public let childrenFolder: [String]
  /// The page, database or data source that contains it; `nil` at the root.
  public let parent: ObjectID?

  /// Creates a location.
  public init(
    id: ObjectID, kind: ExportedKind, title: String, path: [String], document: [String],
    childrenFolder: [String], parent: ObjectID?
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.path = path
    self.document = document
    self.childrenFolder = childrenFolder
    self.parent = parent
  }

  /// The folder of the document that shows it.
  public var documentFolder: [String] { document.dropLast() }

  /// Whether it is one of several sections of its database's document.
  public var isSection: Bool { kind == .dataSource && document != path }
}

/// Returns the locations of documents in an output.
public protocol OutputLayout: Sendable {
  /// Returns the location of an object's document, or `nil` if it has none.
  ///
  /// - Throws: an error of reading the archive.
  func location(of id: ObjectID) async throws -> OutputLocation?

  /// Returns the location of the document of an object whose outline node is given.
  ///
  /// - Throws: an error of reading the archive.
  func location(of node: OutlineNode) async throws -> OutputLocation?
}
