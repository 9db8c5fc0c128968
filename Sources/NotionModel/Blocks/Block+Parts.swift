extension Block {
  /// The text of the block, if its type has one: not its caption, nor the cells of a row.
  public var richText: RichText? {
    switch content {
    case .paragraph(let text), .bulletedListItem(let text), .quote(let text), .toggle(let text),
      .template(let text), .callout(let text):
      text.richText
    case .heading1(let heading), .heading2(let heading), .heading3(let heading), .heading4(let heading):
      heading.richText
    case .numberedListItem(let item): item.richText
    case .toDo(let task): task.richText
    case .code(let code): code.richText
    case .meetingNotes(let notes), .transcription(let notes): notes.title
    case .syncedBlock, .childPage, .childDatabase, .equation, .divider, .breadcrumb, .tableOfContents, .tab,
      .columnList, .column, .linkToPage, .table, .tableRow, .embed, .bookmark, .image, .video, .pdf, .file,
      .audio, .linkPreview, .unsupported, .unknown:
      nil
    }
  }

  /// The caption of the block, if its type has one.
  public var caption: RichText? {
    switch content {
    case .code(let code): code.caption
    case .embed(let link), .bookmark(let link): link.caption
    case .image(let file), .video(let file), .pdf(let file), .file(let file), .audio(let file): file.caption
    case .paragraph, .heading1, .heading2, .heading3, .heading4, .bulletedListItem, .numberedListItem, .quote,
      .toDo, .toggle, .template, .syncedBlock, .childPage, .childDatabase, .equation, .callout, .divider,
      .breadcrumb, .tableOfContents, .tab, .columnList, .column, .linkToPage, .table, .tableRow,
      .meetingNotes, .transcription, .linkPreview, .unsupported, .unknown:
      nil
    }
  }

  /// The file that the block shows.
  public var file: FileReference? {
    switch content {
    case .image(let file), .video(let file), .pdf(let file), .file(let file), .audio(let file): file
    case .embed(let link), .bookmark(let link): link.file
    case .paragraph, .heading1, .heading2, .heading3, .heading4, .bulletedListItem, .numberedListItem, .quote,
      .toDo, .toggle, .template, .syncedBlock, .childPage, .childDatabase, .equation, .code, .callout,
      .divider, .breadcrumb, .tableOfContents, .tab, .columnList, .column, .linkToPage, .table, .tableRow,
      .meetingNotes, .transcription, .linkPreview, .unsupported, .unknown:
      nil
    }
  }

  /// The level of a heading, 1 to 4.
  public var headingLevel: Int? {
    switch content {
    case .heading1: 1
    case .heading2: 2
    case .heading3: 3
    case .heading4: 4
    case .paragraph, .bulletedListItem, .numberedListItem, .quote, .toDo, .toggle, .template, .syncedBlock,
      .childPage, .childDatabase, .equation, .code, .callout, .divider, .breadcrumb, .tableOfContents, .tab,
      .columnList, .column, .linkToPage, .table, .tableRow, .meetingNotes, .transcription, .embed, .bookmark,
      .image, .video, .pdf, .file, .audio, .linkPreview, .unsupported, .unknown:
      nil
    }
  }

  /// The notes of a meeting, under either name of their type.
  public var meetingNotes: MeetingNotesBlock? {
    switch content {
    case .meetingNotes(let notes), .transcription(let notes): notes
    case .paragraph, .heading1, .heading2, .heading3, .heading4, .bulletedListItem, .numberedListItem, .quote,
      .toDo, .toggle, .template, .syncedBlock, .childPage, .childDatabase, .equation, .code, .callout,
      .divider, .breadcrumb, .tableOfContents, .tab, .columnList, .column, .linkToPage, .table, .tableRow,
      .embed, .bookmark, .image, .video, .pdf, .file, .audio, .linkPreview, .unsupported, .unknown:
      nil
    }
  }
}
