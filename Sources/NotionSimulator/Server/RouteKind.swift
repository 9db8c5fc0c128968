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
