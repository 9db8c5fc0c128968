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

/// The files of one owner while they are being written.
public protocol OutputFiles: Sendable {
  /// Writes one file as a stream: `body` writes it in pieces.
  ///
  /// - Throws: ``OutputError``, or the error that `body` throws; the file is unchanged then.
  nonisolated(nonsending) func write(
    _ path: OutputPath, _ body: nonisolated(nonsending) (inout OutputFile) async throws -> Void
  ) async throws

  /// Stores the content of an asset, which is in the archive, at `path`.
  ///
  /// Any number of owners may store the same content at the same path; it is kept until the last of them is
  /// removed. Content that is already in place is not copied again.
  ///
  /// - Throws: ``OutputError``.
  nonisolated(nonsending) func write(_ path: OutputPath, content: Asset.StoredContent) async throws

  /// Stores a few bytes with the files of the owner, for ``OutputTree/notes(of:)``.
  ///
  /// They take effect when the scope ends, and replace all earlier notes of the owner; if the scope throws,
  /// the earlier notes remain. Limit a note to about a kilobyte: longer data belongs in a file.
  ///
  /// - Throws: ``OutputError`` if they cannot be stored.
  nonisolated(nonsending) func note(_ key: String, _ value: [UInt8]) async throws
}

extension OutputFiles {
  /// Writes one file whose bytes are in memory.
  ///
  /// - Throws: ``OutputError``.
  public nonisolated(nonsending) func write(_ path: OutputPath, bytes: [UInt8]) async throws {
    try await write(path) { file in try file.write(bytes) }
  }
}
