/// The part of a file that a request selects, as video players do.
enum ByteRange: Equatable {
  /// The whole file: the request selects nothing else, or has a range that may be ignored, such as several
  /// parts.
  case whole
  case part(Range<Int>)
  /// The range is outside the file.
  case outside

  /// Parses the value of a `Range` header, for a file of `size` bytes.
  init(_ header: String?, size: Int) {
    guard let header, header.hasPrefix("bytes=") else {
      self = .whole
      return
    }
    let bounds = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard bounds.count == 2, !bounds[0].isEmpty || !bounds[1].isEmpty,
      bounds.allSatisfy({ $0.isEmpty || Int($0).map { $0 >= 0 } == true })
    else {
      self = .whole
      return
    }
    let last = bounds[1].isEmpty ? nil : Int(bounds[1])
    if let first = Int(bounds[0]) {
      guard last.map({ $0 >= first }) ?? true else {
        self = .whole
        return
      }
      self = first < size ? .part(first..<(last.map { min($0, size - 1) + 1 } ?? size)) : .outside
    } else {
      // The last bytes of the file.
      let count = min(last ?? 0, size)
      self = count > 0 ? .part(size - count..<size) : .outside
    }
  }
}
