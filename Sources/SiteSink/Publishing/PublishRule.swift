import NotionExportKit
import NotionModel
import SinkRendering

/// The rule that selects published pages by the value of a property.
///
/// A page without that property is published if its parent is.
struct PublishRule: Sendable, Hashable {
  /// The name of the property.
  let property: String
  /// The required value.
  let value: String

  /// Parses `Property=Value`; returns `nil` for an empty text.
  ///
  /// - Throws: ``OptionError`` if it is invalid.
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

  /// Returns whether a row with this document is published.
  func admits(_ document: PageDocument) -> Bool {
    guard let property = document.page.properties.first(where: { $0.name == property }) else { return true }
    return admits(property.content)
  }

  /// Returns whether a data source has the property, so that its rows must be checked.
  func concerns(_ dataSource: DataSource) -> Bool {
    dataSource.properties.contains { $0.name == property }
  }

  private func admits(_ content: PropertyContent) -> Bool {
    switch content.shape(in: nil) {
    case .options(let options, _): options.contains { $0.name == value }
    case .checkbox(let isChecked): Self.flag(value) == isChecked
    case .plainText(let text): text == value
    case .text, .address, .number, .uniqueID, .date, .time, .people, .pages, .files, .verification, .place,
      .list,
      .empty, .unresolved:
      false
    @unknown default: false
    }
  }

  /// Returns the state of a checkbox with a value of this name, or `nil` for another name.
  static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "yes", "true", "1", "on", "checked": true
    case "no", "false", "0", "off", "unchecked": false
    default: nil
    }
  }
}
