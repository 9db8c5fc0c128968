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
