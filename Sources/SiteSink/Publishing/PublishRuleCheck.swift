import NotionExportKit
import NotionModel

/// Detects rules that cannot have the intended effect: a typing error may publish a draft.
struct PublishRuleCheck {
  let rule: PublishRule
  /// The whole workspace.
  let workspace: any WorkspaceReader

  /// Returns the problems of the rule in this workspace.
  ///
  /// - Throws: an error of reading the archive.
  func diagnostics() async throws -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var isKnown = false
    var count = 0
    for try await document in workspace.dataSources {
      count += 1
      guard let property = document.dataSource.properties.first(where: { $0.name == rule.property }) else {
        continue
      }
      isKnown = true
      guard let reason = reason(against: property) else { continue }
      let title = document.place.title.isEmpty ? "Untitled" : document.place.title
      diagnostics.append(
        Diagnostic(
          .warning, Diagnostic.Identifier(rawValue: "publish-rule"), object: document.dataSource.id.object,
          summary: "No page of \"\(title)\" is published", explanation: reason,
          solution: "Correct site.publishIf, which is \(rule.property)=\(rule.value)."))
    }
    if !isKnown, count > 0 {
      diagnostics.append(
        Diagnostic(
          .warning, Diagnostic.Identifier(rawValue: "publish-rule"), summary: "Every page is published",
          explanation: "No data source has a property that is called \(rule.property).",
          solution: "Correct site.publishIf, which is \(rule.property)=\(rule.value)."))
    }
    return diagnostics
  }

  /// Returns the reason why no value of a property can be the required one, or `nil` if one can.
  private func reason(against property: PropertySchema) -> String? {
    if let options = property.configuration.options {
      if options.contains(where: { $0.name == rule.value }) { return nil }
      let names = options.map(\.name).prefix(20).joined(separator: ", ")
      return "\(property.name) has no option \(rule.value)"
        + (names.isEmpty ? "; it has none at all." : "; it has \(names).")
    }
    if property.type == .checkbox {
      return PublishRule.flag(rule.value) == nil
        ? "\(property.name) is a checkbox, which is yes or no, not \(rule.value)." : nil
    }
    // The results of a formula or an unknown type are not in the schema.
    if property.type == .formula { return nil }
    if case .unknown = property.configuration { return nil }
    return "\(property.name) is neither a status, a select, a multi-select, a checkbox nor a formula."
  }
}
