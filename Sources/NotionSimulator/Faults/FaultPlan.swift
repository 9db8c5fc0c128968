/// The rules with their counters: determines the fault of each request.
struct FaultPlan: Sendable {
  private var rules: [(rule: FaultRule, seen: Int)]
  private var random: SeededRandom

  init(_ rules: [FaultRule], seed: UInt64) {
    self.rules = rules.map { ($0, 0) }
    random = SeededRandom(seed: seed ^ 0xFA)
  }

  mutating func fault(for request: SimulatorRequest) -> Fault? {
    for index in rules.indices where rules[index].rule.selects(request) {
      rules[index].seen += 1
      let seen = rules[index].seen
      let strikes =
        switch rules[index].rule.frequency {
        case .always: true
        case .probability(let probability): Double.random(in: 0..<1, using: &random) < probability
        case .first(let count): seen <= count
        case .after(let count): seen > count
        case .every(let count): seen % max(1, count) == 0
        }
      if strikes { return rules[index].rule.fault }
    }
    return nil
  }
}
