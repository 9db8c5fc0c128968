import NotionExportKit
import NotionModel

/// A page of the search: a small file that says what a result shows, and notes of its terms for the index.
///
/// Both belong to the page, so that they change and go with it.
struct SearchPage {
  let id: ObjectID
  /// Where the page is, from the root of the site, as in `parent/child/`.
  let address: String
  /// The titles of what it stands in, from the top.
  let crumbs: [String]
  let text: SearchText

  /// Writes it, in the scope of the page's files.
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
