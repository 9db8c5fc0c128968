package import NotionModel

/// Something that is not as it should be, or worth knowing.
package struct VerificationFinding: Sendable, Hashable {
  /// The kinds of finding.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// An object of the archive is not in the output.
    case missingObject = "missing-object"
    /// A file that was written is gone.
    case missingFile = "missing-file"
    /// A file's bytes are not those that were written.
    case changedFile = "changed-file"
    /// A link, or an image, leads to a file that is not there.
    case brokenLink = "broken-link"
    /// A file of the workspace is in the archive's list and its content is not in the archive's folder.
    case missingContent = "missing-content"
    /// A stored response of the API is not what was fetched.
    case damagedResponse = "damaged-response"
    /// A row of the archive is not what was written.
    case damagedArchive = "damaged-archive"
    /// The list of a format's files is not what was written.
    case damagedManifest = "damaged-manifest"
    /// A file stays in the output although nothing in the archive accounts for it any more.
    case staleFile = "stale-file"
    /// The content of a file of the workspace is not what was downloaded.
    case damagedContent = "damaged-content"
    /// The format has not written everything that the archive holds.
    case behind
    /// The workspace has an object that the archive has not.
    case newInWorkspace = "new-in-workspace"
    /// An object has been edited in the workspace since the archive was made.
    case editedInWorkspace = "edited-in-workspace"
    /// An object of the archive is not in the workspace any more.
    case goneFromWorkspace = "gone-from-workspace"
    /// A file that notion-export did not write lies in the output.
    case foreignFile = "foreign-file"
    /// A document is too large to be looked through for links.
    case linksNotChecked = "links-not-checked"

    /// Whether something is wrong; the others are only worth knowing.
    package var isProblem: Bool { self != .foreignFile && self != .linksNotChecked }
  }

  /// What kind of finding it is.
  package let kind: Kind
  /// The lane whose output it is about, by name.
  package var lane: String?
  /// The file, relative to the lane's folder.
  package var path: String?
  /// The object.
  package var object: ObjectID?
  /// The object's title, where it has one.
  package var title: String?
  /// What is the matter, where the kind does not say all.
  package var detail: String?
}
