internal import GRDB
internal import NotionArchive
internal import NotionExportKit
internal import NotionModel

/// The title and address by which a person recognises an object.
public struct ObjectSubject: Sendable, Hashable, Codable {
  /// The page's title, or an empty string.
  public let title: String
  /// The address of the object in Notion; for a block, of its position in the page.
  public let url: String
}

extension ExportResult {
  /// Maximum number of objects that are looked up; for more of them, the report is the better source.
  private static let subjectLimit = 200

  /// Returns a copy with the first unavailable objects and the titles of the objects of findings.
  func withSubjects(of archive: Archive) async throws -> ExportResult {
    var result = self
    for try await object in archive.reader.unavailableObjects {
      result.unavailable.append(object)
      if result.unavailable.count == Self.subjectLimit { break }
    }
    let ids = diagnostics.prefix(Self.subjectLimit).compactMap(\.object) + result.unavailable.map(\.id)
    for id in ids where result.subjects[id] == nil {
      result.subjects[id] = try await archive.subject(of: id)
    }
    return result
  }
}

extension Archive {
  /// Returns the title and address of an object: for a block those of its page, for an object that was never
  /// read those of a page that refers to it.
  func subject(of id: ObjectID) async throws -> ObjectSubject? {
    if let node = try await reader.node(id) {
      return ObjectSubject(title: node.title, url: Self.address(of: id))
    }
    let page = try await database.read { [codec] in
      try ArchiveTables(database: $0, codec: codec).blockLists.page(showing: id)
    }
    guard let page, let node = try await reader.node(page) else { return nil }
    return ObjectSubject(title: node.title, url: "\(Self.address(of: page))#\(id.compactText)")
  }

  private static func address(of id: ObjectID) -> String { "https://www.notion.so/\(id.compactText)" }
}
