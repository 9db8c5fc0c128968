internal import Hashing
package import NotionExportKit
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The content of a file before it is moved into place: in memory while it is small, then in a temporary
/// file.
package final class StagedFile: Sendable {
  /// The size beyond which the content is moved to the temporary file; most pages stay below it, and touch no
  /// disk if unchanged.
  private static let memoryLimit = 256 << 10

  fileprivate struct State {
    let temporaryPath: String
    var content: [UInt8] = []
    var descriptor: Int32 = -1
    var hash = SHA256()
    var byteCount = 0
  }

  private let state: Mutex<State>

  package init(temporaryPath: String) { state = Mutex(State(temporaryPath: temporaryPath)) }

  package func append(_ bytes: [UInt8]) throws(OutputError) {
    try state.withLock { (state) throws(OutputError) in
      state.hash.update(data: bytes)
      state.byteCount += bytes.count
      state.content.append(contentsOf: bytes)
      if state.content.count > Self.memoryLimit { try state.spill() }
    }
  }

  /// The number of bytes that were appended.
  package var byteCount: Int { state.withLock { $0.byteCount } }

  /// The SHA-256 of the appended bytes.
  package var digest: [UInt8] { state.withLock { Array($0.hash.finalize()) } }

  /// Moves the content to its path, replacing the file there.
  package func move(to path: String) throws(OutputError) {
    try state.withLock { (state) throws(OutputError) in
      try state.spill()
      state.closeDescriptor()
      try POSIX.move(state.temporaryPath, to: path)
    }
  }

  /// Discards the content.
  package func discard() {
    state.withLock { state in
      guard state.descriptor >= 0 else { return }
      state.closeDescriptor()
      unlink(state.temporaryPath)
    }
  }

  deinit { discard() }
}

extension StagedFile.State {
  /// Moves the buffered content to the temporary file.
  fileprivate mutating func spill() throws(OutputError) {
    if descriptor < 0 {
      // An existing entry is unlinked by name: it may be a link to a foreign file.
      try POSIX.removeFile(temporaryPath)
      descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
      guard descriptor >= 0 else { throw POSIX.failure("creating a temporary file", temporaryPath) }
    }
    var written = 0
    while written < content.count {
      let count = content[written...].withUnsafeBytes { POSIX.write($0, to: descriptor) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw POSIX.failure("writing the file", temporaryPath) }
      written += count
    }
    content.removeAll(keepingCapacity: true)
  }

  fileprivate mutating func closeDescriptor() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }
}
