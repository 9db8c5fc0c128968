import NotionExportKit
import NotionModel
import NotionRendering

/// Which pages are published: those whose property of a name has a value.
///
/// A page without such a property is published with what it stands in.
struct PublishRule: Sendable, Hashable {
  /// The name of the property.
  let property: String
  /// The value that it must have.
  let value: String

  /// Reads `Property=Value`; `nil` where the text is empty.
  ///
  /// - Throws: ``OptionError`` where it is neither.
  init?(_ text: String) throws(OptionError) {
    guard !text.trimmingWhitespace.isEmpty else { return nil }
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw Self.error("'\(text)' has no '='") }
    property = String(parts[0]).trimmingWhitespace
    value = String(parts[1]).trimmingWhitespace
    guard !property.isEmpty, !value.isEmpty else {
      throw Self.error("'\(text)' lacks the name of a property or its value")
    }
  }

  private static func error(_ what: String) -> OptionError {
    OptionError(
      option: "site.publishIf",
      detail: "\(what); expected a property and a value, as in Status=Published or Public=yes")
  }

  /// Whether a row with this document is published.
  func admits(_ document: PageDocument) -> Bool {
    guard let property = document.page.properties.first(where: { $0.name == property }) else { return true }
    return document.contents(of: property).contains(where: admits)
  }

  /// Whether a data source has the property, so that its rows are to be looked at.
  func concerns(_ dataSource: DataSource) -> Bool {
    dataSource.properties.contains { $0.name == property }
  }

  private func admits(_ content: PropertyContent) -> Bool {
    switch content {
    case .status, .select, .multiSelect: content.chosenOptions?.contains { $0.name == value } ?? false
    case .checkbox(let isChecked): Self.flag(value) == isChecked
    case .formula(.string(let text)): text == value
    case .formula(.boolean(let flag)): flag.map { Self.flag(value) == $0 } ?? false
    case .title, .richText, .number, .date, .people, .files, .url, .email, .phoneNumber, .formula, .relation,
      .rollup, .createdTime, .createdBy, .lastEditedTime, .lastEditedBy, .uniqueID, .verification, .button,
      .place, .location, .lastVisitedTime, .unknown:
      false
    }
  }

  /// What a checkbox is that has a value of this name; `nil` for a name of neither.
  static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "yes", "true", "1", "on", "checked": true
    case "no", "false", "0", "off", "unchecked": false
    default: nil
    }
  }
}
