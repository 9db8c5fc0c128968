import NotionExportKit
import NotionModel

/// A page of the search: a small file with its search result, and notes of its terms for the index.
///
/// Both belong to the page, so that they are updated and removed with it.
struct SearchPage {
  let id: ObjectID
  /// The address from the root of the site, as in `parent/child/`.
  let address: String
  /// The titles of its ancestors, from the root.
  let crumbs: [String]
  let text: SearchText

  /// Writes the file and the notes, in the scope of the page's files.
  ///
  /// - Throws: ``OutputError``.
  nonisolated(nonsending) func write(to files: any OutputFiles) async throws {
    let number = PageNumber(of: id)
    try await files.write(
      OutputPath(number.path),
      bytes: ValueSheet.sheet([
        (number.name, [text.title, address, crumbs.joined(separator: " / "), text.excerpt])
      ]))
    try await files.note(TermNote.page, [])
    for (key, value) in TermNote.notes(of: text.terms) { try await files.note(key, value) }
  }
}
