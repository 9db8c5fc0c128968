import DurableFiles
import Foundation
import GRDB
import Hashing
import NotionExportKit
package import NotionModel

/// Scans stored responses and files for damage.
package struct DamageScan {
  /// The amount of data that is read.
  package enum Depth: Sendable {
    /// In a small archive everything; in a large one only the marks, and whether the files have the right
    /// sizes.
    case cheap
    /// Every file, and in a small archive every response.
    case files
    /// Every response and every file.
    case everything
  }

  /// The size of a database, in bytes, up to which every response is decompressed at every start.
  private static let alwaysUnpacked: Int64 = 4 << 20
  /// The bytes of files up to which all are hashed at every start.
  private static let alwaysHashed: Int64 = 32 << 20

  let codec: BodyCodec
  let files: AssetFiles
  let depth: Depth
  /// The size of the archive's database.
  let databaseSize: Int64

  private var readsResponses: Bool { depth == .everything || databaseSize <= Self.alwaysUnpacked }

  /// Returns the damaged content.
  func run(in database: SQLiteDatabase) throws -> [DamagedContent] {
    var found: [DamagedContent] = try marked(in: database)
    if readsResponses { try findResponses(in: database) { found.append($0) } }
    if depth == .everything {
      try findRevisions(in: database) { found.append($0) }
      try findOutlines(in: database) { found.append($0) }
    }
    try findFiles(in: database) { found.append($0) }
    var subjects: Set<DamagedContent.Subject> = []
    return found.filter { subjects.insert($0.subject).inserted }
  }

  // MARK: Responses

  private func findResponses(in database: SQLiteDatabase, _ found: (DamagedContent) -> Void) throws {
    // Hashes of an older scanner are incomparable.
    let version: Int? = try Meta.value(.scanVersion, in: database)
    let checksHashes = depth == .everything && version == ResponseScan.version
    try SuspectRows(database: database).forEachResponse { subject, suspect, stored, hash in
      if let finding = finding(stored, checksHashes ? hash : nil) {
        found(DamagedContent(subject, finding, suspect))
      }
    }
  }

  /// Finds objects with lists of other revisions than the published one.
  private func findRevisions(in database: SQLiteDatabase, _ found: (DamagedContent) -> Void) throws {
    for part in ListedPart.allCases {
      try SuspectRows(database: database).forEachOwnerOfOtherRevisions(part) { suspect in
        found(
          DamagedContent(
            .lists(suspect.key), "its lists are of another revision than the archive says", suspect))
      }
    }
  }

  /// Finds lists of blocks whose part of the outline differs from their responses.
  private func findOutlines(in database: SQLiteDatabase, _ found: (DamagedContent) -> Void) throws {
    try SuspectRows(database: database).forEachOutline { suspect, stored, outline in
      try Task.checkCancellation()
      guard let stored, let body = try? codec.decode(stored), let list = try? ObjectList<Block>(json: body)
      else { return }
      if !OutlineSkeleton(bytes: outline ?? Data()).fits(list) {
        found(
          DamagedContent(.lists(suspect.key), "its part of the outline is not what was fetched", suspect))
      }
    }
  }

  /// Returns the fault of a stored body; `nil` if there is none.
  private func finding(_ stored: Data?, _ hash: ContentHash?) -> String? {
    guard let stored else { return "the stored response is gone" }
    guard let body = try? codec.decode(stored) else { return "the stored response cannot be unpacked" }
    guard depth == .everything else { return nil }
    guard (try? JSONSlice(validating: body)) != nil else { return "the stored response is no JSON" }
    if let hash, ResponseScan(body[...]).hash != hash {
      return "the stored response is another one than was fetched"
    }
    return nil
  }

  // MARK: Files

  private func findFiles(in database: SQLiteDatabase, _ found: (DamagedContent) -> Void) throws {
    let hashes = try depth != .cheap || AssetsTable(database: database).contentBytes() <= Self.alwaysHashed
    var findings: [String: String?] = [:]
    try SuspectRows(database: database).forEachFile { suspect, sha256, size in
      try Task.checkCancellation()
      let finding = try findings[sha256] ?? self.finding(sha256, size: size, hashes: hashes)
      // Files are ordered by hash, so earlier findings are not needed again.
      findings = [sha256: finding]
      if let finding { found(DamagedContent(.asset(suspect.key), finding, suspect)) }
    }
  }

  private func finding(_ sha256: String, size: Int64?, hashes: Bool) throws -> String? {
    guard sha256.utf8.count == 64,
      sha256.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return "the archive does not tell its content" }
    let path = files.url(of: sha256).path(percentEncoded: false)
    guard let status = try POSIX.status(path), status.kind == .file else { return DamagedContent.gone }
    if let size, status.size != size { return "its content has another size than was downloaded" }
    guard hashes else { return nil }
    var hash = SHA256()
    do {
      try POSIX.read(path) { hash.update(data: $0) }
    } catch {
      return "its content cannot be read"
    }
    return hash.finalize().hexadecimalText == sha256 ? nil : "its content is not what was downloaded"
  }

  // MARK: Marks

  /// Returns the content that a verification has marked.
  private func marked(in database: SQLiteDatabase) throws -> [DamagedContent] {
    try DamageTable(database: database).contents().compactMap { subject in
      try SuspectRows(database: database).suspect(subject).map {
        DamagedContent(subject, "a verification found it damaged", $0)
      }
    }
  }
}

extension DamagedContent {
  fileprivate init(_ subject: Subject, _ finding: String, _ suspect: SuspectRows.Suspect) {
    self.init(subject: subject, finding: finding, object: suspect.object, name: suspect.name)
  }
}

extension SHA256.Digest {
  /// The bytes as lower-case hexadecimal digits.
  var hexadecimalText: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

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
