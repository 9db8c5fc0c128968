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
