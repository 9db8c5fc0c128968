import Foundation
import GRDB
import NotionExportKit
import NotionModel

/// Looking through an archive that an older version wrote, once, for what that version did not understand.
extension ArchiveTransaction {
  /// Asks for what an older version did not: results over more than 25 references, the lists of meeting notes, files
  /// behind signed addresses. Signatures that it kept are taken out.
  mutating func requestValuesOfOlderArchive() throws {
    guard try Meta.value(.lacksValues, in: database) ?? false else { return }
    try Meta.set(.lacksValues, to: false, in: database)
    var stale = try lookThroughObjects()
    stale.formUnion(
      try lookThrough("block_lists") { body in
        let blocks = try ObjectList<Block>(json: body).results
        let commentable = blocks.count { if case .page = $0.children { false } else { true } }
        let hasMeeting = blocks.contains { $0.hasChildren && !MeetingNotes.parts(of: $0).isEmpty }
        return Findings(
          commentable: commentable, isStale: hasMeeting,
          sources: blocks.map { AssetSource(AssetSource.Kind.block, $0.id.object) })
      })
    stale.formUnion(
      try lookThrough("comment_lists") { body in
        let comments = try ObjectList<Comment>(json: body).results
        return Findings(sources: comments.map { AssetSource(AssetSource.Kind.comment, $0.id.object) })
      })
    // They are fetched again when this crawl sees them.
    for key in stale { try run("UPDATE objects SET content_edited = NULL WHERE key = ?", [key]) }
  }

  /// The findings in a stored response.
  private struct Findings {
    var commentable: Int?
    var isStale = false
    var sources: [AssetSource] = []
  }

  private mutating func lookThroughObjects() throws -> Set<Int64> {
    var stale: Set<Int64> = []
    let keys = try Int64.fetchAll(
      statement("SELECT key FROM objects WHERE state = 1 AND kind <= 3 AND body IS NOT NULL"))
    for key in keys {
      guard
        let row = try Row.fetchOne(
          statement("SELECT id, kind, body FROM objects WHERE key = ?"), arguments: [key]),
        let kind = StoredKind(rawValue: row["kind"])
      else { continue }
      let (id, stored): (ObjectID, Data) = (row["id"], row["body"])
      let body = try codec.decode(stored)
      let scan = ResponseScan(body[...])
      if scan.files.contains(where: { $0.value.host == .signed }) {
        try noteFiles(of: scan, isStored: true, owner: key, part: .body, revision: 0) { _ in
          AssetSource(kind, id)
        }
        if try !keepsSignatures {
          try run("UPDATE objects SET body = ? WHERE key = ?", [try encode(scan.body), key])
        }
      }
      guard kind == .page else { continue }
      let page = try Page(json: body)
      try keep(page.properties.compactMap(UnresolvedProperty.init), of: key)
      let isPartial = page.properties.contains { value in
        switch value.content {
        case .title, .richText, .rollup, .formula: value.isTruncated
        default: false
        }
      }
      if isPartial || !PartialCalculations(page.properties).isEmpty { stale.insert(key) }
    }
    return stale
  }

  /// Looks through the responses of lists; returns the keys of the objects that are to be fetched again.
  private mutating func lookThrough(
    _ table: String, _ find: (_ body: [UInt8]) throws -> Findings
  ) throws -> Set<Int64> {
    var stale: Set<Int64> = []
    let numbers = try Int64.fetchAll(statement("SELECT rowid FROM \(table) WHERE body IS NOT NULL"))
    for number in numbers {
      guard
        let row = try Row.fetchOne(
          statement("SELECT owner, revision, body FROM \(table) WHERE rowid = ?"), arguments: [number])
      else { continue }
      let (key, revision, stored): (Int64, Int, Data) = (row["owner"], row["revision"], row["body"])
      let body = try codec.decode(stored)
      let findings = try find(body)
      if let count = findings.commentable {
        let isPage = try object(key: key)?.kind == .page
        try run(
          "UPDATE \(table) SET commentable = ? WHERE rowid = ?", [isPage ? count : 0, number])
      }
      if findings.isStale { stale.insert(key) }
      let scan = ResponseScan(body[...])
      guard scan.files.contains(where: { $0.value.host == .signed }) else { continue }
      let part = table == "block_lists" ? ContentParts.blocks : .comments
      try noteFiles(of: scan, isStored: true, owner: key, part: part, revision: revision) { element in
        element < findings.sources.count ? findings.sources[element] : nil
      }
      if try !keepsSignatures {
        try run("UPDATE \(table) SET body = ? WHERE rowid = ?", [try encode(scan.body), number])
      }
    }
    return stale
  }

  private var keepsSignatures: Bool {
    get throws { try Meta.value(.keepsSignatures, in: database) ?? false }
  }
}
