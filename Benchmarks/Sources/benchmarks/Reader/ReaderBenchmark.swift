import ArgumentParser
import Foundation
import NotionModel

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

/// The speed of both sides on the same bodies, in one run.
struct ReaderComparison {
  /// Megabytes (10^6) a second of the typed reader.
  let typed: Double
  /// Megabytes a second of JSONDecoder.
  let foundation: Double
  /// The speed of the typed reader relative to Foundation's.
  var ratio: Double { typed / foundation }

  /// Requires that both sides find the same number of blocks, pages, runs of text and properties.
  static func check(_ bodies: [ResponseBody]) throws {
    let decoder = JSONDecoder()
    for body in bodies {
      let typed = try decodeTyped(body)
      let foundation = try decodeFoundation(body, with: decoder)
      guard typed == foundation else {
        throw Mismatch(kind: body.kind, typed: typed, foundation: foundation)
      }
    }
  }

  /// A body in which the two sides found different numbers of elements.
  struct Mismatch: Error {
    let kind: ResponseBody.Kind
    let typed: ContentCount
    let foundation: ContentCount
  }

  /// Measures both sides alternately, so that other load affects both; the best pass counts.
  static func measure(_ bodies: [ResponseBody], seconds: Double) throws -> ReaderComparison {
    let bytes = Double(bodies.reduce(0) { $0 + $1.bytes.count })
    let decoder = JSONDecoder()
    var best = (typed: Duration.seconds(3600), foundation: Duration.seconds(3600))
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds * 2)
    repeat {
      let foundation = try clock.measure {
        for body in bodies { keep(try decodeFoundation(body, with: decoder)) }
      }
      best.foundation = min(best.foundation, foundation)
      // The number of passes that takes about as long as one of the other side.
      for _ in 0..<6 {
        let typed = try clock.measure { for body in bodies { keep(try decodeTyped(body)) } }
        best.typed = min(best.typed, typed)
      }
    } while clock.now < end
    return ReaderComparison(
      typed: bytes / 1e6 / (best.typed / .seconds(1)),
      foundation: bytes / 1e6 / (best.foundation / .seconds(1)))
  }

  static func format(_ number: Double) -> String { String(format: "%8.1f", number) }

  /// Keeps the optimiser from removing work whose result is unused.
  @inline(never)
  private static func keep(_ count: ContentCount) {}

  @inline(never)
  private static func decodeTyped(_ body: ResponseBody) throws -> ContentCount {
    var count = ContentCount()
    switch body.kind {
    case .page: count.add(try Page(json: body.bytes))
    case .block: count.add(try Block(json: body.bytes))
    case .database: count.add(try Database(json: body.bytes))
    case .dataSource: count.add(try DataSource(json: body.bytes))
    case .blockList: for block in try ObjectList<Block>(json: body.bytes).results { count.add(block) }
    case .objectList:
      for object in try ObjectList<WorkspaceObject>(json: body.bytes).results { count.add(object) }
    }
    return count
  }

  @inline(never)
  private static func decodeFoundation(
    _ body: ResponseBody, with decoder: JSONDecoder
  ) throws -> ContentCount {
    var count = ContentCount()
    switch body.kind {
    case .page: count.add(try decoder.decode(CodablePage.self, from: body.data))
    case .block: count.add(try decoder.decode(CodableBlock.self, from: body.data))
    case .database: count.add(try decoder.decode(CodableDatabase.self, from: body.data))
    case .dataSource: count.add(try decoder.decode(CodableDataSource.self, from: body.data))
    case .blockList:
      for block in try decoder.decode(CodableList<CodableBlock>.self, from: body.data).results {
        count.add(block)
      }
    case .objectList:
      for object in try decoder.decode(CodableList<CodableObject>.self, from: body.data).results {
        count.add(object)
      }
    }
    return count
  }
}

/// The number of elements found in a body: equal on both sides, or one of them skipped some.
struct ContentCount: Equatable {
  var objects = 0
  var properties = 0
  var runs = 0

  mutating func add(_ page: Page) {
    objects += 1
    properties += page.properties.count
    runs += page.title.count
  }

  mutating func add(_ block: Block) {
    objects += 1
    runs += block.richText?.count ?? 0
  }

  mutating func add(_ database: Database) {
    objects += 1
    properties += database.properties.count
    runs += database.title.count
  }

  mutating func add(_ source: DataSource) {
    objects += 1
    properties += source.properties.count
    runs += source.title.count
  }

  mutating func add(_ object: WorkspaceObject) {
    switch object {
    case .page(let page): add(page)
    case .dataSource(let source): add(source)
    default: objects += 1
    }
  }

  mutating func add(_ page: CodablePage) {
    objects += 1
    properties += page.properties.count
    runs += page.properties.values.reduce(0) { $0 + ($1.title?.count ?? 0) }
  }

  mutating func add(_ block: CodableBlock) {
    objects += 1
    runs += block.content.richText?.count ?? 0
  }

  mutating func add(_ database: CodableDatabase) {
    objects += 1
    properties += database.properties?.count ?? 0
    runs += database.title.count
  }

  mutating func add(_ source: CodableDataSource) {
    objects += 1
    properties += source.properties.count
    runs += source.title.count
  }

  mutating func add(_ object: CodableObject) {
    switch object {
    case .page(let page): add(page)
    case .dataSource(let source): add(source)
    case .other: objects += 1
    }
  }
}
