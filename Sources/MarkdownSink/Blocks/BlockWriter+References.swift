import NotionExportKit
import NotionModel
import SinkRendering

extension BlockWriter {
  // MARK: Notices

  mutating func notice(_ notice: BlockShape.Notice, _ file: inout OutputFile) async throws {
    try begin(&file)
    try lines(flavor.notice(notice.text), &file)
    guard let content = notice.unknown else { return }
    let text = content.plainText
    if !text.isEmpty { try paragraph(try await self.text(RichText([RichTextRun(text)])), id: nil, &file) }
    for hosted in try await references.hostedFiles(in: content) {
      try reference(ResolvedReference(text: hosted.name, link: hosted.link), &file)
    }
  }

  // MARK: Files and addresses

  mutating func media(
    _ reference: FileReference, isShown: Bool = false, _ file: inout OutputFile
  ) async throws {
    // In the label of an image, Obsidian takes what follows a pipe for its size.
    let inline = InlineWriter(flavor, in: flavor == .obsidian ? .cell : .paragraph)
    try begin(&file)
    if let link = try await references.file(reference) {
      let picture = isShown ? EmbeddedPicture(link.link.destination) : nil
      guard SafeLink(link.link) != nil || picture != nil else {
        try lines(flavor.notice(Self.unfollowed(link)), &file)
        return try paragraph(try await text(reference.caption), id: nil, &file)
      }
      let isShown = isShown || isPlayed(link.link)
      var label = StyledText()
      let caption = reference.caption.plainText.split(whereSeparator: \.isNewline).joined(separator: " ")
      let name = picture == nil ? link.name : "Picture"
      label.append(isShown && !caption.isEmpty ? caption : name, isCode: false, TextStyle())
      let address = inline.destination(picture?.address ?? link.link.destination)
      try lines("\(isShown ? "!" : "")[\(inline.markdown(label))](\(address))", &file)
    } else {
      try lines(flavor.notice("A file without an address"), &file)
    }
    try paragraph(try await text(reference.caption), id: nil, &file)
  }

  /// What stands in for a file whose address must not be followed.
  private static func unfollowed(_ link: FileLink) -> String {
    let address = link.link.destination
    let shown = address.utf8.count > 200 ? "\(address.prefix(160))…" : address
    return link.name == address || address.hasSuffix(link.name)
      ? "A file whose address is not followed: \(shown)"
      : "A file whose address is not followed: \(link.name) (\(shown))"
  }

  /// Whether Obsidian plays what a link leads to: files of the vault, and films of some sites.
  private func isPlayed(_ link: ResolvedLink) -> Bool {
    guard flavor == .obsidian else { return false }
    if let name = link.local?.path.last {
      let end = name.split(separator: ".").last?.lowercased() ?? ""
      return ["mp4", "webm", "ogv", "mov", "mkv", "mp3", "wav", "m4a", "ogg", "flac", "3gp", "pdf"].contains(
        end)
    }
    let address = link.destination.split(separator: "/").dropFirst().first ?? ""
    return ["www.youtube.com", "youtube.com", "youtu.be"].contains(address)
  }

  mutating func link(_ link: LinkBlock, _ file: inout OutputFile) async throws {
    guard var hosted = link.file, link.url.isEmpty else {
      return try await self.link(link.url, caption: link.caption, &file)
    }
    hosted.caption = link.caption
    try await media(hosted, &file)
  }

  mutating func link(_ url: String, caption: RichText, _ file: inout OutputFile) async throws {
    guard !url.isEmpty else { return try paragraph(try await text(caption), id: nil, &file) }
    if let hosted = try await references.hostedFile(at: url) {
      try reference(ResolvedReference(text: hosted.name, link: hosted.link), &file)
    } else {
      let link = try await references.link(url) ?? ResolvedLink(SignedURL.bare(url))
      try reference(ResolvedReference(text: SignedURL.bare(url), link: link), &file)
    }
    try paragraph(try await text(caption), id: nil, &file)
  }

  private func spans(_ references: [ResolvedReference]) -> StyledText {
    var spans = StyledText()
    for (index, reference) in references.enumerated() {
      if index > 0 { spans.append(" / ", isCode: false, TextStyle()) }
      var style = TextStyle()
      style.link = reference.link
      spans.append(reference.text, isCode: false, style)
    }
    return spans
  }

  mutating func reference(_ reference: ResolvedReference, _ file: inout OutputFile) throws {
    try paragraph(spans([reference]), id: nil, &file)
  }

  // MARK: The page itself

  mutating func breadcrumb(_ file: inout OutputFile) async throws {
    try paragraph(spans(try await references.breadcrumb()), id: nil, &file)
  }

  mutating func tableOfContents(_ file: inout OutputFile) async throws {
    let all = try await references.headings()
    let headings = all.filter { !$0.text.isEmpty }
    guard !headings.isEmpty else { return }
    // A heading that its text does not lead to gets a name, unless it has been written already.
    let coming = Set(all.dropFirst(headingCount).map(\.id))
      .subtracting(HeadingAnchor.findable(all, flavor).map(\.id))
    if references.marksBlocks {
      listed.formUnion(headings.lazy.map(\.id).filter(coming.contains))
    }
    try closeHTMLList(&file)
    try separate(&file)
    // It is a list to Markdown, as those around it are.
    level.beginList(.bullets)
    defer { level.breakList() }
    let marker = level.usesSecondMarker ? "*" : "-"
    for heading in headings {
      var style = TextStyle()
      let fragment =
        listed.contains(heading.id)
        ? PercentEncoding.encoded(BlockAnchor.name(of: heading.id, flavor))
        : HeadingAnchor.fragment(heading, flavor)
      style.link = ResolvedLink("#" + fragment)
      var spans = StyledText()
      spans.append(heading.text, isCode: false, style)
      let indent = String(repeating: "  ", count: heading.depth)
      try lines("\(indent)\(marker) \(markdown(spans, .heading))", &file)
    }
  }

  mutating func meetingNotes(_ notes: MeetingNotesBlock, _ file: inout OutputFile) async throws {
    var title = notes.title
    if title.isEmpty { title = [RichTextRun("Meeting notes")] }
    for run in title.runs.indices { title.runs[run].annotations.bold = true }
    try paragraph(try await text(title), id: nil, &file)
    if let start = notes.eventStart ?? notes.recordingStart {
      let end = (notes.eventStart == nil ? notes.recordingEnd : notes.eventEnd)
      let time = DateText.text(DateValue(start: start, end: end))
      try paragraph(try await text([RichTextRun(time)]), id: nil, &file)
    }
    let attendees = try await references.attendees(of: notes)
    guard !attendees.isEmpty else { return }
    let names = RichTextRun("Attendees: \(attendees.joined(separator: ", "))")
    try paragraph(try await text([names]), id: nil, &file)
  }
}
