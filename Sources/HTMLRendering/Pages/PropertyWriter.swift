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
    try await writeContent(value.content, schema?.configuration, &isFirst, &html)
    if let mark = value.restMark { try unresolved(mark, &isFirst, &html) }
  }

  /// Separates an item from previous ones.
  private func item(
    _ isFirst: inout Bool, separator: String = ", ", _ html: inout HTMLWriter
  ) throws {
    if !isFirst { try html.text(separator) }
    isFirst = false
  }

  private func writeContent(
    _ content: PropertyContent, _ schema: PropertyConfiguration?, _ isFirst: inout Bool,
    _ html: inout HTMLWriter
  ) async throws {
    switch content {
    case .title(let text), .richText(let text):
      try html.inline(try await InlineText(text, references: references))
    case .number(let number?): try text(self.number(number, schema), &isFirst, &html)
    case .select(let option?): try pill(option, isStatus: false, &isFirst, &html)
    case .status(let option?): try pill(option, isStatus: true, &isFirst, &html)
    case .multiSelect(let options):
      for option in options { try pill(option, isStatus: false, &isFirst, &html) }
    case .date(let date?):
      try item(&isFirst, &html)
      try html.date(date)
    case .createdTime(let time?), .lastEditedTime(let time?), .lastVisitedTime(let time?):
      try item(&isFirst, &html)
      try html.time(time)
    case .people(let people):
      for user in people { try await person(user, &isFirst, &html) }
    case .createdBy(let user?), .lastEditedBy(let user?): try await person(user, &isFirst, &html)
    case .files(let files):
      for file in files { try await self.file(file, &isFirst, &html) }
    case .relation(let pages):
      for page in pages {
        try item(&isFirst, &html)
        try html.inline(InlineText(try await references.object(page.object, title: "")))
      }
    case .checkbox(let isChecked): try checkbox(isChecked, &isFirst, &html)
    case .url(let address?):
      try await link(
        AddressText.text(SignedURL.bare(address)), try await references.link(address), &isFirst, &html)
    case .email(let address?):
      try await link(address, ResolvedLink("mailto:\(address)"), &isFirst, &html)
    case .phoneNumber(let number?):
      let digits = number.filter { $0.isASCII && ($0.isNumber || $0 == "+") }
      try await link(number, digits.isEmpty ? nil : ResolvedLink("tel:\(digits)"), &isFirst, &html)
    case .formula(let value): try formula(value, &isFirst, &html)
    case .rollup(let rollup): try await self.rollup(rollup, &isFirst, &html)
    case .uniqueID(let id): if let text = id.text { try self.text(text, &isFirst, &html) }
    case .verification(let verification?):
      try text(verification.state, &isFirst, &html)
      if let date = verification.date {
        try html.text(", ")
        try html.date(date)
      }
      if let user = verification.verifiedBy { try await person(user, &isFirst, &html) }
    case .unknown: if let value = content.unresolved { try unresolved(value.mark, &isFirst, &html) }
    case .number(nil), .select(nil), .status(nil), .date(nil), .createdBy(nil), .lastEditedBy(nil),
      .createdTime(nil), .lastEditedTime(nil), .lastVisitedTime(nil), .url(nil), .email(nil),
      .phoneNumber(nil), .verification(nil), .button:
      break
    case .place, .location:
      let text = try await PropertyText(references: references).text(of: content, schema: schema).plainText
      if !text.isEmpty { try self.text(text, &isFirst, &html) }
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

  private func number(_ number: JSONNumber, _ schema: PropertyConfiguration?) -> String {
    guard case .number(let format)? = schema else { return NumberText.plain(number) }
    return NumberText.text(number, format: format)
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

  private func formula(_ value: FormulaValue, _ isFirst: inout Bool, _ html: inout HTMLWriter) throws {
    switch value {
    case .string(let text?): try self.text(text, &isFirst, &html)
    case .number(let number?): try text(NumberText.plain(number), &isFirst, &html)
    case .boolean(let isTrue?): try checkbox(isTrue, &isFirst, &html)
    case .date(let date?):
      try item(&isFirst, &html)
      try html.date(date)
    case .unsupported, .unknown:
      if let value = value.unresolved { try unresolved(value.mark, &isFirst, &html) }
    case .string, .number, .boolean, .date: break
    }
  }

  private func rollup(
    _ rollup: RollupValue, _ isFirst: inout Bool, _ html: inout HTMLWriter
  ) async throws {
    switch rollup.result {
    case .number(let number?):
      let isPercent = rollup.function?.name.hasPrefix("percent") == true
      try text(
        isPercent ? NumberText.text(number, format: "percent") : NumberText.plain(number), &isFirst, &html)
    case .date(let date?):
      try item(&isFirst, &html)
      try html.date(date)
    case .array(let values):
      for value in values {
        // Texts have no separators.
        if case .title = value { try item(&isFirst, &html) }
        if case .richText = value { try item(&isFirst, &html) }
        try await writeContent(value, nil, &isFirst, &html)
      }
    case .unsupported, .incomplete, .unknown:
      if let value = rollup.unresolved { try unresolved(value.mark, &isFirst, &html) }
    case .number, .date: break
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
