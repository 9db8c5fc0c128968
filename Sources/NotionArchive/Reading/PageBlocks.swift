import NotionExportKit
import NotionModel
import Synchronization

/// The blocks of one page: read ahead up to a limit, and the rest on demand.
package final class PageBlocks: BlockSource {
  /// A parsed response of the API.
  private struct Batch: Sendable {
    let sequence: Int
    let blocks: BlockBatch
  }

  private struct Ahead: Sendable {
    var batches: [BlockID: [Batch]] = [:]
    /// The size of the JSON that they retain, in bytes.
    var byteCount = 0
  }

  /// Approximate limit of JSON that is read ahead, in bytes; a lane's queue holds many pages.
  private static let limit = 96 << 10

  private let reader: ArchiveWorkspaceReader
  private let page: BlockID
  private let owner: Int64
  private let revision: Int
  private let ahead = Mutex<Ahead?>(nil)

  init(of page: BlockID, reader: ArchiveWorkspaceReader, owner: Int64, revision: Int) {
    self.page = page
    self.reader = reader
    self.owner = owner
    self.revision = revision
  }

  /// The bytes that are retained; 0 before the first read.
  package var byteCount: Int { ahead.withLock { $0?.byteCount ?? 0 } }

  func blocks(in container: BlockID, after cursor: Int?) async throws -> BlockBatch {
    if ahead.withLock({ $0 == nil }) { try reader.read { try readAhead(in: $0) } }
    let known = ahead.withLock { $0?.batches[container]?.first { $0.sequence > cursor ?? -1 } }
    if let known { return known.blocks }
    return try await ArchiveBlockSource(reader: reader).blocks(in: container, after: cursor)
  }

  func record(_ cut: BlockCut) { FindingScope.report(Diagnostic(cut), otherwise: reader.report) }

  /// Reads the first blocks ahead, up to the limit.
  func readAhead(in tables: ArchiveTables) throws {
    var lists: [(container: BlockID, sequence: Int, list: ObjectList<Block>)] = []
    var availability: [BlockID: String?] = [:]
    var ahead = Ahead()
    try tables.blockLists.forEachResponse(of: owner, revision: revision) { container, response in
      let container = BlockID(container)
      switch response.content {
      case .unavailable(let reason):
        if response.sequence == 0 { availability[container] = .some(reason) }
      case .body(let body):
        if response.sequence == 0 { availability[container] = .some(nil) }
        ahead.byteCount += body.count
        lists.append((container, response.sequence, try reader.decode(ObjectList<Block>.self, body: body)))
      }
      return ahead.byteCount < Self.limit
    }
    let source = ArchiveBlockSource(reader: reader)
    for (container, sequence, list) in lists {
      let batch = try source.batch(list, sequence: sequence, in: tables) { availability[$0] }
      ahead.batches[container, default: []].append(Batch(sequence: sequence, blocks: batch))
    }
    self.ahead.withLock { $0 = ahead }
  }
}

extension Diagnostic {
  /// Some content of a page is omitted, or shown elsewhere than in Notion.
  init(_ cut: BlockCut) {
    switch cut.reason {
    case .containsItself:
      self.init(
        .error, Identifier(rawValue: "block-cycle"), object: cut.block.object,
        summary:
          "the block contains itself; its content is shown once and left out where it would begin again",
        explanation:
          "The API lists the block among the blocks inside it, or shows a synced block in its own original.")
    case .isRepeated:
      self.init(
        .error, Identifier(rawValue: "block-repeated"), object: cut.block.object,
        summary: "the block occurs twice in one page; its content is shown only at the first position",
        explanation:
          "The API lists the block in more than one place, as when it is moved while the page is read.",
        solution: "Run again; if the finding remains, check the page in Notion.")
    case .isRepeatedTooOften:
      self.init(
        .error, Identifier(rawValue: "synced-block-repeated"), object: cut.block.object,
        summary: "the content of a synced block is repeated so often in one page that it was omitted here",
        explanation: "Synced blocks that contain each other grow with every level.")
    case .isTooDeep:
      self.init(
        .warning, Identifier(rawValue: "blocks-too-deep"), object: cut.block.object,
        summary:
          "blocks are nested deeper than \(BlockStream.depthLimit) levels; deeper ones are shown on the last level"
      )
    }
  }
}
