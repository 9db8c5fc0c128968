internal import NotionExportKit

/// An error that makes the archive or its folder unusable.
package struct ArchiveError: Error, Sendable, Hashable {
  /// The kinds of failure.
  package struct Code: Sendable, Hashable, CustomStringConvertible {
    private enum Base: String, Sendable {
      case locked, damaged, damagedResponse, foreignFile, missing, notWritable, diskFull, newer, older, system
    }
    private let base: Base
    private init(_ base: Base) { self.base = base }

    /// Another process uses the same output folder.
    package static let locked = Code(.locked)
    /// The archive's bytes differ from those written.
    package static let damaged = Code(.damaged)
    /// A single stored response differs from the fetched one; the next export fetches it again.
    package static let damagedResponse = Code(.damagedResponse)
    /// A foreign file, such as a symbolic link, is among the program's own files.
    package static let foreignFile = Code(.foreignFile)
    /// There is no archive, and none is to be created.
    package static let missing = Code(.missing)
    /// The folder cannot be written to.
    package static let notWritable = Code(.notWritable)
    /// The disk is full; committed data is kept.
    package static let diskFull = Code(.diskFull)
    /// A newer version of this program wrote the archive.
    package static let newer = Code(.newer)
    /// An older version of this program wrote the archive, and it is only to be read.
    package static let older = Code(.older)
    /// The operating system refused.
    package static let system = Code(.system)

    /// The code's name.
    package var description: String { base.rawValue }
  }

  /// The kind of failure.
  package let code: Code
  /// A description of the failure and its remedy, in sentences.
  package let detail: String

  init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  /// There is no archive in `output`, or none that can be read.
  package static func missing(in output: String, isDamaged: Bool = false) -> ArchiveError {
    let finding = isDamaged ? "the archive is damaged" : "there is no archive"
    let advice = isDamaged ? ", which fetches damaged data again" : ""
    return ArchiveError(
      isDamaged ? .damaged : .missing,
      "\(output): \(finding), so there is nothing to read. Choose the folder of an export with --output, or fetch "
        + "the workspace first: notion-export export --format … --output \(output)\(advice)")
  }

  static let damagedBody = ArchiveError(
    .damagedResponse,
    "A response in the archive is damaged. The next export fetches it again, and nothing "
      + "else; verify --read-data names it."
  )

  /// Translates an error of the program's files into one of the archive.
  init(_ error: OutputError) {
    let isForeign = error.code == .symbolicLink || error.code == .occupied
    self.init(isForeign ? .foreignFile : .notWritable, "\(error.path): \(error.detail).")
  }
}

extension ArchiveError: CustomStringConvertible {
  /// A description of the failure and its remedy.
  package var description: String { detail }
}
