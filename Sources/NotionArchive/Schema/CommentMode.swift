/// The comments that a crawl fetches.
///
/// They are read again when the page they are on has been edited, as the API lists no new comments.
package enum CommentMode: String, Sendable, Hashable, CaseIterable, Codable {
  /// None.
  case none
  /// Those on pages: a request a page.
  case page
  /// Those on pages and on blocks: a request a page and a request a block, which is slow.
  case all
}
