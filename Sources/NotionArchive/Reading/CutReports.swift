package import NotionExportKit
import NotionModel
import Synchronization

/// The places at which pages, as they were read last, leave something out.
///
/// A page may be read several times while it is fetched; what was found in an earlier state of it is forgotten.
package final class CutReports: Sendable {
  /// Pages of which cuts are kept.
  private static let limit = 10_000

  private struct State {
    var readings = 0
    var cuts: [Int64: (reading: Int, cuts: Set<BlockCut>)] = [:]
  }

  private let state = Mutex(State())

  /// A number for a reading of a page; of two readings the later one has the higher number.
  func beginReading() -> Int {
    state.withLock { state in
      state.readings += 1
      return state.readings
    }
  }

  /// Forgets what earlier readings of a page have found.
  func begin(_ reading: Int, of page: Int64) {
    state.withLock { state in
      if let known = state.cuts[page], known.reading < reading { state.cuts[page] = nil }
    }
  }

  /// Takes note of a cut.
  func note(_ cut: BlockCut, _ reading: Int, of page: Int64) {
    state.withLock { state in
      var known = state.cuts[page] ?? (reading, [])
      guard known.reading <= reading, state.cuts[page] != nil || state.cuts.count < Self.limit else { return }
      if known.reading < reading { known = (reading, []) }
      if known.cuts.count < Self.limit { known.cuts.insert(cut) }
      state.cuts[page] = known
    }
  }

  /// The findings of the last readings, in no order.
  package var diagnostics: [Diagnostic] {
    state.withLock { $0.cuts.values.flatMap(\.cuts) }.map(Diagnostic.init)
  }
}

extension Diagnostic {
  /// Some content of a page is left out, or shown elsewhere than in Notion.
  init(_ cut: BlockCut) {
    switch cut.reason {
    case .containsItself:
      self.init(
        .error, Identifier(rawValue: "block-cycle"), object: cut.block.object,
        summary:
          "the block contains itself; its content is shown once and left out where it would begin again",
        explanation:
          "The API lists the block among the blocks inside it, or shows a synced block in its own original.")
    case .isRepeated:
      self.init(
        .error, Identifier(rawValue: "block-repeated"), object: cut.block.object,
        summary: "the block comes twice in one page; its content is shown at the first place only",
        explanation:
          "The API lists the block in more than one place, as when it is moved while the page is read.",
        solution: "Run it again; if the finding stays, look at the page in Notion.")
    case .isRepeatedTooOften:
      self.init(
        .error, Identifier(rawValue: "synced-block-repeated"), object: cut.block.object,
        summary: "the content of a synced block is shown so often in one page that it is left out here",
        explanation: "Synced blocks that show each other several times grow with every level.")
    case .isTooDeep:
      self.init(
        .warning, Identifier(rawValue: "blocks-too-deep"), object: cut.block.object,
        summary:
          "blocks are nested deeper than \(BlockStream.depthLimit) levels; deeper ones are shown on the last level"
      )
    }
  }
}
