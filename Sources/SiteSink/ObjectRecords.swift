import NotionExportKit
import NotionModel

/// Objects that the end of an export must look at, each as a note with an owner of its own, so that the next run
/// continues an interrupted one.
struct ObjectRecords {
  /// The number of objects that are read at once.
  private static let batch = 1_000

  let output: any OutputTree
  /// The name of the set, which no other set begins with.
  let name: String

  private var key: String { "site/\(name)" }

  private func owner(_ id: ObjectID) -> FileOwner { .named("\(name)/\(id.compactText)") }

  /// Adds an object.
  ///
  /// - Throws: an error of writing the note.
  nonisolated(nonsending) func add(_ id: ObjectID) async throws { try await store([], id) }

  private nonisolated(nonsending) func store(_ value: [UInt8], _ id: ObjectID) async throws {
    try await output.replaceFiles(of: owner(id)) { files in try await files.note(key, value) }
  }

  /// Calls `body` with some of the objects, each of which is removed afterwards unless it was added again meanwhile.
  ///
  /// - Returns: the number of objects; 0 if there are none.
  /// - Throws: an error of reading the notes, or the error that `body` throws.
  nonisolated(nonsending) func forSome(
    _ body: nonisolated(nonsending) (ObjectID) async throws -> Void
  ) async throws -> Int {
    var ids: [ObjectID] = []
    for try await note in output.notes(withPrefix: key) {
      guard case .named(let owner) = note.owner, let id = ObjectID(owner.dropFirst(name.count + 1)) else {
        continue
      }
      ids.append(id)
      if ids.count == Self.batch { break }
    }
    let isBeingRead: [UInt8] = [1]
    for id in ids {
      try await store(isBeingRead, id)
      try await body(id)
      if try await output.note(key, of: owner(id)) == isBeingRead {
        try await output.removeFiles(of: owner(id))
      }
    }
    return ids.count
  }
}
