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
    try await text(of: content.shape(in: schema))
  }

  /// Returns the text of a shape of values.
  ///
  /// - Throws: an error of reading the archive.
  public func text(of shape: PropertyShape) async throws -> StyledText {
    try await shape.behavior.text(references)
  }
}

/// A text with a name, as of a property.
public struct NamedText: Sendable {
  /// The name.
  public let name: String
  /// The text.
  public let text: StyledText
}

extension StyledText {
  /// Returns the texts of the elements, separated by commas, without empty ones.
  static func list<Element>(
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
