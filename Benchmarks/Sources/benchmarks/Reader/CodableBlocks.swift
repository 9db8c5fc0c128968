/// A block as one would write it for JSONDecoder: the payload is decoded by its type.
struct CodableBlock: Decodable {
  let id: String
  let type: String
  let content: CodableBlockContent
  let hasChildren: Bool
  let parent: CodableParent?
  let createdTime: String?
  let lastEditedTime: String?
  let createdBy: CodableUser?
  let lastEditedBy: CodableUser?
  let archived: Bool?
  let inTrash: Bool?

  private enum Key: String, CodingKey {
    case id, type, parent, archived
    case createdTime = "created_time"
    case lastEditedTime = "last_edited_time"
    case createdBy = "created_by"
    case lastEditedBy = "last_edited_by"
    case hasChildren = "has_children"
    case inTrash = "in_trash"
    case paragraph, quote, toggle, template, callout, code, equation, table, image, video, pdf, file, audio
    case embed, bookmark, column
    case heading1 = "heading_1"
    case heading2 = "heading_2"
    case heading3 = "heading_3"
    case heading4 = "heading_4"
    case bulletedListItem = "bulleted_list_item"
    case numberedListItem = "numbered_list_item"
    case toDo = "to_do"
    case childPage = "child_page"
    case childDatabase = "child_database"
    case syncedBlock = "synced_block"
    case linkToPage = "link_to_page"
    case linkPreview = "link_preview"
    case tableRow = "table_row"
    case tableOfContents = "table_of_contents"
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    id = try container.decode(String.self, forKey: .id)
    type = try container.decode(String.self, forKey: .type)
    hasChildren = try container.decode(Bool.self, forKey: .hasChildren)
    parent = try container.decodeIfPresent(CodableParent.self, forKey: .parent)
    createdTime = try container.decodeIfPresent(String.self, forKey: .createdTime)
    lastEditedTime = try container.decodeIfPresent(String.self, forKey: .lastEditedTime)
    createdBy = try container.decodeIfPresent(CodableUser.self, forKey: .createdBy)
    lastEditedBy = try container.decodeIfPresent(CodableUser.self, forKey: .lastEditedBy)
    archived = try container.decodeIfPresent(Bool.self, forKey: .archived)
    inTrash = try container.decodeIfPresent(Bool.self, forKey: .inTrash)
    guard let key = Key(rawValue: type) else {
      content = .other
      return
    }
    switch key {
    case .paragraph, .bulletedListItem, .quote, .toggle, .template, .callout:
      content = .text(try container.decode(CodableBlockContent.Text.self, forKey: key))
    case .heading1, .heading2, .heading3, .heading4:
      content = .heading(try container.decode(CodableBlockContent.Heading.self, forKey: key))
    case .numberedListItem:
      content = .numbered(try container.decode(CodableBlockContent.Numbered.self, forKey: key))
    case .toDo: content = .toDo(try container.decode(CodableBlockContent.ToDo.self, forKey: key))
    case .code: content = .code(try container.decode(CodableBlockContent.Code.self, forKey: key))
    case .image, .video, .pdf, .file, .audio:
      content = .file(try container.decode(CodableFile.self, forKey: key))
    case .embed, .bookmark, .linkPreview:
      content = .link(try container.decode(CodableBlockContent.Link.self, forKey: key))
    case .childPage, .childDatabase:
      content = .title(try container.decode(CodableBlockContent.Title.self, forKey: key).title)
    case .equation:
      content = .equation(try container.decode(CodableRun.Equation.self, forKey: key).expression)
    case .table: content = .table(try container.decode(CodableBlockContent.Table.self, forKey: key))
    case .tableRow: content = .row(try container.decode(CodableBlockContent.Row.self, forKey: key).cells)
    case .syncedBlock: content = .synced(try container.decode(CodableBlockContent.Synced.self, forKey: key))
    case .linkToPage: content = .target(try container.decode(CodableParent.self, forKey: key))
    case .column: content = .column(try container.decode(CodableBlockContent.Column.self, forKey: key))
    case .tableOfContents:
      content = .color(try container.decode(CodableBlockContent.Color.self, forKey: key).color)
    default: content = .other
    }
  }
}

/// The content of a block.
enum CodableBlockContent {
  case text(Text)
  case heading(Heading)
  case numbered(Numbered)
  case toDo(ToDo)
  case code(Code)
  case file(CodableFile)
  case link(Link)
  case title(String)
  case equation(String)
  case table(Table)
  case row([[CodableRun]])
  case synced(Synced)
  case target(CodableParent)
  case column(Column)
  case color(String?)
  case other

  var richText: [CodableRun]? {
    switch self {
    case .text(let text): text.richText ?? text.text
    case .heading(let heading): heading.richText
    case .numbered(let item): item.richText
    case .toDo(let task): task.richText
    case .code(let code): code.richText
    default: nil
    }
  }

  struct Text: Decodable {
    let richText: [CodableRun]?
    let text: [CodableRun]?
    let color: String?
    let icon: CodableIcon?

    enum CodingKeys: String, CodingKey { case richText = "rich_text", text, color, icon }
  }

  struct Heading: Decodable {
    let richText: [CodableRun]
    let color: String?
    let isToggleable: Bool?

    enum CodingKeys: String, CodingKey {
      case color
      case richText = "rich_text"
      case isToggleable = "is_toggleable"
    }
  }

  struct Numbered: Decodable {
    let richText: [CodableRun]
    let color: String?
    let startIndex: Int?
    let format: String?

    enum CodingKeys: String, CodingKey {
      case color
      case richText = "rich_text"
      case startIndex = "list_start_index"
      case format = "list_format"
    }
  }

  struct ToDo: Decodable {
    let richText: [CodableRun]
    let color: String?
    let checked: Bool?

    enum CodingKeys: String, CodingKey { case richText = "rich_text", color, checked }
  }

  struct Code: Decodable {
    let richText: [CodableRun]
    let caption: [CodableRun]?
    let language: String?

    enum CodingKeys: String, CodingKey { case richText = "rich_text", caption, language }
  }

  struct Link: Decodable {
    let url: String
    let caption: [CodableRun]?
  }

  struct Title: Decodable {
    let title: String
  }

  struct Table: Decodable {
    let width: Int
    let hasColumnHeader: Bool
    let hasRowHeader: Bool

    enum CodingKeys: String, CodingKey {
      case width = "table_width"
      case hasColumnHeader = "has_column_header"
      case hasRowHeader = "has_row_header"
    }
  }

  struct Row: Decodable {
    let cells: [[CodableRun]]
  }

  struct Synced: Decodable {
    let syncedFrom: Source?

    struct Source: Decodable {
      let blockID: String

      enum CodingKeys: String, CodingKey { case blockID = "block_id" }
    }

    enum CodingKeys: String, CodingKey { case syncedFrom = "synced_from" }
  }

  struct Column: Decodable {
    let widthRatio: Double?

    enum CodingKeys: String, CodingKey { case widthRatio = "width_ratio" }
  }

  struct Color: Decodable {
    let color: String?
  }
}
