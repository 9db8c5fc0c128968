public import NotionModel

/// Values of properties as text with links, as Notion shows them.
///
/// ```swift
/// let values = PropertyText(references: links)
/// for property in document.page.properties where property.type != .title {
///   let text = try await values.text(of: property, schema: schema?[property.name])
///   try file.write("\(property.name): \(text.plainText)\n")
/// }
/// ```
///
/// The typed value is `PropertyValue.content`.
public struct PropertyText: Sendable {
  private let references: any DocumentReferences

  /// Creates texts whose links `references` resolves.
  public init(references: any DocumentReferences) { self.references = references }

  /// Returns the text of a property of a page.
  ///
  /// - Parameters:
  ///   - value: the property.
  ///   - schema: the property's schema, which has the format of numbers.
  /// - Returns: the text, with a mark after an incomplete list; empty if the property is.
  /// - Throws: an error of reading the archive.
  public func text(of value: PropertyValue, schema: PropertySchema?) async throws -> StyledText {
    var text = try await text(of: value.content, schema: schema?.configuration)
    if let mark = value.restMark {
      if !text.spans.isEmpty { text.append(" ", isCode: false, TextStyle()) }
      text.append(mark, isCode: false, TextStyle())
    }
    return text
  }

  /// Returns the text of one value.
  ///
  /// - Throws: an error of reading the archive.
  public func text(
    of content: PropertyContent, schema: PropertyConfiguration?
  ) async throws -> StyledText {
    switch content {
    case .title(let text), .richText(let text): return try await StyledText(text, references: references)
    case .number(let number?):
      guard case .number(let format)? = schema else { return plain(NumberText.plain(number)) }
      return plain(NumberText.text(number, format: format))
    case .select(let option?), .status(let option?): return plain(option.name)
    case .multiSelect(let options): return plain(options.map(\.name).joined(separator: ", "))
    case .date(let date?): return plain(DateText.text(date))
    case .people(let people): return plain(try await names(people))
    case .createdBy(let user?), .lastEditedBy(let user?): return plain(try await references.name(of: user))
    case .createdTime(let time?), .lastEditedTime(let time?), .lastVisitedTime(let time?):
      return plain(DateText.text(time))
    case .checkbox(let isChecked): return plain(isChecked ? "Yes" : "No")
    case .url(let address?):
      return linked(SignedURL.bare(address), try await references.link(address))
    case .email(let address?): return linked(address, ResolvedLink("mailto:\(address)"))
    case .phoneNumber(let number?): return plain(number)
    case .files(let files): return try await listed(files) { try await text(of: $0) }
    case .relation(let pages):
      return try await listed(pages) { page in
        let reference = try await references.object(page.object, title: "")
        return linked(reference.text, reference.link)
      }
    case .formula(let value): return plain(text(of: value, schema: schema))
    case .rollup(let rollup): return try await text(of: rollup)
    case .uniqueID(let id): return plain(id.text ?? "")
    case .verification(let verification?):
      return plain(
        ([verification.state] + (verification.date.map { [DateText.text($0)] } ?? [])).joined(separator: ", ")
      )
    case .place(let place?), .location(let place?):
      let coordinates = place.latitude.flatMap { latitude in place.longitude.map { "\(latitude), \($0)" } }
      guard let name = place.name, !name.isEmpty else { return plain(place.address ?? coordinates ?? "") }
      // An address mostly begins with the name of the place.
      if let address = place.address, address.hasPrefix(name) { return plain(address) }
      return plain([name, place.address ?? coordinates].compactMap { $0 }.joined(separator: ", "))
    case .unknown: return plain(content.unresolved?.mark ?? "")
    case .number(nil), .select(nil), .status(nil), .date(nil), .createdBy(nil), .lastEditedBy(nil),
      .createdTime(nil), .lastEditedTime(nil), .lastVisitedTime(nil), .url(nil), .email(nil),
      .phoneNumber(nil), .verification(nil), .place(nil), .location(nil), .button:
      return StyledText()
    }
  }

  private func text(of value: FormulaValue, schema: PropertyConfiguration?) -> String {
    switch value {
    case .string(let text): text ?? ""
    case .number(let number): number.map(NumberText.plain) ?? ""
    case .boolean(let isTrue): isTrue.map { $0 ? "Yes" : "No" } ?? ""
    case .date(let date): date.map(DateText.text) ?? ""
    case .unsupported, .unknown: value.unresolved?.mark ?? ""
    }
  }

  private func text(of rollup: RollupValue) async throws -> StyledText {
    switch rollup.result {
    case .number(let number?):
      let isPercent = rollup.function?.name.hasPrefix("percent") == true
      return plain(isPercent ? NumberText.text(number, format: "percent") : NumberText.plain(number))
    case .date(let date?): return plain(DateText.text(date))
    case .array(let values): return try await listed(values) { try await text(of: $0, schema: nil) }
    case .unsupported, .incomplete, .unknown: return plain(rollup.unresolved?.mark ?? "")
    case .number, .date: return StyledText()
    }
  }

  private func text(of file: FileReference) async throws -> StyledText {
    guard let link = try await references.file(file) else { return plain(file.name ?? "") }
    return linked(link.name, link.link)
  }

  private func names(_ people: [User]) async throws -> String {
    var names: [String] = []
    for user in people { names.append(try await references.name(of: user)) }
    return names.joined(separator: ", ")
  }

  private func plain(_ text: String) -> StyledText { linked(text, nil) }

  private func linked(_ text: String, _ link: ResolvedLink?) -> StyledText {
    var spans = StyledText()
    var style = TextStyle()
    style.link = link
    spans.append(text, isCode: false, style)
    return spans
  }

  private func listed<Element>(
    _ elements: [Element], _ text: (Element) async throws -> StyledText
  ) async throws -> StyledText {
    var spans = StyledText()
    for element in elements {
      let part = try await text(element)
      guard !part.spans.isEmpty else { continue }
      if !spans.spans.isEmpty { spans.append(", ", isCode: false, TextStyle()) }
      spans.append(part)
    }
    return spans
  }
}
