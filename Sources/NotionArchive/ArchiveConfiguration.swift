/// Configuration of an archive.
package struct ArchiveConfiguration: Sendable, Hashable {
  /// Whether the signatures of hosted files' addresses are kept, for an export that contains every byte.
  ///
  /// Signatures are secrets for an hour, and without this flag they reach no file. Responses that were stored
  /// without them do not regain them.
  package var keepsSignatures: Bool

  /// The memory that each connection to the database may use for its cache, in bytes.
  package var cacheSize: Int

  /// The maximum number of concurrent readers.
  ///
  /// Awaited readers are released on a thread of the cooperative pool; others run on such a thread and may
  /// block it while they wait for a reader. The limit must therefore exceed the number of readers that are
  /// ever awaited at the same time (a few for the run and each lane), or all threads could block on readers
  /// that need a thread. Connections are opened on demand.
  package var readerCount: Int

  /// Whether the archive must exist and be sound; it is never created or set aside then.
  package var mustExist: Bool

  /// Whether nothing is written, as on a read-only file system; implies ``mustExist``.
  package var isReadOnly = false

  /// Creates a configuration; by default signatures are dropped and caches are small.
  package init(
    keepsSignatures: Bool = false, cacheSize: Int = 1 << 19, readerCount: Int = 24,
    mustExist: Bool = false
  ) {
    self.keepsSignatures = keepsSignatures
    self.cacheSize = cacheSize
    self.readerCount = readerCount
    self.mustExist = mustExist
  }
}
