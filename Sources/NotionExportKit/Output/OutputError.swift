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
