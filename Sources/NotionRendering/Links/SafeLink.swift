import NotionModel

/// A link that is safe in a page.
package struct SafeLink: Sendable, Hashable {
  /// The value for `href` or `src`.
  package let address: String
  /// Whether its target is in the output.
  package let isLocal: Bool

  /// Validates a link; returns `nil` if it must not be followed.
  package init?(_ link: ResolvedLink?) {
    guard let link else { return nil }
    if link.local != nil {
      // Relative and already percent-encoded; a colon in the first component is encoded too.
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

  /// Creates a link to a picture in a `data:` address: it is part of the page, and browsers do not navigate
  /// to such an address.
  package init(_ picture: EmbeddedPicture) {
    address = picture.address
    isLocal = true
  }

  /// The value of `rel`: the target receives no referrer.
  package var rel: String? { isLocal ? nil : "noopener noreferrer" }
}
