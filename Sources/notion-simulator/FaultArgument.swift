import ArgumentParser
import NotionSimulator

/// `NAME[@ROUTE,…][=FREQUENCY]`, or `mix=20%` for every fault that ends by itself.
struct FaultArgument: ExpressibleByArgument {
  let rules: [FaultRule]

  init?(argument: String) {
    let halves = argument.split(separator: "=", maxSplits: 1).map(String.init)
    let target = halves[0].split(separator: "@", maxSplits: 1).map(String.init)
    var routes: Set<RouteKind>?
    if target.count == 2 {
      let names = target[1].split(separator: ",").map(String.init)
      let kinds = names.compactMap { RouteKind(rawValue: $0) }
      guard kinds.count == names.count else { return nil }
      routes = Set(kinds)
    }
    guard let frequency = halves.count == 2 ? Self.frequency(halves[1]) : .always else { return nil }
    guard let name = target.first else { return nil }
    if name == "mix", case .probability(let probability) = frequency {
      rules = FaultRule.mixture(probability: probability, on: routes)
    } else if let fault = Fault(name: name) {
      rules = [FaultRule(fault, on: routes, frequency)]
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] { Fault.all.map(\.name) + ["mix"] }

  private static func frequency(_ text: String) -> FaultRule.Frequency? {
    if text.hasSuffix("%") {
      return Double(text.dropLast()).flatMap { (0...100).contains($0) ? .probability($0 / 100) : nil }
    }
    let parts = text.split(separator: ":")
    guard parts.count == 2, let count = Int(parts[1]), count > 0 else { return nil }
    return switch parts[0] {
    case "first": .first(count)
    case "after": .after(count)
    case "every": .every(count)
    default: nil
    }
  }
}
