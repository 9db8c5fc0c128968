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
  /// - Parameter isReplay: whether files that are not written again will be deleted.
  /// - Throws: an error of reading the archive or writing the output.
  nonisolated(nonsending) func write(isReplay: Bool) async throws {
    for try await note in site.output.notes(withPrefix: DocumentNote.key) {
      guard case .object(let id) = note.owner, let document = DocumentNote(note.value) else { continue }
      try await write(id, document.address, isReplay: isReplay)
    }
    // Removed documents have no redirects.
    for try await note in site.output.notes(withPrefix: Self.presentKey) {
      guard case .named(let name) = note.owner, let id = ObjectID(name.dropFirst(Self.ownerPrefix.count)),
        try await site.output.note(DocumentNote.key, of: .object(id)) == nil
      else { continue }
      try await site.output.removeFiles(of: note.owner)
    }
  }

  private static let ownerPrefix = "former/"

  private nonisolated(nonsending) func write(_ id: ObjectID, _ address: String, isReplay: Bool) async throws {
    let owner = FileOwner.named(Self.ownerPrefix + id.compactText)
    let notes = try await site.output.notes(of: owner)
    let present = notes[Self.presentKey].map { String(decoding: $0, as: UTF8.self) }
    guard isReplay || present != address else { return }
    var former = String(decoding: notes[Self.formerKey] ?? [], as: UTF8.self).split(separator: "\n")
      .map(String.init)
    if let present, present != address { former.append(present) }
    former.removeAll { $0 == address }
    var seen: Set<String> = []
    former = former.reversed().filter { seen.insert($0).inserted }.prefix(Self.limit).reversed()
    guard let place = try await site.layout.location(of: id) else { return }
    let kept = former
    try await site.output.replaceFiles(of: owner) { files in
      try await files.note(Self.presentKey, Array(address.utf8))
      if !kept.isEmpty { try await files.note(Self.formerKey, Array(kept.joined(separator: "\n").utf8)) }
      for address in kept where try await !isTaken(address) {
        let folder = address.split(separator: "/").map { PercentEncoding.decoded($0) }
        var values = try await site.values(title: place.title, in: folder)
        values.set("href", site.href(of: place.file, from: folder))
        values.set("canonical", base.url(of: place.file))
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
