import NotionExportKit
import NotionModel

@testable import NotionArchive
@testable import NotionCrawl

/// Responses of the API, as short as the decoders allow.
enum PlannedJSON {
  static let time = "2026-03-09T09:00:00.000Z"

  static func text(_ text: String) -> String {
    let annotations =
      #"{"bold":false,"italic":false,"strikethrough":false,"underline":false,"code":false,"color":"default"}"#
    return #"[{"type":"text","text":{"content":"\#(text)","link":null},"annotations":\#(annotations),"#
      + #""plain_text":"\#(text)","href":null}]"#
  }

  static func list(_ elements: [String], cursor: String? = nil) -> String {
    let next = cursor.map { "\"\($0)\"" } ?? "null"
    return #"{"object":"list","results":[\#(elements.joined(separator: ","))],"next_cursor":\#(next),"#
      + #""has_more":\#(cursor != nil)}"#
  }

  static func parent(_ type: String, _ id: ObjectID) -> String { #"{"type":"\#(type)","\#(type)":"\#(id)"}"# }

  static let workspace = #"{"type":"workspace","workspace":true}"#

  static func page(
    _ id: ObjectID, _ title: String, in parent: String = workspace, edited: String = time,
    isInTrash: Bool = false, cutRelation: ObjectID? = nil
  ) -> String {
    let relation = cutRelation.map {
      #","Links":{"id":"lnks","type":"relation","relation":[{"id":"\#($0)"}],"has_more":true}"#
    }
    return #"{"object":"page","id":"\#(id)","created_time":"\#(time)","last_edited_time":"\#(edited)","#
      + #""in_trash":\#(isInTrash),"is_archived":false,"parent":\#(parent),"icon":null,"cover":null,"#
      + #""properties":{"Name":{"id":"title","type":"title","title":\#(text(title))}\#(relation ?? "")},"#
      + #""url":"https://app.notion.com/p/\#(id.compactText)","public_url":null}"#
  }

  static func database(_ id: ObjectID, _ title: String, in parent: String, _ sources: [ObjectID]) -> String {
    let sources = sources.map { #"{"id":"\#($0)","name":"Rows"}"# }.joined(separator: ",")
    return #"{"object":"database","id":"\#(id)","created_time":"\#(time)","last_edited_time":"\#(time)","#
      + #""in_trash":false,"parent":\#(parent),"icon":null,"cover":null,"title":\#(text(title)),"#
      + #""description":[],"is_inline":false,"data_sources":[\#(sources)],"url":"https://app.notion.com/"}"#
  }

  static func dataSource(_ id: ObjectID, _ title: String, in database: ObjectID) -> String {
    #"{"object":"data_source","id":"\#(id)","created_time":"\#(time)","last_edited_time":"\#(time)","#
      + #""in_trash":false,"parent":\#(parent("database_id", database)),"icon":null,"cover":null,"#
      + #""title":\#(text(title)),"description":[],"#
      + #""properties":{"Name":{"id":"title","name":"Name","type":"title","title":{}}}}"#
  }

  static func block(
    _ id: ObjectID, _ type: String, _ content: String, in parent: String, hasChildren: Bool = false,
    edited: String = time
  ) -> String {
    #"{"object":"block","id":"\#(id)","created_time":"\#(time)","last_edited_time":"\#(edited)","#
      + #""in_trash":false,"parent":\#(parent),"has_children":\#(hasChildren),"type":"\#(type)","#
      + #""\#(type)":\#(content)}"#
  }

  static func paragraph(_ id: ObjectID, _ words: String, in parent: String, hasChildren: Bool = false)
    -> String
  {
    block(
      id, "paragraph", #"{"rich_text":\#(text(words)),"color":"default"}"#, in: parent,
      hasChildren: hasChildren)
  }

  static func mention(_ page: ObjectID, _ name: String, _ id: ObjectID, in parent: String) -> String {
    let annotations =
      #"{"bold":false,"italic":false,"strikethrough":false,"underline":false,"code":false,"color":"default"}"#
    let run =
      #"{"type":"mention","mention":{"type":"page","page":{"id":"\#(page)"}},"annotations":\#(annotations),"#
      + #""plain_text":"\#(name)","href":"https://app.notion.com/p/\#(page.compactText)"}"#
    return block(id, "paragraph", #"{"rich_text":[\#(run)],"color":"default"}"#, in: parent)
  }

  static func image(_ id: ObjectID, file: ObjectID, in parent: String) -> String {
    let url =
      "https://prod-files-secure.s3.us-west-2.amazonaws.com/\(file)/\(file)/image.png"
      + "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=00ff"
    return block(
      id, "image",
      #"{"caption":[],"type":"file","file":{"url":"\#(url)","expiry_time":"\#(time)"}}"#, in: parent)
  }

  static func user(_ id: ObjectID, _ name: String) -> String {
    #"{"object":"user","id":"\#(id)","name":"\#(name)","avatar_url":null,"type":"person","person":{}}"#
  }

  static func bot(_ id: ObjectID) -> String {
    #"{"object":"user","id":"\#(id)","name":"Bot","avatar_url":null,"type":"bot","#
      + #""bot":{"owner":{"type":"workspace","workspace":true},"workspace_name":"Work"}}"#
  }

  static func comment(_ id: ObjectID, on page: ObjectID, by user: ObjectID) -> String {
    #"{"object":"comment","id":"\#(id)","parent":\#(parent("page_id", page)),"discussion_id":"\#(id)","#
      + #""created_time":"\#(time)","last_edited_time":"\#(time)","#
      + #""created_by":{"object":"user","id":"\#(user)"},"rich_text":\#(text("Yes."))}"#
  }

  static func view(_ id: ObjectID, of dataSource: ObjectID, in database: ObjectID) -> String {
    #"{"object":"view","id":"\#(id)","type":"table","name":"All","data_source_id":"\#(dataSource)","#
      + #""parent":\#(parent("database_id", database)),"created_time":"\#(time)","#
      + #""last_edited_time":"\#(time)","filter":null,"sorts":[],"configuration":{"type":"table"}}"#
  }

  static func dashboard(_ id: ObjectID, showing widgets: [ObjectID], in database: ObjectID) -> String {
    let widgets = widgets.map { #"{"view_id":"\#($0)"}"# }.joined(separator: ",")
    return #"{"object":"view","id":"\#(id)","type":"dashboard","name":"Overview","data_source_id":null,"#
      + #""parent":\#(parent("database_id", database)),"created_time":"\#(time)","#
      + #""last_edited_time":"\#(time)","configuration":{"type":"dashboard","rows":[{"widgets":[\#(widgets)]}]}}"#
  }

  static func related(_ page: ObjectID) -> String {
    #"{"object":"property_item","id":"lnks","type":"relation","relation":{"id":"\#(page)"}}"#
  }

  static func synced(_ id: ObjectID, from original: ObjectID?, in parent: String) -> String {
    let source = original.map { #"{"type":"block_id","block_id":"\#($0)"}"# } ?? "null"
    return block(id, "synced_block", #"{"synced_from":\#(source)}"#, in: parent, hasChildren: true)
  }

  static func templates(_ ids: [ObjectID]) -> String {
    let elements = ids.map { #"{"id":"\#($0)","name":"New","is_default":false}"# }
    return #"{"templates":[\#(elements.joined(separator: ","))],"next_cursor":null,"has_more":false}"#
  }
}

extension FetchedResponse {
  static func scan(_ json: String) -> ResponseScan { ResponseScan(Array(json.utf8)[...]) }

  static func decode<Value: JSONDecodable>(_ json: String) throws -> Value {
    try Value(json: Array(json.utf8))
  }

  private static func fetched(_ list: ObjectList<WorkspaceObject>) -> [FetchedObject] {
    list.results.compactMap { object in
      switch object {
      case .page(let page): FetchedObject(page, keepsSignatures: false)
      case .database(let database): FetchedObject(database, keepsSignatures: false)
      case .dataSource(let source): FetchedObject(source, keepsSignatures: false)
      case .block, .user, .comment, .view, .unknown: nil
      }
    }
  }

  /// The response to a kind of request.
  init(to kind: WorkItem.Kind, _ json: String) throws {
    switch kind {
    case .me: self = .me(try Self.decode(json))
    case .users: self = .users(try Self.decode(json))
    case .user: self = .user(try Self.decode(json))
    case .search:
      let list: ObjectList<WorkspaceObject> = try Self.decode(json)
      self = .found(list, Self.fetched(list))
    case .rows:
      let list: ObjectList<WorkspaceObject> = try Self.decode(json)
      self = .rows(list, Self.fetched(list))
    case .page, .link: self = .object(FetchedObject(try Self.decode(json) as Page, keepsSignatures: false))
    case .database:
      self = .object(
        FetchedObject(try Self.decode(json) as NotionModel.Database, keepsSignatures: false))
    case .dataSource:
      self = .object(FetchedObject(try Self.decode(json) as DataSource, keepsSignatures: false))
    case .children: self = .children(try Self.decode(json), Self.scan(json))
    case .childBlock: self = .childBlock(try Self.decode(json), Self.scan(json))
    case .property: self = .property(try Self.decode(json), Self.scan(json))
    case .comments: self = .comments(try Self.decode(json), Self.scan(json))
    case .views: self = .views(try Self.decode(json))
    case .view: self = .view(try Self.decode(json), Self.scan(json))
    case .templates: self = .templates(try Self.decode(json))
    case .asset:
      self = .file(.stored(.init(sha256: json, byteCount: 1, mediaType: "image/png", pixelSize: nil)))
    case .syncedOriginal, .partialLists, .calculations: self = .nothing
    }
  }
}
