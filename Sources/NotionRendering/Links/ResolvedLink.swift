/// Where a link leads, as seen from the file it stands in.
package struct ResolvedLink: Sendable, Hashable {
  /// A file of the output.
  package struct Local: Sendable, Hashable {
    /// The file's path from the root of the output.
    package let path: [String]
    /// The text of the heading, or `^` and the id of the block, that the link leads to.
    package let anchor: String?

    /// Names a place in the output.
    package init(path: [String], anchor: String? = nil) {
      self.path = path
      self.anchor = anchor
    }
  }

  /// The address: a URL, or a relative path that is percent-encoded already.
  package let destination: String
  /// The file it leads to, where that is part of the output.
  package let local: Local?

  /// Makes a link.
  package init(_ destination: String, local: Local? = nil) {
    self.destination = destination
    self.local = local
  }
}
