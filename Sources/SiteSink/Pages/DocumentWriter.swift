import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// Writes the parts that documents of pages and databases share.
struct DocumentWriter {
  let site: Site
  let location: OutputLocation
  let node: OutlineNode
  let frame: PageFrame
  let surroundings: SiteSurroundings
  /// The references of the icon and the cover, which belong to the document even if it is that of a database.
  private let head: SiteSurroundings

  /// Prepares the document of an object at its location; `links` are those of the whole document, if it is a
  /// part of one.
  ///
  /// - Throws: an error of reading the archive.
  init(
    _ site: Site, _ location: OutputLocation, _ node: OutlineNode, _ document: PageDocument?,
    links: LinkedLayout? = nil
  ) async throws {
    self.site = site
    self.location = location
    self.node = node
    frame = try await site.navigation.frame(of: location, node)
    surroundings = SiteSurroundings(site, location, document, hasFiles: document != nil, linked: links)
    head = document == nil ? SiteSurroundings(site, location, nil, hasFiles: true) : surroundings
  }

  /// Links of the document that are not recorded, as they are outside its content.
  private var references: WorkspaceReferences {
    site.references(in: location.documentFolder, layout: site.layout)
  }

  private func href(_ location: OutputLocation) -> String { references.link(to: location).destination }

  /// Returns the values around the content; `part` is the content of the document, if it is a further one of
  /// the object.
  func values(
    description: String, edited: Timestamp?, part: String? = nil
  ) async throws -> TemplateValues {
    var values = try await site.values(title: location.title, in: location.documentFolder)
    values.set("description", description)
    if location.id == frame.home?.location.id { values.set("is_home", .flag) }
    if let base = site.base { values.set("canonical", base.url(of: location.file)) }
    values.set(
      .navigation,
      try NavigationWriter(
        frame: frame, references: references,
        home: site.href(of: ["index.html"], from: location.documentFolder),
        current: location
      ).fragment())
    values.set("breadcrumbs", try await crumbs(part))
    if part != nil { return values }
    if let edited, let machine = DisplayDate.machineText(edited) {
      let day = Timestamp(String(edited.text.prefix(10)))
      values.set("edited", .object(["machine": .text(machine), "text": .text(DisplayDate.text(day))]))
    }
    var pager: [String: TemplateValue] = [:]
    if let previous = frame.previous { pager["previous"] = .object(link(previous)) }
    if let next = frame.next { pager["next"] = .object(link(next)) }
    if !pager.isEmpty { values.set("pager", .object(pager)) }
    let backlinks = frame.backlinks.map { backlink in
      var value = link(backlink.location)
      if let sentence = backlink.sentence, !sentence.link.isEmpty {
        value["sentence"] = .object([
          "before": .text(sentence.before), "link": .text(sentence.link), "after": .text(sentence.after),
        ])
      }
      return value
    }
    if !backlinks.isEmpty {
      values.set("backlinks", .list(backlinks))
      values.set("has_backlinks", .flag)
    }
    if frame.moreBacklinks > 0 { values.set("more_backlinks", String(frame.moreBacklinks)) }
    return values
  }

  private func link(_ location: OutputLocation) -> [String: TemplateValue] {
    ["href": .text(href(location)), "text": .text(location.title)]
  }

  private func crumbs(_ part: String?) async throws -> [[String: String?]] {
    guard location.id != frame.home?.location.id else { return [] }
    var crumbs: [[String: String?]] = [
      [
        "text": frame.home?.location.title ?? "Home",
        "href": site.href(of: ["index.html"], from: location.documentFolder),
      ]
    ]
    for location in frame.path {
      crumbs.append([
        "text": location.title, "href": location.id == self.location.id && part == nil ? nil : href(location),
      ])
    }
    if let part { crumbs.append(["text": part, "href": nil]) }
    return crumbs
  }

  // MARK: Fragments

  /// Returns the cover across the top.
  func cover(_ cover: FileReference?) async throws -> HTMLFragment? {
    guard let cover, let picture = try await head.picture(of: cover) else { return nil }
    return try HTMLFragment { html in
      try html.empty(
        "img", ("class", "cover"), ("src", picture.address), ("alt", ""), ("width", picture.width),
        ("height", picture.height))
    }
  }

  /// Returns the icon above the title.
  func icon(_ icon: Icon?) async throws -> HTMLFragment? {
    guard let icon else { return nil }
    return try await HTMLFragment { html in
      try html.open("div", ("class", "page-icon"))
      try await IconWriter(references: head).write(icon, to: &html)
      try html.close()
    }
  }

  /// Returns the title.
  func heading(_ title: RichText) async throws -> HTMLFragment {
    let text = try await InlineText(title, references: surroundings)
    return try HTMLFragment { html in
      try html.inline(text.isEmpty ? InlineText(location.title) : text)
    }
  }

  /// Writes the files that the document shows.
  nonisolated(nonsending) func writeContents(to files: any OutputFiles) async throws {
    try await head.links.writeFiles(to: files)
  }

  // MARK: Notes

  /// Stores the state and the links of the document as notes, and records it if other documents may show it differently
  /// now for a reason that the engine does not know.
  ///
  /// Call it after the content has been written, as all links are known only then.
  ///
  /// - Throws: an error of reading the archive or writing the notes.
  nonisolated(nonsending) func note(
    _ survey: PageSurvey?, icon: Icon?, edited: Timestamp?, changes: Set<Aspect>, in files: any OutputFiles
  ) async throws {
    let face = try await DocumentFace(
      location: location, icon: icon, attachments: site.attachments
    ).digest(in: site.workspace)
    let note = DocumentNote(
      frame: frame.digest, face: face, address: location.address, edited: edited?.text ?? "")
    var notes = [DocumentNote.key: note.bytes, DocumentNote.addressKey(location.address): []]
    let nameKey = try await site.layout.noteKey(of: node)
    if let nameKey { notes[nameKey] = [] }
    var sentences: [ObjectID: LinkSentence] = [:]
    for found in survey?.sentences ?? [] { sentences[found.target] = found.sentence }
    for (target, text) in surroundings.linked.targets where target != location.id {
      let sentence = sentences[target]
      let isBacklink = sentence != nil || survey?.blockLinks.contains(target) == true
      notes[LinkNote.key(target)] =
        LinkNote(target: text, sentence: sentence, isBacklink: isBacklink).bytes
    }
    try await record(note, nameKey, changes)
    for (key, value) in notes { try await files.note(key, value) }
  }

  private nonisolated(nonsending) func record(
    _ note: DocumentNote, _ nameKey: String?, _ changes: Set<Aspect>
  ) async throws {
    let former = try await site.output.notes(of: .object(location.id))
    for key in former.keys where SiteLayout.isNameKey(key) && key != nameKey {
      // Others need a longer name no more.
      try await site.relocations.recordNamesakes(of: location.id, key)
    }
    let formerNote = DocumentNote(former[DocumentNote.key])
    if formerNote?.address != note.address { try await site.readdressed.record(location.id) }
    let isKnown = changes.contains(.title)
    let isChanged = formerNote.map { $0.face != note.face } ?? (former[OutputNote.leftOut] != nil)
    if isChanged, !isKnown || former[OutputNote.leftOut] != nil {
      try await site.relocations.record(location.id)
    }
  }
}
