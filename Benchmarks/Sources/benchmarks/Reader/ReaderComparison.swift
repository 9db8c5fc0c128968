import Foundation
import NotionModel

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
