import NotionExportKit
import NotionModel
import Synchronization

/// The documents that must be checked at the end of an export, as something that they show has changed.
///
/// They are stored as notes, so that the next run completes an interrupted one.
final class Unsettled: Sendable {
  /// The extent of the check.
  enum Extent: UInt8, Comparable {
    /// Single documents with new or removed backlinks.
    case documents
    /// All documents: titles, addresses or the outline have changed.
    case outline
    /// All documents and the files about the site, without remains of an earlier export.
    case replay

    static func < (left: Extent, right: Extent) -> Bool { left.rawValue < right.rawValue }
  }

  private static let key = "site/unsettled"
  private static let all = FileOwner.named("unsettled")
  private static let prefix = "unsettled/"

  /// The comparisons of a document with its previous state.
  enum Attention {
    /// Its appearance in other documents.
    case face
    /// Only its links, as all documents are being checked.
    case links
    /// None, as all documents will be checked.
    case nothing
  }

  private struct State {
    var noted = Extent.documents
    var isSettling = false
    var hasNewNames = false
  }

  private let output: any OutputTree
  private let state = Mutex(State())

  /// Creates the state with the notes of `output`.
  init(in output: any OutputTree) { self.output = output }

  /// The comparisons that are required now.
  var attention: Attention {
    state.withLock { state in
      if state.isSettling { return .links }
      return state.noted == .documents ? .face : .nothing
    }
  }

  /// Marks every document to be checked.
  ///
  /// - Throws: an error of writing the note.
  nonisolated(nonsending) func markAll(_ extent: Extent) async throws {
    guard state.withLock({ $0.noted < extent }) else { return }
    let before = try await output.note(Self.key, of: Self.all)?.first.flatMap(Extent.init) ?? .documents
    let most = max(before, extent)
    state.withLock { $0.noted = most }
    try await output.replaceFiles(of: Self.all) { files in try await files.note(Self.key, [most.rawValue]) }
  }

  /// Marks a document to be checked.
  ///
  /// - Throws: an error of writing the note.
  nonisolated(nonsending) func mark(_ id: ObjectID) async throws {
    let owner = FileOwner.named(Self.prefix + id.compactText)
    try await output.replaceFiles(of: owner) { files in try await files.note(Self.key, []) }
  }

  /// Returns the extent of the check.
  ///
  /// - Throws: an error of reading the notes.
  nonisolated(nonsending) func extent() async throws -> Extent {
    // Read again: notes from before a replay do not count.
    for try await note in output.notes(withPrefix: Self.key) where note.owner == Self.all {
      return note.value.first.flatMap(Extent.init) ?? .outline
    }
    return .documents
  }

  /// Begins the check of every document.
  func beginSettling() {
    state.withLock { state in
      state.isSettling = true
      state.hasNewNames = false
    }
  }

  /// Records that a document needs a name of another one, which may have been checked already.
  func markNames() { state.withLock { $0.hasNewNames = true } }

  /// Whether there were such documents since ``beginSettling()``.
  var hasNewNames: Bool { state.withLock { $0.hasNewNames } }

  /// Calls `body` with each single document.
  ///
  /// - Throws: an error of reading the notes, or the error that `body` throws.
  nonisolated(nonsending) func forEachDocument(
    _ body: nonisolated(nonsending) (ObjectID) async throws -> Void
  ) async throws {
    for try await note in output.notes(withPrefix: Self.key) {
      guard case .named(let name) = note.owner, let id = ObjectID(name.dropFirst(Self.prefix.count)) else {
        continue
      }
      try await body(id)
    }
  }

  /// Deletes all marks after the check.
  ///
  /// - Throws: an error of deleting the notes.
  nonisolated(nonsending) func clear() async throws {
    for try await note in output.notes(withPrefix: Self.key) { try await output.removeFiles(of: note.owner) }
    state.withLock { $0 = State() }
  }
}
