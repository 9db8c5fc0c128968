import NotionRendering

/// How the rows of a view are divided among documents, by their places in the view's order.
struct ViewPages: Sendable, Equatable {
  /// Where the rows of each document begin, and at last where those of the last one end.
  let bounds: [Int]
  /// Which of them stands in the database's own document; `nil` where that shows something of all.
  let home: Int?
  /// What each document shows, where that is told by its months and not by the numbers of its rows.
  let labels: [String]

  /// How many there are.
  var count: Int { bounds.count - 1 }

  /// The rows of one of them.
  func rows(of page: Int) -> Range<Int> { bounds[page]..<bounds[page + 1] }

  /// Those that are documents of their own.
  var further: [Int] { (0..<count).filter { $0 != home } }

  /// Which of them a row is on.
  func page(ofRow row: Int) -> Int { max((bounds.firstIndex { $0 > row } ?? count) - 1, 0) }

  /// As many rows in each, the first in the database's own document unless `isBoard`.
  init(of count: Int, size: Int, isBoard: Bool = false) {
    bounds = Array(stride(from: 0, to: max(count, 1), by: size)) + [count]
    home = isBoard ? nil : 0
    labels = []
  }

  /// Whole months, the last of them in the database's own document, and after them the rows without a date.
  ///
  /// - Parameters:
  ///   - months: the first day of each month that has rows, in order, and how many it has.
  ///   - undated: how many rows have no date.
  ///   - size: how many rows a document has at most, unless one month has more.
  init(months: [(start: CalendarDay, count: Int)], undated: Int, size: Int) {
    // The last months are those that are looked for, so that the first document may be the short one.
    var documents: [(months: ArraySlice<(start: CalendarDay, count: Int)>, count: Int)] = []
    var end = months.endIndex
    var sum = 0
    for index in months.indices.reversed() {
      if sum > 0, sum + months[index].count > size {
        documents.append((months[index + 1..<end], sum))
        (end, sum) = (index + 1, 0)
      }
      sum += months[index].count
    }
    if sum > 0 { documents.append((months[..<end], sum)) }
    documents.reverse()
    var bounds = [0]
    var labels: [String] = []
    for document in documents {
      bounds.append(bounds[bounds.count - 1] + document.count)
      guard let first = document.months.first?.start, let last = document.months.last?.start else { continue }
      labels.append(first == last ? first.monthText : "\(first.monthText) to \(last.monthText)")
    }
    home = max(documents.count - 1, 0)
    if undated > 0 || documents.isEmpty {
      let dated = bounds[bounds.count - 1]
      if let last = documents.last, last.count + undated <= size {
        bounds[bounds.count - 1] += undated
      } else {
        for start in stride(from: 0, to: max(undated, 1), by: size) {
          bounds.append(dated + min(start.addingReportingOverflow(size).partialValue, undated))
          labels.append("No date")
        }
      }
    }
    self.bounds = bounds
    self.labels = labels
  }
}
