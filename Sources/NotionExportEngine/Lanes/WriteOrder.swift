internal import DequeModule
internal import NotionArchive
internal import NotionModel

/// A scheduler of concurrent writes that also tracks the position up to which all are complete.
///
/// Pages may be written concurrently, though never one page twice; everything else is written alone, as a
/// database shows its pages.
struct WriteOrder<Element> {
  private struct Entry {
    let position: LogPosition
    let element: Element
    let page: ObjectID?
    var isDone = false
  }

  private let limit: Int
  /// The writes in progress, and those completed after one in progress, in the order of the change log.
  private var entries: Deque<Entry> = []
  private var active = 0

  /// - Parameter limit: the number of pages that may be written at the same time.
  init(limit: Int) { self.limit = limit }

  /// Whether no write is in progress.
  var isEmpty: Bool { entries.isEmpty }

  /// Whether so many writes are complete after one in progress that no further one is admitted.
  var isFull: Bool { entries.count >= limit * 8 }

  /// Returns whether a page, or with `nil` another object, may be written together with the writes in
  /// progress.
  func admits(_ page: ObjectID?) -> Bool {
    guard active > 0 else { return true }
    guard let page, active < limit, !isFull else { return false }
    return entries.allSatisfy { $0.isDone || ($0.page != nil && $0.page != page) }
  }

  /// Marks the write of an element as started.
  mutating func begin(_ element: Element, at position: LogPosition, _ page: ObjectID?) {
    entries.append(Entry(position: position, element: element, page: page))
    active += 1
  }

  /// Marks the write of an element as complete.
  ///
  /// - Returns: the elements that are complete together with everything before them, in log order.
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
