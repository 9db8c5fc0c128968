internal import NotionAPI
internal import NotionArchive
internal import NotionExportKit

/// An error that keeps an export or a reader of an archive from working, with its remedy.
///
/// Errors of the API are not translated: they are thrown as `NotionAPIError`, and those of options as
/// `OptionError`.
public struct ExportError: Error, Sendable, Hashable, Codable, CustomStringConvertible {
  /// The kinds of failure. New ones may be added, so switch over them with a default.
  public struct Code: RawRepresentable, Sendable, Hashable, Codable, CustomStringConvertible {
    /// The code's name.
    public let rawValue: String
    /// Creates a code from its name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The code's name.
    public var description: String { rawValue }

    /// Another run uses the same output folder: wait for it, or choose another folder.
    public static let locked = Code(rawValue: "locked")
    /// The archive is damaged: run an export, which sets it aside and fetches everything again.
    public static let damaged = Code(rawValue: "damaged")
    /// A stored response is damaged: the next export fetches it again, and nothing else.
    public static let damagedResponse = Code(rawValue: "damagedResponse")
    /// The content of a stored file is damaged: the next export fetches it again.
    public static let damagedContent = Code(rawValue: "damagedContent")
    /// There is no archive in the folder: run an export first, or name its output folder.
    public static let missing = Code(rawValue: "missing")
    /// The folder cannot be written: change its permissions, or choose another.
    public static let notWritable = Code(rawValue: "notWritable")
    /// The disk is full: make room and run again. What was fetched is kept.
    public static let diskFull = Code(rawValue: "diskFull")
    /// A newer version of this library wrote the archive: use that version.
    public static let newer = Code(rawValue: "newer")
    /// An older version of this library wrote the archive: run an export, which brings it up to date.
    public static let older = Code(rawValue: "older")
    /// A file is in the way that no export wrote, or the folder holds other files: choose an empty or a new
    /// folder.
    public static let foreignFile = Code(rawValue: "foreignFile")
    /// A file is where a folder must be, or the reverse.
    public static let occupied = Code(rawValue: "occupied")
    /// A part of a path is a symbolic link, which could lead out of the folder.
    public static let symbolicLink = Code(rawValue: "symbolicLink")
    /// The path is too long, or has characters that the system does not take.
    public static let unsuitablePath = Code(rawValue: "unsuitablePath")
    /// The same format is given twice.
    public static let repeatedFormat = Code(rawValue: "repeatedFormat")
    /// The API refused or failed; only in a report.
    public static let api = Code(rawValue: "api")
    /// A sink failed with an error of its own; only in a report.
    public static let sink = Code(rawValue: "sink")
    /// The operating system refused.
    public static let system = Code(rawValue: "system")
  }

  /// The kind of failure.
  public let code: Code
  /// A description of the failure and its remedy, in sentences.
  public let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}

extension ExportError {
  /// Translates an error of the archive or of files; returns `nil` for any other.
  init?(translating error: any Error) {
    switch error {
    case let error as ArchiveError: self.init(Code(rawValue: error.code.description), "\(error)")
    case let error as OutputError: self.init(Code(rawValue: error.code.description), "\(error)")
    default: return nil
    }
  }

  /// Describes any error for a report; `code` is that of an error of an unknown type.
  init(describing error: any Error, otherwise code: Code) {
    if let known = error as? ExportError ?? ExportError(translating: error) {
      self = known
    } else {
      self.init(error is NotionAPIError ? .api : code, "\(error)")
    }
  }

  /// Runs `body`, and translates the errors of the archive and of files that it throws.
  static nonisolated(nonsending) func translating<Result>(
    _ body: nonisolated(nonsending) () async throws -> Result
  ) async throws -> Result {
    do {
      return try await body()
    } catch {
      throw ExportError(translating: error) ?? error
    }
  }
}
