import HTMLRendering
import NotionExportKit
import NotionModel
import NotionRendering

/// Writes the documents of the site: what pages and databases have in common.
struct DocumentWriter {
  let site: Site
  let place: DocumentPlace
  let node: OutlineNode
  let frame: PageFrame
  let surroundings: SiteSurroundings

  /// Prepares the document of an object at its place; `links` are those of the document that it is a part of.
  ///
  /// - Throws: what keeps the archive from being read.
  init(
    _ site: Site, _ place: DocumentPlace, _ node: OutlineNode, _ document: PageDocument?,
    links: LinkedPlaces? = nil
  ) async throws {
    self.site = site
    self.place = place
    self.node = node
    frame = try await site.navigation.frame(of: place, node)
    surroundings = SiteSurroundings(site, place, document, links: links)
  }

  /// Links from the document that it need not remember: they are around its content.
  private var references: WorkspaceReferences {
    site.references(in: place.surroundings, places: site.places)
  }

  private func href(_ place: DocumentPlace) -> String { references.link(to: place).destination }

  /// What is around the content; `part` is what the document shows, where it is a further one of the object.
  func values(
    description: String, edited: Timestamp?, part: String? = nil
  ) async throws -> TemplateValues {
    var values = try await site.values(title: place.title, in: place.surroundings)
    values.set("description", description)
    if place.id == frame.home?.id { values.set("is_home", any: true) }
    if let base = site.base { values.set("canonical", base.url(of: place.file)) }
    values.set(
      "navigation",
      html: try NavigationWriter(
        frame: frame, references: references, home: site.href(of: ["index.html"], from: place.surroundings),
        current: place
      ).text())
    values.set("breadcrumbs", try await crumbs(part))
    if part != nil { return values }
    if let edited, let machine = DisplayDate.machineText(edited) {
      let day = Timestamp(String(edited.text.prefix(10)))
      values.set("edited", any: ["machine": machine, "text": DisplayDate.text(day)])
    }
    var pager: [String: Any] = [:]
    if let previous = frame.previous { pager["previous"] = link(previous) }
    if let next = frame.next { pager["next"] = link(next) }
    if !pager.isEmpty { values.set("pager", any: pager) }
    let backlinks = frame.backlinks.map { backlink in
      var value: [String: Any] = link(backlink.place)
      if let sentence = backlink.sentence, !sentence.link.isEmpty {
        value["sentence"] = [
          "before": TemplateText.safe(sentence.before), "link": TemplateText.safe(sentence.link),
          "after": TemplateText.safe(sentence.after),
        ]
      }
      return value
    }
    if !backlinks.isEmpty {
      values.set("backlinks", any: backlinks)
      values.set("has_backlinks", any: true)
    }
    if frame.moreBacklinks > 0 { values.set("more_backlinks", String(frame.moreBacklinks)) }
    return values
  }

  private func link(_ place: DocumentPlace) -> [String: Any] {
    ["href": href(place), "text": TemplateText.safe(place.title)]
  }

  private func crumbs(_ part: String?) async throws -> [[String: String?]] {
    guard place.id != frame.home?.id else { return [] }
    var crumbs: [[String: String?]] = [
      [
        "text": frame.home?.title ?? "Home",
        "href": site.href(of: ["index.html"], from: place.surroundings),
      ]
    ]
    for place in frame.path {
      crumbs.append([
        "text": place.title, "href": place.id == self.place.id && part == nil ? nil : href(place),
      ])
    }
    if let part { crumbs.append(["text": part, "href": nil]) }
    return crumbs
  }

  // MARK: Fragments

  /// The cover across the top.
  func cover(_ cover: FileReference?) async throws -> String {
    guard let cover, let source = try await surroundings.source(of: cover) else { return "" }
    return try HTMLFragment.text { html in
      try html.empty("img", ("class", "cover"), ("src", source.address), ("alt", ""))
    }
  }

  /// The icon above the title.
  func icon(_ icon: Icon?) async throws -> String {
    guard let icon else { return "" }
    return try await HTMLFragment.text { html in
      try html.open("div", ("class", "page-icon"))
      try await IconWriter(surroundings: surroundings).write(icon, to: &html)
      try html.close()
    }
  }

  /// The title.
  func heading(_ title: RichText) async throws -> String {
    let text = try await InlineText(title, references: surroundings)
    return try HTMLFragment.text { html in
      try html.inline(text.isEmpty ? InlineText(place.title) : text)
    }
  }

  // MARK: Notes

  /// Notes what the document was written for and what it shows.
  nonisolated(nonsending) func note(
    _ survey: PageSurvey?, edited: Timestamp?, in files: any OutputFiles
  ) async throws {
    let note = DocumentNote(frame: frame.digest, address: place.address, edited: edited?.text ?? "")
    try await files.note(DocumentNote.key, note.bytes)
    try await files.note(DocumentNote.addressKey(place.address), [])
    if let key = try await site.places.noteKey(of: node) { try await files.note(key, []) }
    var sentences: [ObjectID: LinkSentence] = [:]
    for found in survey?.sentences ?? [] { sentences[found.target] = found.sentence }
    for (target, address) in surroundings.links.addresses.sorted(by: { $0.key < $1.key })
    where target != place.id {
      let sentence = sentences[target]
      let isBacklink = sentence != nil || survey?.blockLinks.contains(target) == true
      let link = LinkNote(address: address, sentence: sentence, isBacklink: isBacklink)
      try await files.note(LinkNote.key(target), link.bytes)
    }
  }
}
