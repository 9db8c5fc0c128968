/// The folder of a view's documents: in the folder of its database, as in `views/by-status/2/`.
struct ViewFolder: Sendable {
  let placement: ViewPlacement
  /// The view's part of the addresses.
  let name: String
  /// The anchor of the view in the document of its database.
  let anchor: String
  let pages: ViewPages

  /// Returns the folder of a document, counted from 0.
  func folder(of page: Int) -> [String] {
    page == pages.home ? placement.folder : placement.folder + ["views", name, "\(page + 1)"]
  }

  /// Returns the address of a document relative to another; `nil` is the document of the database.
  func href(of page: Int, from other: Int?, fragment: String? = nil) -> String {
    let start = other.map(folder) ?? placement.folder
    let address = placement.href(folder(of: page) + ["index.html"], start)
    guard let fragment = page == pages.home ? anchor : fragment else { return address }
    return "\(address)#\(fragment)"
  }

  /// Returns distinct names of views: each view's own, or that and its id.
  ///
  /// - Parameter views: the title and a unique text of each view.
  /// - Returns: the names, in the order of the views.
  static func names(of views: [(title: String, id: String)]) -> [String] {
    let slugs = views.map { Slug.slug(of: $0.title) ?? "view" }
    let counts = Dictionary(slugs.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(slugs, views).map { slug, view in counts[slug] == 1 ? slug : "\(slug)-\(view.id)" }
  }
}
