/// The location of a block's children.
public enum BlockChildren: Sendable, Hashable {
  /// The block has no children.
  case none
  /// The children of the block's own id.
  case own(BlockID)
  /// The children of the original of a synced block, which may not be shared with the integration.
  case synced(original: BlockID)
  /// A child page.
  case page(PageID)
  /// A child database.
  case database(DatabaseID)
  /// The API refuses to return the content.
  case refused
}

extension Block {
  /// The location of the block's children.
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
