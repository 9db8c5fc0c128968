/// The comments that a crawl fetches.
///
/// They are fetched again after an edit of their page, as the API has no list of new comments.
package enum CommentMode: String, Sendable, Hashable, CaseIterable, Codable {
  /// None.
  case none
  /// Those on pages: a request a page.
  case page
  /// Those on pages and on blocks: a request a page and a request a block, which is slow.
  case all
}
