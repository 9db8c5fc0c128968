/// A file that is being written; it takes its name only when it is whole.
///
/// Small pieces are gathered, so that writing many of them is cheap.
public struct OutputFile: ~Copyable, Sendable {
  private static let bufferSize = 64 << 10

  private var buffer: [UInt8] = []
  private let flush: @Sendable ([UInt8]) throws -> Void

  /// A file whose bytes go to `flush`, about 64 KiB at a time; for those who implement ``OutputFiles``.
  public init(flush: @escaping @Sendable ([UInt8]) throws -> Void) {
    self.flush = flush
  }

  /// Appends bytes.
  ///
  /// - Throws: ``OutputError`` where the disk refuses.
  public mutating func write(_ bytes: some Collection<UInt8>) throws {
    // One copy where the bytes lie side by side, as those of texts do; else one by one.
    if bytes.withContiguousStorageIfAvailable({ buffer.append(contentsOf: $0) }) == nil {
      buffer.append(contentsOf: bytes)
    }
    if buffer.count >= Self.bufferSize { try drain() }
  }

  /// Appends text as UTF-8.
  ///
  /// - Throws: ``OutputError`` where the disk refuses.
  public mutating func write(_ text: some StringProtocol) throws {
    try write(text.utf8)
  }

  /// Hands over what is still gathered; whoever made the file calls this once at its end.
  ///
  /// - Throws: ``OutputError`` where the disk refuses.
  public mutating func drain() throws {
    guard !buffer.isEmpty else { return }
    try flush(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
