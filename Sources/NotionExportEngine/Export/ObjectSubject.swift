internal import GRDB
internal import NotionArchive
internal import NotionExportKit
internal import NotionModel

/// What a person knows an object by: the title of its page, and the address to open it at.
package struct ObjectSubject: Sendable, Hashable {
  /// The page's title; empty where it has none.
  package let title: String
  /// Where the object is in Notion; of a block, its place in the page.
  package let url: String
}

extension ExportResult {
  /// Objects that are looked up at most; beyond it the report is the better place to read.
  private static let subjectLimit = 200

  /// The same with what can be told of the objects in its findings.
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
  /// What a person knows an object by; of a block the page that it stands in, of what was never read a page that
  /// shows it.
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
