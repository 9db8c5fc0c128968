/// The files of one sink, and the only way in which a sink writes any.
///
/// - Rule: all files of one owner are written inside one ``replaceFiles(of:_:)``.
/// - Why: what the owner wrote before and does not write now is deleted when the scope ends, so that a
///   renamed page leaves nothing behind; if the scope throws, nothing of the owner is deleted.
/// - Advice: let a page own its files; let what spans pages (an index, a feed) be owned by
///   ``FileOwner/named(_:)``.
/// - If you don't: the second scope of the same owner deletes what the first one wrote.
///
/// Two owners that want one path, or two paths that a file system may take for one (they differ in case or Unicode form
/// alone), both keep their files: the first of them in the order of owners has the path, the file of the other stands
/// beside it with its owner's id in the name, and the run reports it. The result does not depend on who came first.
///
/// A file appears whole or not at all. A file whose bytes would not change is not touched. A path outside
/// the output, or occupied by a file that this program did not write, is refused.
public protocol OutputTree: Sendable {
  /// The most bytes of UTF-8 that the path of a file may have, from the root of the output on.
  ///
  /// The names of objects may add up to more, as trees may be deep: shorten the path then, so that it depends on
  /// nothing but the object and what it stands in.
  var pathLimit: Int { get }

  /// Runs `body`, which writes all files of `owner`, then deletes those of before that it did not write.
  nonisolated(nonsending) func replaceFiles(
    of owner: FileOwner, _ body: nonisolated(nonsending) (any OutputFiles) async throws -> Void
  ) async throws

  /// Deletes all files and notes of an owner; does nothing where it has none.
  nonisolated(nonsending) func removeFiles(of owner: FileOwner) async throws

  /// What an owner noted in its last ``replaceFiles(of:_:)``, in this run or an earlier one, by key.
  ///
  /// A replay forgets it only at its end, so that what an object was is known until it is written again.
  nonisolated(nonsending) func notes(of owner: FileOwner) async throws -> [String: [UInt8]]

  /// What an owner noted last under one key; `nil` where it noted nothing.
  nonisolated(nonsending) func note(_ key: String, of owner: FileOwner) async throws -> [UInt8]?

  /// The notes of all owners whose keys begin with `prefix`, ordered by key and then by owner.
  ///
  /// They are read in batches of bounded size. In a replay, what was noted before it and not again is left out.
  func notes(withPrefix prefix: String) -> WorkspaceListing<OutputNote>
}

extension OutputTree {
  /// A length that file systems bear wherever the output is.
  public var pathLimit: Int { 1_500 }

  /// What an owner noted last under one key, found among all that it noted.
  public nonisolated(nonsending) func note(_ key: String, of owner: FileOwner) async throws -> [UInt8]? {
    try await notes(of: owner)[key]
  }
}

/// The files of one owner while they are being written.
public protocol OutputFiles: Sendable {
  /// Writes one file as a stream: `body` writes to it piece by piece.
  ///
  /// - Throws: ``OutputError``, or what `body` throws; the file then stays as it was.
  nonisolated(nonsending) func write(
    _ path: OutputPath, _ body: nonisolated(nonsending) (inout OutputFile) async throws -> Void
  ) async throws

  /// Puts the content of an asset, which is in the archive, at `path`.
  ///
  /// Any number of owners may put the same content at the same path; it stays until the last of them is gone.
  /// What stands there already is not copied again.
  ///
  /// - Throws: ``OutputError``.
  nonisolated(nonsending) func write(_ path: OutputPath, content: Asset.StoredContent) async throws

  /// Keeps a few bytes beside the files of the owner, for ``OutputTree/notes(of:)``.
  ///
  /// They take effect when the scope ends, in place of all that the owner noted before; if the scope throws,
  /// the notes of before stay. Keep to about a kilobyte: what is long belongs into a file.
  ///
  /// - Throws: ``OutputError`` where they cannot be kept.
  nonisolated(nonsending) func note(_ key: String, _ value: [UInt8]) async throws
}

extension OutputFiles {
  /// Writes one file whose bytes are at hand.
  ///
  /// - Throws: ``OutputError``.
  public nonisolated(nonsending) func write(_ path: OutputPath, bytes: [UInt8]) async throws {
    try await write(path) { file in try file.write(bytes) }
  }
}
