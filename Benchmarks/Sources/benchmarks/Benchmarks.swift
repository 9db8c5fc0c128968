import ArgumentParser

/// The program that measures what the README claims.
@main
struct Benchmarks: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmarks",
    abstract: "Measures notion-export. Build with -c release.",
    subcommands: [
      MemoryBenchmark.self, PacingBenchmark.self, ReaderBenchmark.self, RenderBenchmark.self,
      SiteBenchmark.self, StartBenchmark.self,
    ]
  )
}
