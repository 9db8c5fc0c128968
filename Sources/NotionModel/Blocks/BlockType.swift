/// The type of a block.
public enum BlockType: OpenEnum {
  case paragraph, heading1, heading2, heading3, heading4, bulletedListItem, numberedListItem, quote,
    toDo, toggle, template, syncedBlock, childPage, childDatabase, equation, code, callout, divider,
    breadcrumb, tableOfContents, tab, columnList, column, linkToPage, table, tableRow, meetingNotes,
    transcription, embed, bookmark, image, video, pdf, file, audio, linkPreview, unsupported
  case unknown(String)

  /// The known names and their cases.
  public static let names: NameTable<BlockType> = [
    "paragraph": .paragraph, "heading_1": .heading1, "heading_2": .heading2, "heading_3": .heading3,
    "heading_4": .heading4, "bulleted_list_item": .bulletedListItem,
    "numbered_list_item": .numberedListItem, "quote": .quote, "to_do": .toDo, "toggle": .toggle,
    "template": .template, "synced_block": .syncedBlock, "child_page": .childPage,
    "child_database": .childDatabase, "equation": .equation, "code": .code, "callout": .callout,
    "divider": .divider, "breadcrumb": .breadcrumb, "table_of_contents": .tableOfContents, "tab": .tab,
    "column_list": .columnList, "column": .column, "link_to_page": .linkToPage, "table": .table,
    "table_row": .tableRow, "meeting_notes": .meetingNotes, "transcription": .transcription,
    "embed": .embed, "bookmark": .bookmark, "image": .image, "video": .video, "pdf": .pdf, "file": .file,
    "audio": .audio, "link_preview": .linkPreview, "unsupported": .unsupported,
  ]

  /// The name of a value without a case, or `nil`.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}
