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

/// An error of writing a file.
public struct OutputError: Error, Sendable, Hashable {
  /// The kinds of failure.
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    private enum Base: String, Sendable {
      case invalidPath, foreignFile, occupied, symbolicLink, unsuitablePath, damagedContent, damagedManifest
      case system
    }
    private let base: Base
    private init(_ base: Base) { self.base = base }

    /// The path is not valid within the output.
    public static let invalidPath = Code(.invalidPath)
    /// The path is occupied by a file that this program did not write; that file is left unchanged.
    public static let foreignFile = Code(.foreignFile)
    /// A folder occupies the path of a file, or a file the path of a folder.
    public static let occupied = Code(.occupied)
    /// A part of the path is a symbolic link, which could lead out of the output folder.
    public static let symbolicLink = Code(.symbolicLink)
    /// The operating system does not accept the path, for example because it is too long.
    public static let unsuitablePath = Code(.unsuitablePath)
    /// The content of an asset is missing from the archive, or differs from the downloaded one; the next
    /// export fetches it again.
    public static let damagedContent = Code(.damagedContent)
    /// The manifest of the output is damaged; the next export creates a new one.
    public static let damagedManifest = Code(.damagedManifest)
    /// The operating system refused.
    public static let system = Code(.system)

    /// The code's name.
    public var description: String { base.rawValue }
  }

  /// The kind of failure.
  public let code: Code
  /// The file's path within the output.
  public let path: String
  /// A description of the failure, in a sentence.
  public let detail: String

  /// Creates an error.
  public init(_ code: Code, path: String, detail: String) {
    self.code = code
    self.path = path
    self.detail = detail
  }
}

extension OutputError {
  /// Whether the failure concerns only this file, so that others can still be written.
  package var concernsOneFile: Bool { code != .system && code != .damagedManifest }
}

extension OutputError: CustomStringConvertible {
  /// The path and the description of the failure.
  public var description: String { path.isEmpty ? detail : "\(path): \(detail)" }
}
