internal import NotionModel

/// The containers around a position in a page, and those before it: they keep a ``BlockStream`` from cycles
/// and from unbounded repetition.
struct OpenContainers: Sendable {
  /// The content of the page, or of one occurrence of a synced original.
  private struct Scope: Sendable {
    /// The containers that have been read in it; each occurs once.
    var known: Set<BlockID>
    /// Whether the original has occurred before.
    var isRepeated: Bool
  }

  /// The minimum number of blocks that copies of originals may repeat: in the page itself, and inside other
  /// originals.
  private static let (repeatLimit, nestedRepeatLimit) = (100_000, 1_000)
  /// The same as a multiple of the number of other blocks in the page.
  private static let (repeatFactor, nestedRepeatFactor) = (20, 4)

  private var open: Set<BlockID>
  private var scopes: [Scope]
  /// The originals that have occurred, at their own position or in a copy.
  private var shown: Set<BlockID> = []
  private var repeatedScopes = 0
  private var freshBlocks = 0
  private var repeatedBlocks = 0

  init(root: BlockID) {
    open = [root]
    scopes = [Scope(known: [root], isRepeated: false)]
  }

  /// Counts a block.
  mutating func count() {
    if repeatedScopes > 0 { repeatedBlocks += 1 } else { freshBlocks += 1 }
  }

  /// Decides whether the content of a block is read at this place.
  ///
  /// - Returns: the interior, or the reason why it is not read.
  func admitting(_ interior: BlockInterior, of block: BlockID) -> (BlockInterior, BlockCut.Reason?) {
    switch interior {
    case .none, .unavailable: return (interior, nil)
    case .own:
      if open.contains(block) { return (.unavailable(reason: "it contains itself"), .containsItself) }
      guard admits(block) else {
        return (.unavailable(reason: "it comes twice, and its content stands above"), .isRepeated)
      }
      return (interior, nil)
    case .synced(let original):
      if open.contains(original) {
        return (.unavailable(reason: "a synced copy inside its own original"), .containsItself)
      }
      guard isShown(original), repeatedBlocks >= allowance else { return (interior, nil) }
      let reason = "a synced copy whose original stands above, too often to be repeated"
      return (.unavailable(reason: reason), .isRepeatedTooOften)
    }
  }

  /// Returns whether a container has not been read in this scope.
  func admits(_ container: BlockID) -> Bool {
    !open.contains(container) && !scopes[scopes.count - 1].known.contains(container)
  }

  private func isShown(_ original: BlockID) -> Bool {
    shown.contains(original) || scopes[0].known.contains(original)
  }

  private var allowance: Int {
    scopes.count > 1
      ? max(Self.nestedRepeatLimit, Self.nestedRepeatFactor * freshBlocks)
      : max(Self.repeatLimit, Self.repeatFactor * freshBlocks)
  }

  /// Enters the content of a container.
  mutating func open(_ container: BlockID, isOriginal: Bool) {
    open.insert(container)
    if isOriginal {
      let isRepeated = isShown(container)
      shown.insert(container)
      scopes.append(Scope(known: [container], isRepeated: isRepeated))
      if isRepeated { repeatedScopes += 1 }
    } else {
      scopes[scopes.count - 1].known.insert(container)
    }
  }

  /// Leaves the content of a container.
  mutating func close(_ container: BlockID, isOriginal: Bool) {
    open.remove(container)
    if isOriginal, scopes.removeLast().isRepeated { repeatedScopes -= 1 }
  }
}
