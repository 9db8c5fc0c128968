import NotionArchive
import NotionModel

/// A limit on requests in flight, so that their responses fit into a memory budget.
struct FlightBudget {
  /// Memory for each byte of a response until it is stored: the body, its objects, its copy for the archive.
  private static let expansion = 4
  /// The assumed size, in bytes, of a response of a kind that has had none.
  private static let usual = 16 << 10

  private let bytes: Int
  private var typical: [WorkItem.Kind: Int] = [:]

  init(bytes: Int) { self.bytes = bytes }

  /// Records the size of a response; a larger size takes effect immediately, and decays slowly.
  mutating func record(_ size: Int, _ kind: WorkItem.Kind) {
    let typical = typical[kind] ?? Self.usual
    self.typical[kind] = max(size, typical - typical / 16)
  }

  /// Returns whether a request may start in addition to others. Two always may, so that a slow one does not
  /// block the rest.
  func admits(_ kind: WorkItem.Kind, beside others: some Collection<WorkItem.Kind>) -> Bool {
    others.count < 2 || others.reduce(memory(kind)) { $0.clampedAdding(memory($1)) } <= bytes
  }

  private func memory(_ kind: WorkItem.Kind) -> Int {
    (typical[kind] ?? Self.usual).clampedMultiplied(by: Self.expansion)
  }
}
