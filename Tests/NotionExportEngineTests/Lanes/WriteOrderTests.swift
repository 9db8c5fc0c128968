import NotionModel
import Testing

@testable import NotionArchive
@testable import NotionExportEngine

@Suite struct WriteOrderTests {
  private typealias Order = WriteOrder<String>

  private func page(_ number: UInt64) -> ObjectID { ObjectID(high: number, low: 0) }

  @Test("Pages are written in parallel up to the limit") func parallelPages() {
    var order = Order(limit: 2)
    order.begin("a", at: 1, page(1))
    #expect(order.admits(page(2)))
    order.begin("b", at: 2, page(2))
    #expect(!order.admits(page(3)))
  }

  @Test("Two events of one page never overlap") func samePage() {
    var order = Order(limit: 4)
    order.begin("a", at: 1, page(1))
    #expect(!order.admits(page(1)))
    _ = order.finish(1)
    #expect(order.admits(page(1)))
  }

  @Test("An event that is not a page is written alone") func otherEvents() {
    var order = Order(limit: 4)
    order.begin("page", at: 1, page(1))
    #expect(!order.admits(nil))
    _ = order.finish(1)
    #expect(order.admits(nil))
    order.begin("database", at: 2, nil)
    #expect(!order.admits(page(2)))
    #expect(!order.admits(nil))
  }

  @Test("A page that is written early is acknowledged after those before it") func acknowledgement() {
    var order = Order(limit: 3)
    for number in 1...3 { order.begin("\(number)", at: LogPosition(number), page(UInt64(number))) }
    let early = [order.finish(2), order.finish(3)]
    #expect(early == [[], []])
    #expect(!order.isEmpty)
    let all = order.finish(1)
    #expect(all == ["1", "2", "3"])
    #expect(order.isEmpty)
  }

  @Test("The distance to a slow page is bounded") func slowPage() {
    var order = Order(limit: 2)
    order.begin("slow", at: 0, page(0))
    var count: UInt64 = 0
    while order.admits(page(count + 1)), count < 1000 {
      count += 1
      order.begin("\(count)", at: LogPosition(count), page(count))
      _ = order.finish(LogPosition(count))
    }
    #expect((2...64).contains(count))
  }
}
