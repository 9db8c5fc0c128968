internal import Foundation

/// Runs a parser on random input, to find what makes it trap.
///
/// In CI each test sees a fixed number of cases, the same at every run. With `NOTION_EXPORT_FUZZ_SECONDS=600` each goes
/// on for that long with new seeds; the seed of a case that traps is then in
/// `notion-export-fuzz-NAME` in the folder for temporary files.
package enum Fuzz {
  /// Seeds that found something; they are run first.
  package static let seeds: [UInt64] = [0, 1, 7, 42, 2_654_435_769, .max]

  /// Calls `body` with the input of one case after the other.
  ///
  /// - Parameters:
  ///   - name: The name of the file for the seed.
  ///   - cases: The cases in CI.
  ///   - body: Runs the parser; it returns or throws, and must not trap.
  package static func run(_ name: String, cases: Int = 3_000, _ body: (inout FuzzInput) throws -> Void)
    rethrows
  {
    for seed in seeds + (1_000..<1_000 + UInt64(cases)) {
      var input = FuzzInput(seed: seed)
      try body(&input)
    }
    let variable = ProcessInfo.processInfo.environment["NOTION_EXPORT_FUZZ_SECONDS"]
    guard let seconds = variable.flatMap(Double.init) else { return }
    let file = FileManager.default.temporaryDirectory.appending(path: "notion-export-fuzz-\(name)")
    let end = ContinuousClock.now + .seconds(seconds)
    var seed = UInt64.random(in: 0...UInt64.max / 2)
    while ContinuousClock.now < end {
      try? Data("from \(seed)\n".utf8).write(to: file)
      for _ in 0..<500 {
        var input = FuzzInput(seed: seed)
        try body(&input)
        seed += 1
      }
    }
    try? FileManager.default.removeItem(at: file)
  }
}
