import NotionExportKit
import SinkTestKit
import Synchronization

/// An output in memory that records the owners of written files since the last query, and the number of
/// listings of notes.
final class RecordingOutput: OutputTree {
  private let tree = MemoryOutputTree()
  private let owners = Mutex<Set<FileOwner>>([])
  private let listings = Mutex(0)

  var files: [String: [UInt8]] { tree.files }

  func text(_ path: String) -> String? { tree.text(path) }

  /// The number of listings of all owners' notes.
  var listingCount: Int { listings.withLock { $0 } }

  /// The owners whose files were written, which are then forgotten.
  func takeOwners() -> Set<FileOwner> {
    owners.withLock { owners in
      defer { owners = [] }
      return owners
    }
  }

  nonisolated(nonsending) func replaceFiles(
    of owner: FileOwner, _ body: nonisolated(nonsending) (any OutputFiles) async throws -> Void
  ) async throws {
    owners.withLock { _ = $0.insert(owner) }
    try await tree.replaceFiles(of: owner, body)
  }

  nonisolated(nonsending) func removeFiles(of owner: FileOwner) async throws {
    try await tree.removeFiles(of: owner)
  }

  nonisolated(nonsending) func notes(of owner: FileOwner) async throws -> [String: [UInt8]] {
    try await tree.notes(of: owner)
  }

  func notes(withPrefix prefix: String) -> WorkspaceListing<OutputNote> {
    listings.withLock { $0 += 1 }
    return tree.notes(withPrefix: prefix)
  }
}
