internal import ArgumentParser
internal import NotionAPI
internal import NotionExportKit

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
          ?? "there is \(kinds.joined(separator: ", "))"
        throw ValidationError("there is no kind of request \(sides[0]); \(advice)")
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
