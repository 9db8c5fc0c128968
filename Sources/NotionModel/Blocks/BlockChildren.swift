/// Where the content inside a block is to be read.
public enum BlockChildren: Sendable, Hashable {
  /// There is none.
  case none
  /// At the block's own id.
  case own(BlockID)
  /// At the original of a synced block, which may not be shared with the integration.
  case synced(original: BlockID)
  /// It is a page of its own.
  case page(PageID)
  /// It is a database of its own.
  case database(DatabaseID)
  /// The API refuses to tell.
  case refused
}

extension Block {
  /// Where the content inside the block is to be read.
  public var children: BlockChildren {
    switch content {
    case .childPage: .page(PageID(id.object))
    case .childDatabase: .database(DatabaseID(id.object))
    case .syncedBlock(let original?): .synced(original: original)
    case .unsupported: hasChildren ? .refused : .none
    case .paragraph, .heading1, .heading2, .heading3, .heading4, .bulletedListItem, .numberedListItem, .quote,
      .toDo, .toggle, .template, .syncedBlock(original: nil), .equation, .code, .callout, .divider,
      .breadcrumb, .tableOfContents, .tab, .columnList, .column, .linkToPage, .table, .tableRow,
      .meetingNotes, .transcription, .embed, .bookmark, .image, .video, .pdf, .file, .audio, .linkPreview,
      .unknown:
      hasChildren ? .own(id) : .none
    }
  }
}
