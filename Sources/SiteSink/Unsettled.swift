import NotionExportKit
import NotionModel
import Synchronization

/// What has to be looked at again at the end of an export, as something that it shows has changed.
///
/// It is noted beside the documents, so that a run that was stopped leaves it to the next one.
final class Unsettled: Sendable {
  /// How much there is.
  enum Extent: UInt8, Comparable {
    /// Single documents, to which links have come or from which they have gone.
    case documents
    /// All documents: titles, addresses or the outline have changed.
    case outline
    /// All documents and what belongs to them, of which nothing may be left over from an earlier export.
    case replay

    static func < (left: Extent, right: Extent) -> Bool { left.rawValue < right.rawValue }
  }

  private static let key = "site/unsettled"
  private static let all = FileOwner.named("unsettled")
  private static let prefix = "unsettled/"

  /// What of a document that is written is to be compared with what it was.
  enum Attention {
    /// All that others show of it.
    case face
    /// What it links to, as all documents are just being looked at.
    case links
    /// Nothing, as all documents will be looked at.
    case nothing
  }

  private struct State {
    var noted = Extent.documents
    var isSettling = false
    var hasNewNames = false
  }

  private let output: any OutputTree
  private let state = Mutex(State())

  /// Nothing more than is noted in `output`.
  init(in output: any OutputTree) { self.output = output }

  /// What is to be compared now.
  var attention: Attention {
    state.withLock { state in
      if state.isSettling { return .links }
      return state.noted == .documents ? .face : .nothing
    }
  }

  /// Notes that every document is to be looked at.
  ///
  /// - Throws: what keeps the note from being written.
  nonisolated(nonsending) func markAll(_ extent: Extent) async throws {
    guard state.withLock({ $0.noted < extent }) else { return }
    let before = try await output.note(Self.key, of: Self.all)?.first.flatMap(Extent.init) ?? .documents
    let most = max(before, extent)
    state.withLock { $0.noted = most }
    try await output.replaceFiles(of: Self.all) { files in try await files.note(Self.key, [most.rawValue]) }
  }

  /// Notes that a document is to be looked at.
  ///
  /// - Throws: what keeps the note from being written.
  nonisolated(nonsending) func mark(_ id: ObjectID) async throws {
    let owner = FileOwner.named(Self.prefix + id.compactText)
    try await output.replaceFiles(of: owner) { files in try await files.note(Self.key, []) }
  }

  /// How much is to be looked at.
  ///
  /// - Throws: what keeps the notes from being read.
  nonisolated(nonsending) func extent() async throws -> Extent {
    // Read anew: of an earlier export than the one that is replayed nothing counts.
    for try await note in output.notes(withPrefix: Self.key) where note.owner == Self.all {
      return note.value.first.flatMap(Extent.init) ?? .outline
    }
    return .documents
  }

  /// Tells that every document is being looked at from now on.
  func beginSettling() {
    state.withLock { state in
      state.isSettling = true
      state.hasNewNames = false
    }
  }

  /// Tells that a document wants a name that another has, which may have been looked at already.
  func markNames() { state.withLock { $0.hasNewNames = true } }

  /// Whether there were such documents since ``beginSettling()``.
  var hasNewNames: Bool { state.withLock { $0.hasNewNames } }

  /// Calls `body` with each single document.
  ///
  /// - Throws: what keeps the notes from being read, or what `body` throws.
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

  /// Forgets all, as everything is settled.
  ///
  /// - Throws: what keeps the notes from being deleted.
  nonisolated(nonsending) func clear() async throws {
    for try await note in output.notes(withPrefix: Self.key) { try await output.removeFiles(of: note.owner) }
    state.withLock { $0 = State() }
  }
}
