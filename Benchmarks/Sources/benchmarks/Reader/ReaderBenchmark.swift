import ArgumentParser

/// Decodes the same bodies with the typed reader of NotionModel and with Foundation's JSONDecoder.
struct ReaderBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reader",
    abstract: "Compares the typed JSON reader with Foundation's JSONDecoder.",
    discussion: """
      The bodies are the recorded responses of the corpus where it is present, and generated ones \
      otherwise. Both sides decode the same fields of pages, blocks, data sources, databases, rich text \
      and properties; the typed reader keeps the verbatim bytes of every object besides. The exit code is \
      1 where the ratio is below the minimum.
      """
  )

  @Option(help: "Folder of the recorded responses.")
  var corpus: String?

  @Flag(help: "Use generated bodies even where the corpus is present.")
  var generated = false

  @Option(help: "Seconds to measure each side for.")
  var seconds = 3.0

  @Option(help: "The ratio below which the benchmark fails.")
  var minimumRatio = 5.0

  func run() throws {
    let corpusBodies = generated ? [] : try RecordedBodies.load(from: corpus)
    let bodies = corpusBodies.isEmpty ? GeneratedBodies.make() : corpusBodies
    let bytes = bodies.reduce(0) { $0 + $1.bytes.count }
    print(
      "\(bodies.count) \(corpusBodies.isEmpty ? "generated" : "recorded") bodies, \(bytes) bytes a pass")

    try ReaderComparison.check(bodies)
    let comparison = try ReaderComparison.measure(bodies, seconds: seconds)
    print("NotionModel  \(ReaderComparison.format(comparison.typed)) MB/s")
    print("JSONDecoder  \(ReaderComparison.format(comparison.foundation)) MB/s")
    print("ratio        \(ReaderComparison.format(comparison.ratio))")
    guard comparison.ratio >= minimumRatio else {
      print("below the minimum of \(minimumRatio)")
      throw ExitCode(1)
    }
  }
}
