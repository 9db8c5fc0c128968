package import NotionExportKit
package import NotionModel

/// What a document says of the conditions of a view's filter that are not applied.
package struct PassedConditions: Sendable {
  private let conditions: [PassedCondition]
  private let dataSource: DataSource
  private let viewName: String

  /// `nil` where all conditions of the view are applied.
  package init?(_ rows: ViewRows, of section: DatabaseSection) {
    guard !rows.passedOver.isEmpty else { return nil }
    conditions = rows.passedOver
    dataSource = section.document.dataSource
    viewName = section.view?.name.flatMap { $0.isEmpty ? nil : $0 } ?? "Untitled"
  }

  /// One sentence that names each condition, for readers of the document.
  package var note: String {
    let one = conditions.count == 1
    return "The view “\(viewName)” also filters by \(list), which \(one ? "is" : "are") not applied here."
  }

  /// The same for whoever exports.
  ///
  /// - Parameter database: the database whose view it is.
  /// - Returns: a note on the database.
  package func diagnostic(of database: ObjectID) -> Diagnostic {
    Diagnostic(
      .note, Diagnostic.Identifier(rawValue: "filter-not-applied"), object: database,
      summary: "The view “\(viewName)” shows rows that Notion may leave out",
      explanation: "It filters by \(list). The same workspace is to give the same files on every day and for "
        + "everybody, so such conditions are not applied.",
      solution: "Filter by a fixed date, or by a person by name, where rows must not be shown.")
  }

  private var list: String {
    let texts = conditions.map(text)
    return texts.count < 2
      ? texts.joined() : "\(texts.dropLast().joined(separator: ", ")) and \(texts.last ?? "")"
  }

  private func text(_ condition: PassedCondition) -> String {
    let name = condition.property.map { property in
      switch property {
      case "created_time": "the time of creation"
      case "last_edited_time": "the time of the last edit"
      default: "“\(dataSource.properties.property(property)?.name ?? property)”"
      }
    }
    switch condition.reason {
    case .day(let period): return "\(name ?? "a date") (\(period), which depends on the day)"
    case .person: return "\(name ?? "a person") (whoever looks)"
    case .unknown:
      return name.map { "\($0) (a condition that is not known)" } ?? "a condition that is not known"
    }
  }
}
