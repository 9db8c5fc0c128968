import NotionExportKit
import NotionModel
import SinkRendering

/// A document that links to another.
struct Backlink: Sendable, Hashable {
  /// The location of the document.
  let location: OutputLocation
  /// The sentence with the link.
  let sentence: LinkSentence?

  /// Maximum number that is shown; further ones are counted.
  static let limit = 50

  /// Returns the documents that link to an object, ordered by id, and the number of further ones.
  ///
  /// - Throws: an error of reading the notes or the archive.
  static func backlinks(
    of id: ObjectID, in output: any OutputTree, layout: any OutputLayout
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
      guard let location = try await layout.location(of: owner) else { continue }
      shown.append(Backlink(location: location, sentence: link.sentence))
    }
    return (shown, more)
  }
}
