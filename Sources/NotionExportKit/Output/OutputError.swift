/// Why a file could not be written.
public struct OutputError: Error, Sendable, Hashable {
  /// The kinds of failure.
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    private enum Base: String, Sendable {
      case invalidPath, foreignFile, occupied, symbolicLink, unsuitablePath, damagedContent, damagedManifest
      case system
    }
    private let base: Base
    private init(_ base: Base) { self.base = base }

    /// The path is no path within the output.
    public static let invalidPath = Code(.invalidPath)
    /// A file stands there that this program did not write; it is left alone.
    public static let foreignFile = Code(.foreignFile)
    /// A folder stands where a file should be written, or a file where a folder should be.
    public static let occupied = Code(.occupied)
    /// A part of the path is a symbolic link, which could lead out of the output folder.
    public static let symbolicLink = Code(.symbolicLink)
    /// The operating system takes no file of this path, as one that is too long.
    public static let unsuitablePath = Code(.unsuitablePath)
    /// The content of an asset is missing from the archive, or is not what was downloaded; the next export fetches it
    /// again.
    public static let damagedContent = Code(.damagedContent)
    /// The list of the output's files is not what was written; the next export makes a new one.
    public static let damagedManifest = Code(.damagedManifest)
    /// The operating system refused.
    public static let system = Code(.system)

    /// The code's name.
    public var description: String { base.rawValue }
  }

  /// What kind of failure it is.
  public let code: Code
  /// The file's path within the output.
  public let path: String
  /// What happened, in a sentence.
  public let detail: String

  /// Makes an error.
  public init(_ code: Code, path: String, detail: String) {
    self.code = code
    self.path = path
    self.detail = detail
  }
}

extension OutputError {
  /// Whether the failure is about this file alone, so that others can still be written.
  package var concernsOneFile: Bool { code != .system && code != .damagedManifest }
}

extension OutputError: CustomStringConvertible {
  /// The path and what happened.
  public var description: String { path.isEmpty ? detail : "\(path): \(detail)" }
}
