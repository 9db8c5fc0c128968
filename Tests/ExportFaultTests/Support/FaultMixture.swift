import NotionModel
import NotionSimulator

/// The random faults of the soak, for one request in five.
enum FaultMixture {
  /// Faults of any request.
  private static let everywhere: [Fault] = [
    .internalServerError, .badGateway, .serviceUnavailable, .gatewayTimeout, .edgeTimeout,
    .overload(retryAfter: 0), .resetBeforeHead, .resetInBody, .truncatedBody, .requestTimeout,
  ]
  /// Faults of the API only; a file is not JSON that could be invalid.
  private static let ofAPI: [Fault] = [
    .truncatedJSON, .malformedJSON, .wrongShape, .retriableBadRequest, .conflict,
  ]
  /// Faults that take real time, and are therefore rarer.
  private static let slow: [Fault] = [
    .drippingBody(pause: .microseconds(10)), .refusedConnection(for: .milliseconds(30)),
  ]
  static let routesOfAPI = Set(RouteKind.allCases).subtracting([.download, .webFile, .control])

  /// The rules, the first of which that matches applies; `lostOriginal` is always missing.
  static func rules(lostOriginal: ObjectID) -> [FaultRule] {
    [
      FaultRule(.forbidden, on: [.users]),
      FaultRule(.notFound, on: [.blockChildren, .block], object: lostOriginal),
      // These select so few requests, or take so long, that chance might miss them all or strike too often.
      FaultRule(.invalidCursor, .first(3)),
      FaultRule(.expiredDownload, .first(5)),
      FaultRule(.silence, .every(2000)),
      FaultRule(.repeatingCursor, .probability(0.004)),
      FaultRule(.tooLarge, .probability(0.01)),
      FaultRule(.refusedChildren, .probability(0.004)),
    ] + slow.map { FaultRule($0, .probability(0.002)) }
      + FaultRule.mixture(of: ofAPI, probability: 0.06, on: routesOfAPI)
      + FaultRule.mixture(of: everywhere, probability: 0.13)
  }

  /// Their names in the simulator's counters.
  static let names: Set<String> = Set(
    (everywhere + ofAPI + slow + [
      .forbidden, .notFound, .invalidCursor, .repeatingCursor, .tooLarge, .refusedChildren, .expiredDownload,
      .silence,
    ]).map(\.name))
}
