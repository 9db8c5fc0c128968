import NotionExportKit
import NotionModel
import NotionRendering

/// A document that links to another.
struct Backlink: Sendable, Hashable {
  /// Where the document is.
  let place: DocumentPlace
  /// The sentence with the link.
  let sentence: LinkSentence?

  /// How many are shown; the rest is counted.
  static let limit = 50

  /// What links to an object, in the order of ids, and how much more there is.
  ///
  /// - Throws: what keeps the notes or the archive from being read.
  static func backlinks(
    of id: ObjectID, in output: any OutputTree, places: any DocumentLocator
  ) async throws -> (shown: [Backlink], more: Int) {
    var shown: [Backlink] = []
    var more = 0
    for try await note in output.notes(withPrefix: LinkNote.key(id)) {
      guard case .object(let owner) = note.owner, owner != id, let link = LinkNote(note.value),
        link.isBacklink
      else { continue }
      guard shown.count < limit else {
        more += 1
        continue
      }
      guard let place = try await places.place(of: owner) else { continue }
      shown.append(Backlink(place: place, sentence: link.sentence))
    }
    return (shown, more)
  }
}
