import NotionModel

/// A link that may stand in a page.
package struct SafeLink: Sendable, Hashable {
  /// The value for `href` or `src`.
  package let address: String
  /// Whether it leads into the output.
  package let isLocal: Bool

  /// Checks a link; `nil` where it must not be followed.
  package init?(_ link: ResolvedLink?) {
    guard let link else { return nil }
    if link.local != nil {
      // Relative and percent-encoded by us; a colon in the first part is encoded too.
      address = link.destination
      isLocal = true
    } else if link.destination.hasPrefix("#") {
      address = "#" + PercentEncoding.encoded(PercentEncoding.decoded(link.destination.dropFirst()))
      isLocal = true
    } else if let web = WebAddress(link.destination) {
      address = web.text
      isLocal = false
    } else {
      return nil
    }
  }

  /// A picture that its address holds: it is part of the page, and no browser opens such an address by itself.
  package init(_ picture: EmbeddedPicture) {
    address = picture.address
    isLocal = true
  }

  /// What `rel` says of it: the other side learns nothing of where its reader came from.
  package var rel: String? { isLocal ? nil : "noopener noreferrer" }
}
