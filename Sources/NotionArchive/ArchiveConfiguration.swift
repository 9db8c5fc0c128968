/// How an archive keeps what it is given.
package struct ArchiveConfiguration: Sendable, Hashable {
  /// Whether the signatures of hosted files' addresses are kept, for an export that is to hold every byte.
  ///
  /// They are secrets for an hour; otherwise they reach no file. What was stored without them stays so.
  package var keepsSignatures: Bool

  /// The memory that each connection to the database may use for its cache, in bytes.
  package var cacheSize: Int

  /// How many readers may be at work at once.
  ///
  /// Readers that are awaited are given back by a thread of Swift's; others are used on such a thread and may wait
  /// there for one. So there must be more than are ever awaited at once (a few a run and a lane), or all threads
  /// could stand waiting for readers that need a thread. A connection is made when it is first needed.
  package var readerCount: Int

  /// Whether an archive is only opened where a sound one stands, and never begun or set aside.
  package var mustExist: Bool

  /// Whether nothing is written, as where the file system is mounted so; implies ``mustExist``.
  package var isReadOnly = false

  /// Makes a configuration; by default signatures are dropped and caches are small.
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
