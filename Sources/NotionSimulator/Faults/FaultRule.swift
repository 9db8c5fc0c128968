public import NotionModel

/// The selection of requests that a fault affects, with its frequency.
public struct FaultRule: Sendable, Hashable {
  /// The frequency of a fault among the requests that a rule selects.
  public enum Frequency: Sendable, Hashable {
    /// Every request.
    case always
    /// Random requests with this probability, determined by the configuration's seed.
    case probability(Double)
    /// The first requests, up to this number.
    case first(Int)
    /// All requests after the first ones, up to this number.
    case after(Int)
    /// Every n-th request.
    case every(Int)
  }

  /// The fault.
  public var fault: Fault
  /// The kinds of request that it affects; `nil` for all of the API and downloads.
  public var routes: Set<RouteKind>?
  /// The object of the requests; `nil` for any.
  public var object: ObjectID?
  /// The frequency.
  public var frequency: Frequency

  /// Creates a rule.
  public init(
    _ fault: Fault, on routes: Set<RouteKind>? = nil, object: ObjectID? = nil,
    _ frequency: Frequency = .always
  ) {
    self.fault = fault
    self.routes = routes
    self.object = object
    self.frequency = frequency
  }

  /// Returns rules that together affect random requests, with equal frequency of each fault.
  ///
  /// - Parameters:
  ///   - faults: The faults.
  ///   - probability: The probability of any fault, between 0 and 1.
  ///   - routes: The kinds of request; `nil` for all of the API and downloads.
  /// - Returns: A rule for each fault. The first matching rule is used, so later ones have a higher
  ///   probability for the remaining requests.
  public static func mixture(
    of faults: [Fault] = Fault.transient, probability: Double, on routes: Set<RouteKind>? = nil
  ) -> [FaultRule] {
    let share = probability / Double(max(1, faults.count))
    return zip(0..., faults).map { index, fault in
      FaultRule(fault, on: routes, .probability(share / max(share, 1 - Double(index) * share)))
    }
  }

  /// Returns whether the rule selects a request.
  func selects(_ request: SimulatorRequest) -> Bool {
    let kind = request.route.kind
    if let object, request.object != object { return false }
    guard routes?.contains(kind) ?? (kind != .control && kind != .webFile) else { return false }
    switch fault {
    case .invalidCursor: return request.cursor != nil
    case .repeatingCursor, .partialElement, .oddElements, .cutList, .endlessList, .missingCursor,
      .oddChildrenFlags:
      return kind.isList
    case .refusedChildren: return kind == .blockChildren
    case .expiredDownload, .endlessDownload: return kind == .download
    case .tooLarge: return kind.isList && request.pageSize > 25
    default: return true
    }
  }
}

extension RouteKind {
  var isList: Bool {
    switch self {
    case .search, .users, .blockChildren, .dataSourceQuery, .comments, .views, .viewQueryResults,
      .pageProperty:
      true
    default: false
    }
  }
}

extension SimulatorRequest {
  private var bodyObject: JSONObject? {
    body.isEmpty ? nil : (try? JSONSlice(validating: body).decode(JSONValue.self))?.object
  }

  /// The cursor of a list request.
  var cursor: String? { query["start_cursor"] ?? bodyObject?["start_cursor"]?.string }

  /// The page size of a list request.
  var pageSize: Int { query["page_size"].flatMap { Int($0) } ?? bodyObject?["page_size"]?.integer ?? 100 }
}
