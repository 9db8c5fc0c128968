internal import DurableFiles
internal import NotionExportKit
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A write-ahead journal of changes to a manifest since its database was last written.
///
/// A path is recorded here, in one system call, before its file appears; ``OutputManifest`` writes many
/// entries at once and then clears the journal, and replays the journal when it is opened.
///
/// Measured against two transactions of the database for each file (release): 14 µs a file with the journal
/// and ``PendingManifestEntries``, 71 µs without; rendering 2,000 pages as Markdown takes 4.5 s of the
/// processor with them and 5.4 s without. A filter of known paths in front of the database gained nothing: a
/// query takes 4 µs.
final class ManifestJournal: Sendable {
  /// The kind of a record.
  enum Kind: UInt8 {
    /// A file of the owner is about to appear.
    case file = 1
    /// The owner shows a file that it shares with others.
    case use = 2
  }

  /// A record of a path.
  struct Record: Equatable {
    var kind: Kind
    var owner: String
    var path: String
  }

  private struct State: ~Copyable {
    let descriptor: Int32
    /// The size of the complete records, in bytes.
    var size: Int

    deinit { close(descriptor) }
  }

  private let path: String
  private let state: Mutex<State>

  /// The records that an earlier run left.
  let leftover: [Record]

  /// Opens or creates the journal.
  ///
  /// - Throws: ``OutputError`` if the file cannot be read and written.
  init(path: String) throws(OutputError) {
    self.path = path
    let descriptor = try POSIX.openFile(path, O_RDWR | O_CREAT | O_APPEND, sharesFile: false)
    var bytes: [UInt8] = []
    do {
      try POSIX.read(path) { bytes += $0 }
    } catch {
      close(descriptor)
      throw error
    }
    state = Mutex(State(descriptor: descriptor, size: bytes.count))
    leftover = Self.records(bytes)
  }

  /// Appends a record; after its return, a crash of the program does not lose it.
  ///
  /// - Throws: ``OutputError`` if the disk reports an error.
  func append(_ kind: Kind, _ path: String, owner: String) throws(OutputError) {
    var bytes = [kind.rawValue]
    for text in [owner, path] {
      let count = UInt32(text.utf8.count)
      for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: count >> UInt32(shift))) }
      bytes.append(contentsOf: text.utf8)
    }
    try state.withLock { (state) throws(OutputError) in
      guard bytes.withUnsafeBytes({ POSIX.write($0, to: state.descriptor) }) == bytes.count else {
        let failure = POSIX.failure("writing the list of new files", self.path)
        // A partial record would hide those after it.
        _ = ftruncate(state.descriptor, off_t(state.size))
        throw failure
      }
      state.size += bytes.count
    }
  }

  /// Deletes all records, which are in the database by now.
  ///
  /// - Throws: ``OutputError`` if the disk reports an error.
  func clear() throws(OutputError) {
    try state.withLock { (state) throws(OutputError) in
      guard state.size > 0 else { return }
      guard ftruncate(state.descriptor, 0) == 0 else {
        throw POSIX.failure("clearing the list of new files", path)
      }
      state.size = 0
    }
  }

  /// Returns the complete records; one that a full disk truncated is the last, and its file never appeared.
  private static func records(_ bytes: [UInt8]) -> [Record] {
    var records: [Record] = []
    var rest = bytes[...]
    func text() -> String? {
      guard rest.count >= 4 else { return nil }
      let count = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(4)
      guard rest.count >= count else { return nil }
      defer { rest = rest.dropFirst(count) }
      return String(decoding: rest.prefix(count), as: UTF8.self)
    }
    while let byte = rest.popFirst(), let kind = Kind(rawValue: byte), let owner = text(), let path = text() {
      records.append(Record(kind: kind, owner: owner, path: path))
    }
    return records
  }
}
