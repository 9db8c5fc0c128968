public import NotionModel

/// Which requests a fault strikes, and how often.
public struct FaultRule: Sendable, Hashable {
  /// How often a fault strikes among the requests that a rule selects.
  public enum Frequency: Sendable, Hashable {
    /// Each time.
    case always
    /// By chance, with this probability; the configuration's seed decides.
    case probability(Double)
    /// The first so many times.
    case first(Int)
    /// Each time but the first so many.
    case after(Int)
    /// Every so many times: the second of two, the third of three.
    case every(Int)
  }

  /// What goes wrong.
  public var fault: Fault
  /// The kinds of request it strikes; `nil` for all of the API and downloads.
  public var routes: Set<RouteKind>?
  /// The object that the request must be about; `nil` for any.
  public var object: ObjectID?
  /// How often.
  public var frequency: Frequency

  /// A rule.
  public init(
    _ fault: Fault, on routes: Set<RouteKind>? = nil, object: ObjectID? = nil,
    _ frequency: Frequency = .always
  ) {
    self.fault = fault
    self.routes = routes
    self.object = object
    self.frequency = frequency
  }

  /// Rules that together strike one request in so many by chance, with each fault as often as the others.
  ///
  /// - Parameters:
  ///   - faults: What goes wrong.
  ///   - probability: How often any of it does, between 0 and 1.
  ///   - routes: The kinds of request; `nil` for all of the API and downloads.
  /// - Returns: A rule for each fault. The first rule that strikes is taken, so the later ones strike more
  ///   often among what is left to them.
  public static func mixture(
    of faults: [Fault] = Fault.transient, probability: Double, on routes: Set<RouteKind>? = nil
  ) -> [FaultRule] {
    let share = probability / Double(max(1, faults.count))
    return zip(0..., faults).map { index, fault in
      FaultRule(fault, on: routes, .probability(share / max(share, 1 - Double(index) * share)))
    }
  }

  /// Whether the rule is about such a request at all.
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

  /// The cursor that a list is asked to go on from.
  var cursor: String? { query["start_cursor"] ?? bodyObject?["start_cursor"]?.string }

  /// How many elements a list is asked for.
  var pageSize: Int { query["page_size"].flatMap { Int($0) } ?? bodyObject?["page_size"]?.integer ?? 100 }
}
