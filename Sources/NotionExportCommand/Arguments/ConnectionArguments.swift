internal import ArgumentParser
internal import Foundation
internal import NotionAPI
internal import NotionExportKit

/// The address of the API, the credentials, and the request limits.
struct ConnectionArguments: ParsableArguments {
  @Option(help: "A file with the token; by default, the variable NOTION_TOKEN has it.", completion: .file())
  var tokenFile: String?

  @Option(name: .customLong("api-url"), help: "The address of the API, for a simulator or a proxy.")
  var apiURL: String?

  @Flag(help: "Export a demo workspace from a built-in simulator.")
  var demo = false

  @OptionGroup var limits: LimitOptions

  /// Returns the connection, with the token from the environment unless a file is named.
  ///
  /// - Throws: ``CommandError``.
  func connection() throws -> Connection {
    try Connection(
      isDemo: demo, apiURL: apiURL, tokenFile: tokenFile, limits: limits,
      environment: ProcessInfo.processInfo.environment)
  }
}

/// Limits on the rate and the concurrency of requests.
struct LimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The maximum number of requests per second, evenly spaced.", valueName: "n"),
    transform: RequestRateArgument.init(argument:))
  var maxRequestsPerSecond: RequestRateArgument?

  @Option(
    help: ArgumentHelp(
      "The share of Notion's rate limit to use, as in 80%; the rest is left to other programs.",
      valueName: "percentage"),
    transform: RateShareArgument.init(argument:))
  var rateShare: RateShareArgument?

  @Option(
    help: ArgumentHelp(
      """
      The maximum number of concurrent requests, of all kinds or of one, as in 8 or blocks=15; repeatable. \
      Kinds: \(OperationKind.allCases.map(\.rawValue).joined(separator: ", ")).
      """, valueName: "kind=n"),
    transform: ConcurrencyArgument.init(argument:))
  var concurrency: [ConcurrencyArgument] = []

  @Option(
    help: ArgumentHelp(
      "Skip files larger than this, as in 100MB; a number without a unit is megabytes.", valueName: "size"
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

/// `--max-requests-per-second N`: above 0; fractions are valid.
struct RequestRateArgument: Hashable, Sendable {
  let perSecond: Double

  /// - Throws: `ValidationError` that names the valid values.
  init(argument: String) throws {
    guard let rate = Double(argument), rate.isFinite, rate > 0 else {
      throw ValidationError("expected a number above 0, as in 2 or 0.5")
    }
    perSecond = rate
  }
}

/// `--rate-share 80%`: a share of the allowance, above 0 and at most all of it.
struct RateShareArgument: Hashable, Sendable {
  /// Above 0 and at most 1.
  let share: Double

  /// - Throws: `ValidationError` that names the valid values, or suggests the nearest one.
  init(argument: String) throws {
    let digits = argument.hasSuffix("%") ? argument.dropLast() : argument[...]
    guard let number = Double(digits), number.isFinite, number > 0 else {
      throw ValidationError("expected a percentage above 0% and up to 100%, as in 80%")
    }
    if argument.hasSuffix("%") {
      guard number <= 100 else { throw ValidationError("expected at most 100%") }
      share = number / 100
    } else if number <= 1 {
      share = number
    } else {
      let meant = number <= 100 ? "; did you mean \(digits)%?" : ""
      throw ValidationError("expected a percentage, as in 80%\(meant)")
    }
  }
}

/// `--concurrency blocks=15` for one kind of request, `--concurrency 4` for all of the API together.
struct ConcurrencyArgument: Hashable, Sendable {
  /// More concurrent requests than any of Notion's rate limits permits.
  private static let most = 100

  /// The kind; `nil` for all requests of the API together.
  let kind: OperationKind?
  /// From 1 to 100.
  let count: Int

  /// - Throws: `ValidationError` that suggests the nearest match, or names the valid values.
  init(argument: String) throws {
    let sides = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    if sides.count == 2 {
      let kinds = OperationKind.allCases.map(\.rawValue)
      guard let kind = OperationKind(rawValue: String(sides[0])) else {
        let advice =
          NearMiss.of(String(sides[0]), among: kinds).map { "did you mean \($0)?" }
          ?? "the kinds are \(kinds.joined(separator: ", "))"
        throw ValidationError("unknown kind of request \(sides[0]); \(advice)")
      }
      self.kind = kind
    } else {
      kind = nil
    }
    guard let count = sides.last.flatMap({ Int($0) }), (1...Self.most).contains(count) else {
      throw ValidationError("expected a number from 1 to \(Self.most), as in blocks=15 or 15")
    }
    self.count = count
  }
}
