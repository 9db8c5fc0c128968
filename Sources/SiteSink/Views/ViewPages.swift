import SinkRendering

/// The division of a view's rows into documents, by their positions in the view's order.
struct ViewPages: Sendable, Equatable {
  /// The positions of each document's first row, and finally the end of the last one.
  let bounds: [Int]
  /// The part in the database's own document; `nil` if that shows some rows of all.
  let home: Int?
  /// The labels of the documents, if these are months and not numbers of rows.
  let labels: [String]

  /// The number of documents.
  var count: Int { bounds.count - 1 }

  /// Returns the rows of a document.
  func rows(of page: Int) -> Range<Int> { bounds[page]..<bounds[page + 1] }

  /// The documents other than the database's own.
  var further: [Int] { (0..<count).filter { $0 != home } }

  /// Returns the document that contains a row.
  func page(ofRow row: Int) -> Int { max((bounds.firstIndex { $0 > row } ?? count) - 1, 0) }

  /// Creates documents of equal size, the first in the database's own document unless `isBoard`.
  init(of count: Int, size: Int, isBoard: Bool = false) {
    bounds = Array(stride(from: 0, to: max(count, 1), by: size)) + [count]
    home = isBoard ? nil : 0
    labels = []
  }

  /// Creates documents of whole months, the last of them in the database's own document, followed by the rows
  /// without a date.
  ///
  /// - Parameters:
  ///   - months: the first day of each month that has rows, in order, with the number of its rows.
  ///   - undated: the number of rows without a date.
  ///   - size: the maximum number of rows in a document, unless one month has more.
  init(months: [(start: CalendarDay, count: Int)], undated: Int, size: Int) {
    // The last months are the most relevant, so the first document may be the short one.
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
