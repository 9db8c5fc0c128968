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
    default: nil
    }
  }

  /// The caption of the block, if its type has one.
  public var caption: RichText? {
    switch content {
    case .code(let code): code.caption
    case .embed(let link), .bookmark(let link): link.caption
    default: file?.caption
    }
  }

  /// The file that the block shows.
  public var file: FileReference? {
    switch content {
    case .image(let file), .video(let file), .pdf(let file), .file(let file), .audio(let file): file
    case .embed(let link), .bookmark(let link): link.file
    default: nil
    }
  }

  /// The level of a heading, 1 to 4.
  public var headingLevel: Int? {
    switch content {
    case .heading1: 1
    case .heading2: 2
    case .heading3: 3
    case .heading4: 4
    default: nil
    }
  }
}
