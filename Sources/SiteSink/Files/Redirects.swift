import NotionExportKit
import NotionModel
import SinkRendering

/// Pages at the former addresses of documents that were renamed or moved, which redirect to the present ones.
///
/// Only the addresses at the end of an export count: those during a first export, which is still determining
/// the outline, were never published. Former addresses are stored as notes of a separate owner for each
/// document.
struct Redirects {
  /// The prefix of the keys of notes about present addresses.
  private static let presentKey = "site/present"
  private static let formerKey = "site/former"
  /// Maximum number of former addresses of a document; the newest are kept.
  private static let limit = 20

  let site: Site
  let base: BaseAddress

  /// Writes the pages, and stores present addresses as notes.
  ///
  /// - Parameter isReplay: whether files that are not written again will be deleted; otherwise only the documents with
  ///   another address than before are read.
  /// - Throws: an error of reading the archive or writing the output.
  nonisolated(nonsending) func write(isReplay: Bool) async throws {
    guard isReplay else {
      return try await site.readdressed.forEach { id in
        let document = DocumentNote(try await site.output.note(DocumentNote.key, of: .object(id)))
        // Removed documents have no redirects.
        guard let document else { return try await site.output.removeFiles(of: Self.owner(id)) }
        try await write(id, document.address, isReplay: false)
      }
    }
    for try await note in site.output.notes(withPrefix: DocumentNote.key) {
      guard case .object(let id) = note.owner, let document = DocumentNote(note.value) else { continue }
      try await write(id, document.address, isReplay: true)
    }
    for try await note in site.output.notes(withPrefix: Self.presentKey) {
      guard case .named(let name) = note.owner, let id = ObjectID(name.dropFirst(Self.ownerPrefix.count)),
        try await site.output.note(DocumentNote.key, of: .object(id)) == nil
      else { continue }
      try await site.output.removeFiles(of: note.owner)
    }
    // Those of a run before the replay, or after it was interrupted.
    try await site.readdressed.forEach { _ in }
  }

  private static let ownerPrefix = "former/"

  private static func owner(_ id: ObjectID) -> FileOwner { .named(ownerPrefix + id.compactText) }

  private nonisolated(nonsending) func write(_ id: ObjectID, _ address: String, isReplay: Bool) async throws {
    let owner = Self.owner(id)
    let notes = try await site.output.notes(of: owner)
    let present = notes[Self.presentKey].map { String(decoding: $0, as: UTF8.self) }
    guard isReplay || present != address else { return }
    var former = String(decoding: notes[Self.formerKey] ?? [], as: UTF8.self).split(separator: "\n")
      .map(String.init)
    if let present, present != address { former.append(present) }
    former.removeAll { $0 == address }
    var seen: Set<String> = []
    former = former.reversed().filter { seen.insert($0).inserted }.prefix(Self.limit).reversed()
    guard let location = try await site.layout.location(of: id) else { return }
    let kept = former
    try await site.output.replaceFiles(of: owner) { files in
      try await files.note(Self.presentKey, Array(address.utf8))
      if !kept.isEmpty { try await files.note(Self.formerKey, Array(kept.joined(separator: "\n").utf8)) }
      for address in kept where try await !isTaken(address) {
        let folder = address.split(separator: "/").map { PercentEncoding.decoded($0) }
        var values = try await site.values(title: location.title, in: folder)
        values.set("href", site.href(of: location.file, from: folder))
        values.set("canonical", base.url(of: location.file))
        let text = site.templates.text(.redirect, values)
        try await files.write(OutputPath(folder + ["index.html"]), bytes: Array(text.utf8))
      }
    }
  }

  /// Returns whether another document has a former address now.
  private nonisolated(nonsending) func isTaken(_ address: String) async throws -> Bool {
    // There is always a home page.
    guard !address.isEmpty else { return true }
    for try await _ in site.output.notes(withPrefix: DocumentNote.addressKey(address)) { return true }
    return false
  }
}

/// The documents with another address than at the end of the previous export, as notes: new and removed ones too.
///
/// An export that writes every document compares all addresses, and records none.
struct Readdressed {
  let output: any OutputTree
  /// `nil` if the site has no redirects.
  let replay: Replay?

  private var records: ObjectRecords { ObjectRecords(output: output, name: "readdressed") }

  /// Records a document.
  ///
  /// - Throws: an error of writing the note.
  nonisolated(nonsending) func record(_ id: ObjectID) async throws {
    guard let replay, !replay.isRunning else { return }
    try await records.add(id)
  }

  /// Calls `body` with each document, and deletes its record.
  ///
  /// - Throws: an error of reading the notes, or the error that `body` throws.
  nonisolated(nonsending) func forEach(
    _ body: nonisolated(nonsending) (ObjectID) async throws -> Void
  ) async throws {
    while try await records.forSome(body) > 0 {}
  }
}
