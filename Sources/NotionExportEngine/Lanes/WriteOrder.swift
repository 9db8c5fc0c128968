internal import DequeModule
internal import NotionArchive
internal import NotionModel

/// Which events may be written at the same time, and how far all of them are.
///
/// Pages may be, each once at a time; everything else is written alone, as a database shows its pages.
struct WriteOrder<Element> {
  private struct Entry {
    let position: LogPosition
    let element: Element
    let page: ObjectID?
    var isDone = false
  }

  private let limit: Int
  /// What is being written, in the order of the change log, and what is done after something that is not.
  private var entries: Deque<Entry> = []
  private var active = 0

  /// - Parameter limit: how many pages may be written at the same time.
  init(limit: Int) { self.limit = limit }

  /// Whether everything that was begun is done.
  var isEmpty: Bool { entries.isEmpty }

  /// Whether a page, or with `nil` something else, may be begun beside what is being written.
  func admits(_ page: ObjectID?) -> Bool {
    guard active > 0 else { return true }
    guard let page, active < limit, entries.count < limit * 8 else { return false }
    return entries.allSatisfy { $0.isDone || ($0.page != nil && $0.page != page) }
  }

  /// Begins to write an element.
  mutating func begin(_ element: Element, at position: LogPosition, _ page: ObjectID?) {
    entries.append(Entry(position: position, element: element, page: page))
    active += 1
  }

  /// Takes note that an element is written.
  ///
  /// - Returns: the elements that are done with all before them, in their order.
  mutating func finish(_ position: LogPosition) -> [Element] {
    guard let index = entries.firstIndex(where: { $0.position == position }) else { return [] }
    entries[index].isDone = true
    active -= 1
    var done: [Element] = []
    while let first = entries.first, first.isDone {
      done.append(first.element)
      entries.removeFirst()
    }
    return done
  }
}
