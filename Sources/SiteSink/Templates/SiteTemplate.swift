/// The templates that pages of a site are made of, by the names of their files.
enum SiteTemplate: String, CaseIterable, Sendable {
  /// The page that lists what stands at the top, where that is more than one page.
  case home
  /// A page, a row of a database among them.
  case page
  /// A database.
  case database
  /// The pages of a tag.
  case tag
  /// What a server shows where there is no page.
  case notFound = "404"
  /// What stands at the former address of a page.
  case redirect

  /// Whether something that is not held in memory stands in it.
  var hasBody: Bool { self != .notFound && self != .redirect }
}
