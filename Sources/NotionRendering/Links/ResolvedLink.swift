/// A link, relative to the file that contains it.
package struct ResolvedLink: Sendable, Hashable {
  /// A file of the output.
  package struct Local: Sendable, Hashable {
    /// The file's path from the root of the output.
    package let path: [String]
    /// The anchor: the text of a heading, or `^` and the id of a block.
    package let anchor: String?

    /// Creates a location in the output.
    package init(path: [String], anchor: String? = nil) {
      self.path = path
      self.anchor = anchor
    }
  }

  /// The address: a URL, or a relative path that is already percent-encoded.
  package let destination: String
  /// The target file, if it is part of the output.
  package let local: Local?

  /// Creates a link.
  package init(_ destination: String, local: Local? = nil) {
    self.destination = destination
    self.local = local
  }
}
