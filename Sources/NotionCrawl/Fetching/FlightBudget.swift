import NotionArchive
import NotionModel

/// The requests that may be on their way so that what they bring fits into a budget of memory.
struct FlightBudget {
  /// A byte of a response takes about so many until it is stored: the body, its objects, its copy for the archive.
  private static let expansion = 4
  /// The size, in bytes, of a response of a kind of which none has come.
  private static let usual = 16 << 10

  private let bytes: Int
  private var typical: [WorkItem.Kind: Int] = [:]

  init(bytes: Int) { self.bytes = bytes }

  /// Takes the size of a response; large ones count at once, and are forgotten slowly.
  mutating func note(_ size: Int, _ kind: WorkItem.Kind) {
    let typical = typical[kind] ?? Self.usual
    self.typical[kind] = max(size, typical - typical / 16)
  }

  /// Whether a request may start beside others. Two always may, so that a slow one holds up no other.
  func admits(_ kind: WorkItem.Kind, beside others: some Collection<WorkItem.Kind>) -> Bool {
    others.count < 2 || others.reduce(memory(kind)) { $0.clampedAdding(memory($1)) } <= bytes
  }

  private func memory(_ kind: WorkItem.Kind) -> Int {
    (typical[kind] ?? Self.usual).clampedMultiplied(by: Self.expansion)
  }
}
