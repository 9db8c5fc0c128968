internal import NotionExportKit

/// Why the archive, or the folder it lives in, cannot be used.
package struct ArchiveError: Error, Sendable, Hashable {
  /// The kinds of failure.
  package struct Code: Sendable, Hashable, CustomStringConvertible {
    private enum Base: String, Sendable {
      case locked, damaged, damagedResponse, foreignFile, missing, notWritable, diskFull, newer, system
    }
    private let base: Base
    private init(_ base: Base) { self.base = base }

    /// Another process works on the same output folder.
    package static let locked = Code(.locked)
    /// The archive's bytes are not what was written.
    package static let damaged = Code(.damaged)
    /// A single stored response is not what was fetched; the next export fetches it again.
    package static let damagedResponse = Code(.damagedResponse)
    /// Something stands among the program's own files that it did not make, such as a link.
    package static let foreignFile = Code(.foreignFile)
    /// There is no archive, and none is to be begun.
    package static let missing = Code(.missing)
    /// The folder cannot be written to.
    package static let notWritable = Code(.notWritable)
    /// The disk is full; what was done until then is kept.
    package static let diskFull = Code(.diskFull)
    /// A newer version of this program wrote the archive.
    package static let newer = Code(.newer)
    /// The operating system refused.
    package static let system = Code(.system)

    /// The code's name.
    package var description: String { base.rawValue }
  }

  /// What kind of failure it is.
  package let code: Code
  /// What happened and what to do, in sentences.
  package let detail: String

  init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  /// There is no archive in `output`, or none that can be read.
  package static func missing(in output: String, isDamaged: Bool = false) -> ArchiveError {
    let finding = isDamaged ? "the archive is damaged" : "there is no archive"
    let advice = isDamaged ? ", which fetches anew what is damaged" : ""
    return ArchiveError(
      isDamaged ? .damaged : .missing,
      "\(output): \(finding), so there is nothing to render. Name the folder of an export with --output, or fetch "
        + "the workspace first: notion-export export --format … --output \(output)\(advice)")
  }

  static let damagedBody = ArchiveError(
    .damagedResponse,
    "The archive holds a response that cannot be read. The next export sets it aside and fetches it again, and nothing "
      + "else; verify --read-data names it."
  )

  /// An error of the files that the program keeps, told as one of the archive.
  init(_ error: OutputError) {
    let isForeign = error.code == .symbolicLink || error.code == .occupied
    self.init(isForeign ? .foreignFile : .notWritable, "\(error.path): \(error.detail).")
  }
}

extension ArchiveError: CustomStringConvertible {
  /// What happened and what to do.
  package var description: String { detail }
}
