/// The templates of a site's pages, by the names of their files.
enum SiteTemplate: String, CaseIterable, Sendable {
  /// The page with the list of the objects at the root, if there are several.
  case home
  /// A page, including rows of databases.
  case page
  /// A database.
  case database
  /// The pages of a tag.
  case tag
  /// The page that a server shows for a missing page.
  case notFound = "404"
  /// The page at the former address of a document.
  case redirect

  /// Whether it has a body that is not in memory.
  var hasBody: Bool { self != .notFound && self != .redirect }
}
