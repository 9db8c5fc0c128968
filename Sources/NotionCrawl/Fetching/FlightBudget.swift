/// How many requests may be on their way so that what they bring fits into a budget of memory.
struct FlightBudget {
  /// A byte of a response takes about so many until it is stored: the body, its objects, its copy for the archive.
  private static let expansion = 4

  private let bytes: Int
  private var typical = 16 << 10

  init(bytes: Int) { self.bytes = bytes }

  /// Takes the size of a response; large ones count at once, and are forgotten slowly.
  mutating func note(_ size: Int) { typical = max(size, typical - typical / 16) }

  /// How many requests may be on their way; never less than two, so that a slow one holds up no other.
  var limit: Int { max(2, bytes / (max(1, typical) * Self.expansion)) }
}
