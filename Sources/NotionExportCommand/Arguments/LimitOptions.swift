internal import ArgumentParser
internal import NotionAPI

/// Limits on the rate and the concurrency of requests.
struct LimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Send at most so many requests a second, evenly spaced.", valueName: "n"),
    transform: RequestRateArgument.init(argument:))
  var maxRequestsPerSecond: RequestRateArgument?

  @Option(
    help: ArgumentHelp(
      "Use this part of Notion's allowance and leave the rest to others, as in 80%.", valueName: "percentage"),
    transform: RateShareArgument.init(argument:))
  var rateShare: RateShareArgument?

  @Option(
    help: ArgumentHelp(
      """
      The most requests at one time, of all kinds or of one, as in 8 or blocks=15; may be given more than once. \
      Kinds: \(OperationKind.allCases.map(\.rawValue).joined(separator: ", ")).
      """, valueName: "kind=n"),
    transform: ConcurrencyArgument.init(argument:))
  var concurrency: [ConcurrencyArgument] = []

  @Option(
    help: ArgumentHelp(
      "Leave out files that are larger than this, as in 100MB; a bare number is megabytes.", valueName: "size"
    ))
  var maxFileSize: FileSizeArgument = .standard

  /// Applies the user's settings to a client's configuration; the last of several values counts.
  func apply(to configuration: inout ClientConfiguration) {
    if let maxRequestsPerSecond {
      configuration.rateLimits.maximumPerSecond = maxRequestsPerSecond.perSecond
    }
    if let rateShare { configuration.rateLimits.share = rateShare.share }
    configuration.downloadSizeLimit = maxFileSize.bytes
    for limit in concurrency {
      if let kind = limit.kind { configuration.operationLimits.maximum[kind] = limit.count }
    }
    if let total = concurrency.last(where: { $0.kind == nil }) {
      configuration.concurrency = total.count
    } else {
      // A limit of one kind above the default total raises the total.
      let wanted = concurrency.filter { $0.kind != .downloads }.map(\.count)
      configuration.concurrency = max(configuration.concurrency, wanted.max() ?? 0)
    }
  }
}
