public import NotionExportKit
public import NotionModel
internal import SinkRendering

/// Writes values of properties like in Notion: checkboxes, coloured options, links, dates, formatted numbers.
public struct PropertyWriter<References: HTMLReferences>: Sendable {
  private let references: References

  /// Creates a writer of values with the links of `references`.
  public init(references: References) { self.references = references }

  /// Writes the value of a property of a page, unless it is empty.
  ///
  /// - Throws: an error of reading the archive, or ``HTMLWriterError``.
  public func write(
    _ value: PropertyValue, schema: PropertySchema?, to html: inout HTMLWriter
  ) async throws {
    var isFirst = true
    try await writeShape(value.content.shape(in: schema?.configuration), &isFirst, &html)
    if let mark = value.restMark { try unresolved(mark, &isFirst, &html) }
  }

  /// Separates an item from previous ones.
  private func item(
    _ isFirst: inout Bool, separator: String = ", ", _ html: inout HTMLWriter
  ) throws {
    if !isFirst { try html.text(separator) }
    isFirst = false
  }

  private func writeShape(
    _ shape: PropertyShape, _ isFirst: inout Bool, _ html: inout HTMLWriter
  ) async throws {
    switch shape {
    case .text(let text): try html.inline(try await InlineText(text, references: references))
    case .plainText, .number, .uniqueID, .place:
      let text = try await PropertyText(references: references).text(of: shape).plainText
      try self.text(text, &isFirst, &html)
    case .options(let options, let choice):
      for option in options { try pill(option, isStatus: choice == .status, &isFirst, &html) }
    case .date(let date):
      try item(&isFirst, &html)
      try html.date(date)
    case .time(let time):
      try item(&isFirst, &html)
      try html.time(time)
    case .people(let people, _):
      for user in people { try await person(user, &isFirst, &html) }
    case .files(let files):
      for file in files { try await self.file(file, &isFirst, &html) }
    case .pages(let pages):
      for page in pages {
        try item(&isFirst, &html)
        try html.inline(InlineText(try await references.object(page.object, title: "")))
      }
    case .checkbox(let isChecked): try checkbox(isChecked, &isFirst, &html)
    case .address(let address, let kind): try await self.address(address, kind, &isFirst, &html)
    case .list(let values):
      for value in values {
        // Texts have no separators.
        if case .text = value { try item(&isFirst, &html) }
        try await writeShape(value, &isFirst, &html)
      }
    case .verification(let verification?):
      try text(verification.state, &isFirst, &html)
      if let date = verification.date {
        try html.text(", ")
        try html.date(date)
      }
      if let user = verification.verifiedBy { try await person(user, &isFirst, &html) }
    case .unresolved(let mark?): try unresolved(mark, &isFirst, &html)
    case .empty, .verification(nil), .unresolved(nil): break
    }
  }

  // MARK: Kinds

  private func text(_ text: String, _ isFirst: inout Bool, _ html: inout HTMLWriter) throws {
    guard !text.isEmpty else { return }
    try item(&isFirst, &html)
    try html.inline(InlineText(text))
  }

  /// Writes the mark of an unknown value.
  private func unresolved(_ mark: String, _ isFirst: inout Bool, _ html: inout HTMLWriter) throws {
    try item(&isFirst, separator: " ", &html)
    try html.element("span", ("class", "unresolved"), text: mark)
  }

  private func pill(
    _ option: SelectOption, isStatus: Bool, _ isFirst: inout Bool, _ html: inout HTMLWriter
  ) throws {
    try item(&isFirst, separator: " ", &html)
    let color = ColorClass.name(of: option.color)
    try html.element("span", ("class", "pill\(isStatus ? " status" : "") \(color)"), text: option.name)
  }

  private func checkbox(_ isChecked: Bool, _ isFirst: inout Bool, _ html: inout HTMLWriter) throws {
    try item(&isFirst, separator: " ", &html)
    try html.empty(
      "input", ("type", "checkbox"), ("disabled", ""), ("checked", isChecked ? "" : nil),
      ("aria-label", isChecked ? "Yes" : "No"))
  }

  private func person(
    _ user: User, _ isFirst: inout Bool, _ html: inout HTMLWriter
  ) async throws {
    try item(&isFirst, &html)
    try html.element("span", ("class", "person"), text: try await references.name(of: user))
  }

  private func file(
    _ file: FileReference, _ isFirst: inout Bool, _ html: inout HTMLWriter
  ) async throws {
    guard let link = try await references.file(file) else {
      return try text(file.name ?? "", &isFirst, &html)
    }
    try await self.link(link.name, link.link, &isFirst, &html)
  }

  /// Writes a link; only the text if the link is unsafe.
  private func link(
    _ text: String, _ link: ResolvedLink?, _ isFirst: inout Bool, _ html: inout HTMLWriter
  ) async throws {
    guard !text.isEmpty else { return }
    try item(&isFirst, &html)
    try html.inline(InlineText(text, link: SafeLink(link)))
  }

  private func address(
    _ address: String, _ kind: PropertyShape.AddressKind, _ isFirst: inout Bool, _ html: inout HTMLWriter
  ) async throws {
    switch kind {
    case .web:
      try await link(
        AddressText.text(SignedURL.bare(address)), try await references.link(address), &isFirst, &html)
    case .email: try await link(address, ResolvedLink("mailto:\(address)"), &isFirst, &html)
    case .telephone:
      let digits = address.filter { $0.isASCII && ($0.isNumber || $0 == "+") }
      try await link(address, digits.isEmpty ? nil : ResolvedLink("tel:\(digits)"), &isFirst, &html)
    }
  }
}

/// Writes the properties of a page as a table, without the title.
public struct PropertyTable<References: HTMLReferences>: Sendable {
  private let references: References

  /// Creates a writer of values with the links of `references`.
  public init(references: References) { self.references = references }

  /// Writes the table, unless there is only a title.
  ///
  /// - Parameters:
  ///   - document: the page.
  ///   - schemas: the properties of its data source, if it is a row; see `WorkspaceReader.schemas(of:)`.
  ///   - html: the output.
  /// - Throws: an error of reading the archive, or ``HTMLWriterError``.
  public func write(
    _ document: PageDocument, schemas: PropertySchemas?, to html: inout HTMLWriter
  ) async throws {
    let properties = document.page.properties.filter { $0.type != .title && $0.type != .button }
    guard !properties.isEmpty else { return }
    let writer = PropertyWriter(references: references)
    let depth = html.depth
    try html.open("table", ("class", "properties"))
    try html.open("tbody")
    try html.lineEnd()
    for property in properties {
      try html.open("tr")
      try html.element("th", ("scope", "row"), text: property.name)
      try html.open("td")
      try await writer.write(property, schema: schemas?.schema(of: property), to: &html)
      try html.close()
      try html.close()
      try html.lineEnd()
    }
    try html.close(to: depth)
    try html.lineEnd()
  }
}
