/// Why the archive, or the folder it lives in, cannot be used.
public struct ArchiveError: Error, Sendable, Hashable {
  /// The kinds of failure.
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    private enum Base: String, Sendable { case locked, damaged, notWritable, diskFull, newer, system }
    private let base: Base
    private init(_ base: Base) { self.base = base }

    /// Another process works on the same output folder.
    public static let locked = Code(.locked)
    /// The archive's bytes are not what was written.
    public static let damaged = Code(.damaged)
    /// The folder cannot be written to.
    public static let notWritable = Code(.notWritable)
    /// The disk is full; what was done until then is kept.
    public static let diskFull = Code(.diskFull)
    /// A newer version of this program wrote the archive.
    public static let newer = Code(.newer)
    /// The operating system refused.
    public static let system = Code(.system)

    /// The code's name.
    public var description: String { base.rawValue }
  }

  /// What kind of failure it is.
  public let code: Code
  /// What happened and what to do, in sentences.
  public let detail: String

  init(_ code: Code, _ detail: String) {
    self.code = code
    self.detail = detail
  }

  static let damagedBody = ArchiveError(
    .damaged,
    "The archive holds a response that cannot be read. Run again: it will be set aside and everything fetched anew."
  )
}

extension ArchiveError: CustomStringConvertible {
  /// What happened and what to do.
  public var description: String { detail }
}
