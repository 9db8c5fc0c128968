internal import Foundation
internal import NotionExportKit

extension Diagnostic {
  /// The archive could not be read and was put aside.
  static func damagedArchive(setAside url: URL) -> Diagnostic {
    Diagnostic(
      .warning, Identifier(rawValue: "damaged-archive"),
      summary:
        "the archive was damaged; it was set aside as \(url.lastPathComponent) and everything is fetched anew",
      explanation: "This happens when the disk was full or failing, or a copy of the folder was incomplete.",
      solution: "Delete the damaged file once the export is complete.")
  }

  /// Bytes are asked for that the archive was told to drop.
  static let signaturesNotKept = Diagnostic(
    .warning, Identifier(rawValue: "signatures-not-kept"),
    summary: "objects that are in the archive already have lost the signatures of their file URLs",
    explanation:
      "The archive drops signatures, as they are secrets, unless an export asks for verbatim bytes.",
    solution: "Run once with --fresh to fetch everything again with every byte.")

  /// A format is written from an archive whose crawl has not come to its end.
  static let incompleteArchive = Diagnostic(
    .warning, Identifier(rawValue: "archive-incomplete"),
    summary: "the archive does not hold the whole workspace: the last export did not reach its end",
    explanation:
      "What it had not fetched is missing from what is written, and so are indexes, which are written last.",
    solution: "Run notion-export export with the same --output to fetch the rest.")

  /// Comments on blocks were not asked for.
  ///
  /// - Parameter requests: how many requests that would take.
  /// - Returns: a note.
  static func blockCommentsNotAskedFor(requests: Int) -> Diagnostic {
    Diagnostic(
      .note, Identifier(rawValue: "block-comments-not-asked-for"),
      summary:
        "comments on blocks were not asked for: --comments all would take about \(requests) more requests",
      explanation:
        "Most discussions are on blocks. The API lists the comments of one block at a time, so that each "
        + "block takes a request.",
      solution: "Run with --comments all to export them.")
  }
}
