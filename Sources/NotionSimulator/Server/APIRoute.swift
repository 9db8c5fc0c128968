import NotionModel

/// A request's parsed method and path.
struct APIRoute: Sendable {
  var kind: RouteKind
  /// The id in the path, as sent.
  var id: String?
  /// A second id in the path: a property's or a query's, still percent-encoded.
  var secondID: String?
  /// The name of the first id in errors.
  var idName: String = "id"

  init(method: String, path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    guard let first = parts.first else {
      self.init(.unknown)
      return
    }
    switch first {
    case "files": self.init(.download)
    case "web", "public": self.init(.webFile)
    case "__simulator": self.init(.control, id: parts.dropFirst().joined(separator: "/"))
    case "v1": self.init(method: method, parts: Array(parts.dropFirst()))
    default: self.init(.unknown)
    }
  }

  private init(_ kind: RouteKind, id: String? = nil, secondID: String? = nil, idName: String = "id") {
    self.kind = kind
    self.id = id
    self.secondID = secondID
    self.idName = idName
  }

  private init(method: String, parts: [String]) {
    let id = parts.count > 1 ? parts[1] : nil
    let tail = parts.count > 2 ? parts[2] : nil
    let last = parts.count > 3 ? parts[3] : nil
    switch (method, parts.first, parts.count, tail) {
    case ("POST", "search", 1, _): self.init(.search)
    case ("GET", "users", 1, _): self.init(.users)
    case ("GET", "users", 2, _): self.init(id == "me" ? .me : .user, id: id, idName: "user_id")
    case ("GET", "pages", 2, _): self.init(.page, id: id, idName: "page_id")
    case ("GET", "pages", 3, "markdown"): self.init(.pageMarkdown, id: id, idName: "page_id")
    case ("GET", "pages", 4, "properties"):
      self.init(.pageProperty, id: id, secondID: last, idName: "page_id")
    case ("GET", "blocks", 2, _): self.init(.block, id: id, idName: "block_id")
    case ("GET", "blocks", 3, "children"): self.init(.blockChildren, id: id, idName: "block_id")
    case ("GET", "databases", 2, _): self.init(.database, id: id, idName: "database_id")
    case ("GET", "data_sources", 2, _): self.init(.dataSource, id: id, idName: "data_source_id")
    case ("POST", "data_sources", 3, "query"):
      self.init(.dataSourceQuery, id: id, idName: "data_source_id")
    case ("GET", "data_sources", 3, "templates"):
      self.init(.dataSourceTemplates, id: id, idName: "data_source_id")
    case ("GET", "views", 1, _): self.init(.views)
    case ("GET", "views", 2, _): self.init(.view, id: id, idName: "view_id")
    case ("POST", "views", 3, "queries"): self.init(.viewQuery, id: id, idName: "view_id")
    case ("GET", "views", 4, "queries"), ("DELETE", "views", 4, "queries"):
      self.init(.viewQueryResults, id: id, secondID: last, idName: "view_id")
    case ("GET", "comments", 1, _): self.init(.comments)
    case ("GET", "comments", 2, _): self.init(.comment, id: id, idName: "comment_id")
    case ("GET", "custom_emojis", 1, _): self.init(.customEmojis)
    case ("GET", "file_uploads", 1, _): self.init(.fileUploads)
    default: self.init(.unknown)
    }
  }
}

/// The kind of a request, by which statistics count and faults select.
public enum RouteKind: String, Sendable, Hashable, CaseIterable {
  /// `POST /search`
  case search
  /// `GET /users`
  case users
  /// `GET /users/{id}`
  case user
  /// `GET /users/me`
  case me
  /// `GET /pages/{id}`
  case page
  /// `GET /pages/{id}/properties/{property_id}`
  case pageProperty
  /// `GET /pages/{id}/markdown`
  case pageMarkdown
  /// `GET /blocks/{id}`
  case block
  /// `GET /blocks/{id}/children`
  case blockChildren
  /// `GET /databases/{id}`
  case database
  /// `GET /data_sources/{id}`
  case dataSource
  /// `POST /data_sources/{id}/query`
  case dataSourceQuery
  /// `GET /data_sources/{id}/templates`
  case dataSourceTemplates
  /// `GET /views`
  case views
  /// `GET /views/{id}`
  case view
  /// `POST /views/{id}/queries`
  case viewQuery
  /// `GET` and `DELETE /views/{id}/queries/{query_id}`
  case viewQueryResults
  /// `GET /comments`
  case comments
  /// `GET /comments/{id}`
  case comment
  /// `GET /custom_emojis`
  case customEmojis
  /// `GET /file_uploads`
  case fileUploads
  /// A hosted file at its signed address.
  case download
  /// A file of the rest of the web, or a public picture.
  case webFile
  /// The simulator's own addresses, below `/__simulator/`.
  case control
  /// Anything else.
  case unknown

  /// Whether the API's token, version and rate limit apply.
  public var isAPI: Bool {
    switch self {
    case .download, .webFile, .control: false
    default: true
    }
  }
}
