/// The kind of an object, from its `object` key.
public enum ObjectKind: OpenEnum {
  case page, block, database, dataSource, user, group, comment, view, list, propertyItem, pageMarkdown,
    viewQuery, fileUpload, asyncTask, error
  case unknown(String)

  /// The known names and their cases.
  public static let names: NameTable<ObjectKind> = [
    "page": .page, "block": .block, "database": .database, "data_source": .dataSource, "user": .user,
    "group": .group, "comment": .comment, "view": .view, "list": .list, "property_item": .propertyItem,
    "page_markdown": .pageMarkdown, "view_query": .viewQuery, "file_upload": .fileUpload,
    "async_task": .asyncTask, "error": .error,
  ]

  /// The name of a value without a case, or `nil`.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}
