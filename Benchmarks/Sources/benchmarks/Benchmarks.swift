import ArgumentParser

/// The program that measures the figures of the README.
@main
struct Benchmarks: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmarks",
    abstract: "Measures notion-export. Build with -c release.",
    subcommands: [
      AssetsBenchmark.self, CollectionBenchmark.self, FormatsBenchmark.self, LongPageBenchmark.self,
      MemoryBenchmark.self, MicroBenchmark.self, PacingBenchmark.self, ReaderBenchmark.self,
      RenderBenchmark.self, ResumeBenchmark.self, SiteBenchmark.self, SmokeBenchmark.self,
      StartBenchmark.self,
    ]
  )
}
