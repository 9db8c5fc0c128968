internal import GRDB
package import NotionArchive
package import NotionExportKit
package import NotionModel

/// The result of a run.
package struct ExportResult: Sendable {
  /// The outcome of a crawl.
  package enum CrawlOutcome: Sendable {
    /// Everything that the token can access is in the archive.
    case complete
    /// The run was interrupted.
    case interrupted
    /// The crawl failed; the next run resumes it.
    case failed(any Error)
    /// No crawl was requested: the output holds what the archive held, which is the whole workspace only if
    /// the last crawl was complete.
    case notRun(isArchiveComplete: Bool)
  }

  /// The outcome of the crawl.
  package let crawl: CrawlOutcome
  /// The results of the lanes, by format.
  package let lanes: [Lane.Result]
  /// The cost of the export over all its runs; for a rendering, the cost of that alone.
  package let totals: RunTotals
  /// A summary of the archive at the end of the run.
  package let archive: ArchiveInformation
  /// The findings, by descending severity.
  package let diagnostics: [Diagnostic]
  /// The number of findings that were counted but not kept.
  package let droppedDiagnostics: Int
  /// The first objects that could not be fetched, in this run or an earlier one; the report lists all of
  /// them.
  package internal(set) var unavailable: [UnavailableObject] = []
  /// Titles and addresses of the objects of findings, as far as the archive has them.
  package internal(set) var subjects: [ObjectID: ObjectSubject] = [:]

  /// Whether everything was exported.
  package var isComplete: Bool {
    switch crawl {
    case .complete, .notRun(isArchiveComplete: true): break
    case .interrupted, .failed, .notRun(isArchiveComplete: false): return false
    }
    return lanes.allSatisfy { if case .complete = $0.outcome { true } else { false } }
  }

  /// The number of objects and files that could not be exported.
  package var skippedObjects: Int { archive.unavailableObjects + archive.unavailableAssets }
}

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
