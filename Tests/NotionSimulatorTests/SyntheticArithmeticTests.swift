import NotionModel
import Testing

@testable import NotionSimulator

/// The arithmetic of a workspace without storage.
@Suite struct SyntheticArithmeticTests {
  @Test func idsCanBeReadBackAndForgedOnesCannot() {
    for kind in [SyntheticID.Kind.page, .block, .asset] {
      for index in [0, 1, 999_999, 5_000_000] {
        let original = SyntheticID(kind: kind, index: index, ordinal: index % 300)
        let id = original.id(seed: 3)
        #expect(SyntheticID(id, seed: 3) == original)
        #expect(SyntheticID(id, seed: 4) == nil)
        #expect(SyntheticID(ObjectID(high: id.high, low: id.low ^ 1), seed: 3) == nil)
        #expect(id.description.dropFirst(14).first == "8")
      }
    }
  }

  @Test func mixingCanBeUndone() {
    for value in [0, 1, .max, 0x1234_5678_9ABC_DEF0] as [UInt64] {
      #expect(SeededRandom.unmix(SeededRandom.mix(value)) == value)
    }
  }

  @Test(arguments: [1, 2, 9, 10, 57, 1000, 49_999, 50_000, 123_456, 1_000_000])
  func everyRowBelongsToOneDataSource(pages: Int) {
    let plan = SyntheticPlan(pages: pages)
    var next = 0
    for source in 0..<plan.dataSources {
      let rows = plan.rows(ofDataSource: source)
      #expect(rows.lowerBound == next)
      next = rows.upperBound
      guard !rows.isEmpty else { continue }
      #expect(plan.dataSource(ofRow: rows.lowerBound) == source)
      #expect(plan.dataSource(ofRow: rows.upperBound - 1) == source)
      #expect(plan.dataSources(ofDatabase: plan.database(ofDataSource: source)).contains(source))
    }
    #expect(next == plan.rows)
    #expect(plan.rows + plan.documents == pages)
  }

  @Test(arguments: [1, 2, 9, 57, 1000, 20_011])
  func theTreeAndTheOrderOfSearchHoldEveryPageOnce(pages: Int) {
    let plan = SyntheticPlan(pages: pages)
    var reached = Set(0..<plan.roots)
    for document in 0..<plan.documents {
      for child in plan.children(ofDocument: document) {
        #expect(plan.parent(ofDocument: child) == document)
        reached.insert(child)
      }
    }
    #expect(reached == Set(0..<plan.documents))
    let order = (0..<plan.searchable).map { plan.entity(atSearchPosition: $0) }
    #expect(Set(order).count == plan.searchable)
    #expect(order.enumerated().allSatisfy { plan.searchPosition(of: $1) == $0 })
    let databases = (0..<plan.databases).map { plan.document(ofDatabase: $0) }
    #expect(databases.enumerated().allSatisfy { plan.database(inDocument: $1) == $0 })
    #expect((0..<plan.documents).compactMap { plan.database(inDocument: $0) }.count == plan.databases)
  }

  @Test func signedAddressesNameTheirFile() {
    let signer = URLSigner(baseURL: "http://host", space: ObjectID(high: 1, low: 2), lifetime: .seconds(60))
    let asset = ObjectID(simulated: "asset")
    let now = SimulatorTime(year: 2026, month: 1, day: 1)
    let url = signer.url(of: asset, name: "a b?c&d.png", now: now, nonce: 7)
    let target = String(url.dropFirst("http://host".count))
    #expect(signer.check(target: target, now: now) == .valid(asset))
    let end = now.advanced(by: .seconds(60))
    #expect(signer.check(target: target, now: end) == .expired(at: end))
    #expect(signer.check(target: "/files/x", now: now) == .malformed)
  }
}
