import NotionExportKit
import NotionModel

/// The rows that a view leaves out.
///
/// A condition that depends on who looks ("me") or on the day ("past week"), or that is not known here, is
/// passed over: the same workspace gives the same output on every day, and no row is lost to a misreading.
struct RowFilter: Sendable {
  private indirect enum Rule {
    case all([Rule])
    case any([Rule])
    case property(String, RowCondition)
    case timestamp(String, RowCondition)
    case unknown
  }

  private let rule: Rule

  /// `nil` where the view shows every row.
  init?(_ view: View, dataSource: DataSource) {
    var rules: [Rule] = []
    if let filter = view.filter.flatMap({ try? $0.decode(JSONValue.self) }), filter != .null {
      rules.append(Self.rule(filter))
    }
    if case .object(let filters)? = view.quickFilters.flatMap({ try? $0.decode(JSONValue.self) }) {
      for (property, condition) in filters.members {
        guard let (type, wanted) = condition.object?.members.first(where: { $0.value.object != nil }) else {
          continue
        }
        rules.append(.property(property, RowCondition(type: type, wanted)))
      }
    }
    guard !rules.isEmpty else { return nil }
    rule = .all(rules)
  }

  private static func rule(_ json: JSONValue) -> Rule {
    guard let object = json.object else { return .unknown }
    if let parts = object["and"]?.array { return .all(parts.map(rule)) }
    if let parts = object["or"]?.array { return .any(parts.map(rule)) }
    let condition = object.members.first { !["property", "timestamp", "type"].contains($0.key) }
    guard let condition else { return .unknown }
    let read = RowCondition(type: condition.key, condition.value)
    if let name = object["property"]?.string { return .property(name, read) }
    if let name = object["timestamp"]?.string { return .timestamp(name, read) }
    return .unknown
  }

  /// Whether the view shows a row.
  func admits(_ document: PageDocument) -> Bool { Self.verdict(rule, document) ?? true }

  /// What is passed over, each once, in the order of the filter.
  var passedOver: [PassedCondition] {
    var conditions: [PassedCondition] = []
    Self.visit(rule) { condition in if !conditions.contains(condition) { conditions.append(condition) } }
    return conditions
  }

  private static func visit(_ rule: Rule, _ body: (PassedCondition) -> Void) {
    switch rule {
    case .all(let rules), .any(let rules): for rule in rules { visit(rule, body) }
    case .property(let name, let condition), .timestamp(let name, let condition):
      if let reason = condition.passedOver { body(PassedCondition(property: name, reason)) }
    case .unknown: body(PassedCondition(property: nil, PassedCondition.Reason.unknown))
    }
  }

  /// `nil` where it cannot be told.
  private static func verdict(_ rule: Rule, _ document: PageDocument) -> Bool? {
    switch rule {
    case .all(let rules):
      let verdicts = rules.map { verdict($0, document) }
      return verdicts.contains(false) ? false : verdicts.contains(nil) ? nil : true
    case .any(let rules):
      let verdicts = rules.map { verdict($0, document) }
      return verdicts.contains(true) || verdicts.isEmpty ? true : verdicts.contains(nil) ? nil : false
    case .property(let name, let condition):
      guard let value = document.page.properties.property(name) else { return nil }
      return condition.verdict(on: document.contents(of: value))
    case .timestamp(let name, let condition):
      let time = name == "created_time" ? document.page.createdTime : document.page.lastEditedTime
      return condition.verdict(on: [.createdTime(time)])
    case .unknown: return nil
    }
  }
}
