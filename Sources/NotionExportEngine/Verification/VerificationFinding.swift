public import NotionModel

/// A problem or a remark of a verification.
public struct VerificationFinding: Sendable, Hashable {
  /// The kinds of finding.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// An object of the archive is not in the output.
    case missingObject = "missing-object"
    /// A file of the output is missing.
    case missingFile = "missing-file"
    /// A file's bytes are not those that were written.
    case changedFile = "changed-file"
    /// A link or an image leads to a file that does not exist.
    case brokenLink = "broken-link"
    /// The archive lists a file of the workspace but does not have its content.
    case missingContent = "missing-content"
    /// A stored response of the API differs from the fetched one.
    case damagedResponse = "damaged-response"
    /// A row of the archive differs from the written one.
    case damagedArchive = "damaged-archive"
    /// The manifest of a format differs from the written one.
    case damagedManifest = "damaged-manifest"
    /// A file remains in the output although no object of the archive accounts for it.
    case staleFile = "stale-file"
    /// The content of a file of the workspace differs from the downloaded one.
    case damagedContent = "damaged-content"
    /// The format has not yet written all changes of the archive.
    case behind
    /// The workspace has an object that is missing in the archive.
    case newInWorkspace = "new-in-workspace"
    /// An object has been edited in the workspace since the archive was made.
    case editedInWorkspace = "edited-in-workspace"
    /// An object of the archive is no longer in the workspace.
    case goneFromWorkspace = "gone-from-workspace"
    /// The output contains a file that notion-export did not write.
    case foreignFile = "foreign-file"
    /// A document is too large to be scanned for links.
    case linksNotChecked = "links-not-checked"

    /// Whether the kind is a problem and not only a remark.
    public var isProblem: Bool { self != .foreignFile && self != .linksNotChecked }
  }

  /// The kind of finding.
  public let kind: Kind
  /// The name of the lane whose output it is about.
  public internal(set) var lane: String?
  /// The path of the file relative to the lane's folder.
  public internal(set) var path: String?
  /// The object.
  public internal(set) var object: ObjectID?
  /// The object's title, if it has one.
  public internal(set) var title: String?
  /// Details that the kind does not convey.
  public internal(set) var detail: String?
}
