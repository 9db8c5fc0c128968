/// The part of a file that a request asks for, as players of films do.
enum ByteRange: Equatable {
  /// All of it: nothing else was asked for, or something that may be ignored, as several parts.
  case whole
  case part(Range<Int>)
  /// Nothing of it is in the file.
  case outside

  /// Reads the value of a `Range` header, for a file of `size` bytes.
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
      // The last bytes of it.
      let count = min(last ?? 0, size)
      self = count > 0 ? .part(size - count..<size) : .outside
    }
  }
}
