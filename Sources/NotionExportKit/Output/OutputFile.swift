/// A file that is being written; it is moved into place only when it is complete.
///
/// Writes are buffered, so that many small ones are cheap.
public struct OutputFile: ~Copyable, Sendable {
  private static let bufferSize = 64 << 10

  private var buffer: [UInt8] = []
  private let flush: @Sendable ([UInt8]) throws -> Void

  /// Creates a file whose bytes are passed to `flush`, about 64 KiB at a time; for implementations of
  /// ``OutputFiles``.
  public init(flush: @escaping @Sendable ([UInt8]) throws -> Void) {
    self.flush = flush
  }

  /// Appends bytes.
  ///
  /// - Throws: ``OutputError`` if the disk reports an error.
  public mutating func write(_ bytes: some Collection<UInt8>) throws {
    // One copy for contiguous bytes, such as those of texts; else byte by byte.
    if bytes.withContiguousStorageIfAvailable({ buffer.append(contentsOf: $0) }) == nil {
      buffer.append(contentsOf: bytes)
    }
    if buffer.count >= Self.bufferSize { try drain() }
  }

  /// Appends text as UTF-8.
  ///
  /// - Throws: ``OutputError`` if the disk reports an error.
  public mutating func write(_ text: some StringProtocol) throws {
    try write(text.utf8)
  }

  /// Flushes the buffered bytes; the creator of the file calls this once at its end.
  ///
  /// - Throws: ``OutputError`` if the disk reports an error.
  public mutating func drain() throws {
    guard !buffer.isEmpty else { return }
    try flush(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
