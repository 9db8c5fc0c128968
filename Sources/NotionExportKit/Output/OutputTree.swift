/// The files of one sink, which writes only through this protocol.
///
/// - Rule: all files of one owner are written inside one ``replaceFiles(of:_:)``.
/// - Why: files that the owner wrote before and does not write now are deleted when the scope ends, so that a
///   renamed page leaves no old file; if the scope throws, no file of the owner is deleted.
/// - Advice: let a page own its files; let the owner of a file about several pages (an index, a feed) be
///   ``FileOwner/named(_:)``.
/// - If you don't: the second scope of the same owner deletes the files of the first one.
///
/// If two owners claim one path, or paths that a file system may treat as equal (they differ only in case or
/// Unicode form), both files are kept: the first of the owners in their order gets the path, the file of the
/// other gets a name with its owner's id, and the run reports it. The result does not depend on the order of
/// writing.
///
/// A file appears completely or not at all. A file whose bytes would not change is not touched. A path
/// outside the output, or occupied by a file that this program did not write, is an error.
public protocol OutputTree: Sendable {
  /// The maximum length of a file's path in bytes of UTF-8, relative to the root of the output.
  ///
  /// The names of nested objects may be longer together: shorten the path then, depending only on the object
  /// and its ancestors.
  var pathLimit: Int { get }

  /// Runs `body`, which writes all files of `owner`, then deletes earlier ones that it did not write.
  nonisolated(nonsending) func replaceFiles(
    of owner: FileOwner, _ body: nonisolated(nonsending) (any OutputFiles) async throws -> Void
  ) async throws

  /// Deletes all files and notes of an owner, if it has any.
  nonisolated(nonsending) func removeFiles(of owner: FileOwner) async throws

  /// Returns the notes of an owner's last ``replaceFiles(of:_:)``, in this run or an earlier one, by key.
  ///
  /// A replay deletes outdated notes only at its end, so that those of an object are available until it is
  /// written again.
  nonisolated(nonsending) func notes(of owner: FileOwner) async throws -> [String: [UInt8]]

  /// Returns the last note of an owner under one key, or `nil` if there is none.
  nonisolated(nonsending) func note(_ key: String, of owner: FileOwner) async throws -> [UInt8]?

  /// Returns the notes of all owners whose keys begin with `prefix`, ordered by key and then by owner.
  ///
  /// They are read in batches of bounded size. During a replay, notes that it has not repeated are excluded.
  func notes(withPrefix prefix: String) -> WorkspaceListing<OutputNote>
}

extension OutputTree {
  /// A length that file systems accept in any folder.
  public var pathLimit: Int { 1_500 }

  /// Returns the last note of an owner under one key, by a query of all its notes.
  public nonisolated(nonsending) func note(_ key: String, of owner: FileOwner) async throws -> [UInt8]? {
    try await notes(of: owner)[key]
  }
}

/// A small value that a sink stores with the files of an owner, for its next events and its next run.
public struct OutputNote: Sendable, Hashable {
  /// The key of the reason why the sink omits an object on purpose, in words that follow "left out: ". A
  /// verification does not report such an object as missing.
  public static let leftOut = "left-out"

  /// The subject, in words that the sink chooses, as in `words`.
  public let key: String
  /// The owner.
  public let owner: FileOwner
  /// The bytes, in a format that only the sink knows.
  public let value: [UInt8]

  /// Creates a note.
  public init(key: String, owner: FileOwner, value: [UInt8]) {
    self.key = key
    self.owner = owner
    self.value = value
  }
}
