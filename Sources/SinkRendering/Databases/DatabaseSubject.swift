public import NotionExportKit
public import NotionModel

/// The object of a document with rows: a database, or a data source whose database is not in the archive.
public enum DatabaseSubject: Sendable {
  /// A database with all its data sources.
  case database(DatabaseDocument)
  /// A single data source.
  case dataSource(DataSourceDocument)

  /// The object's node in the outline.
  public var place: OutlineNode {
    switch self {
    case .database(let document): document.place
    case .dataSource(let document): document.place
    }
  }

  /// The aspects that have changed since the last export of the object.
  public var changes: Set<Aspect> {
    switch self {
    case .database(let document): document.changes
    case .dataSource(let document): document.changes
    }
  }

  /// The description.
  public var description: RichText {
    switch self {
    case .database(let document): document.database.description
    case .dataSource(let document): document.dataSource.description
    }
  }

  /// The icon.
  public var icon: Icon? {
    switch self {
    case .database(let document): document.database.icon
    case .dataSource(let document): document.dataSource.icon
    }
  }

  /// The cover picture; a data source has none.
  public var cover: FileReference? {
    switch self {
    case .database(let document): document.database.cover
    case .dataSource: nil
    }
  }

  /// The time of creation.
  public var createdTime: Timestamp? {
    switch self {
    case .database(let document): document.database.createdTime
    case .dataSource(let document): document.dataSource.createdTime
    }
  }

  /// The time of the last edit.
  public var lastEditedTime: Timestamp? {
    switch self {
    case .database(let document): document.database.lastEditedTime
    case .dataSource(let document): document.dataSource.lastEditedTime
    }
  }

  /// Returns the data sources that the document shows, in order.
  ///
  /// - Throws: an error of reading the archive.
  public func sections(in workspace: any WorkspaceReader) async throws -> [DatabaseSection] {
    switch self {
    case .database(let document): try await DatabaseSection.sections(of: document, in: workspace)
    case .dataSource(let document): [DatabaseSection(document)]
    }
  }

  /// Returns sentences about views that cannot be shown, without full stops.
  ///
  /// - Throws: an error of reading the archive.
  public func notices(in workspace: any WorkspaceReader) async throws -> [String] {
    switch self {
    case .database(let document): try await DatabaseNotices(on: document, in: workspace).lines
    case .dataSource: []
    }
  }
}

/// The object of a document.
public enum DocumentSubject: Sendable {
  /// A page.
  case page(PageDocument)
  /// A database or a data source.
  case database(DatabaseSubject)

  /// The object's node in the outline.
  public var place: OutlineNode {
    switch self {
    case .page(let document): document.place
    case .database(let subject): subject.place
    }
  }
}
