/// The first difference between two sets of files, as a sentence.
enum FileComparison {
  /// Returns the difference, or `nil` if both have the same bytes under the same names.
  static func difference(_ expected: [String: [UInt8]], _ found: [String: [UInt8]]) -> String? {
    for path in Set(expected.keys).union(found.keys).sorted() {
      switch (expected[path], found[path]) {
      case (nil, _): return "the file \(path) should not be there"
      case (_, nil): return "the file \(path) is missing"
      case (let left?, let right?):
        if left != right { return difference(path, left, right) }
      }
    }
    return nil
  }

  private static func difference(_ path: String, _ expected: [UInt8], _ found: [UInt8]) -> String {
    let common = zip(expected, found).prefix { $0 == $1 }.count
    let line = 1 + expected.prefix(common).count { $0 == 0x0A }
    return
      "the file \(path) differs in line \(line): \(excerpt(expected, common)) became \(excerpt(found, common))"
  }

  /// Returns the text around a position, short enough for a message.
  private static func excerpt(_ bytes: [UInt8], _ offset: Int) -> String {
    let slice = bytes[max(0, offset - 20)..<min(bytes.count, offset + 40)]
    return offset >= bytes.count && slice.isEmpty
      ? "the end" : String(decoding: slice, as: UTF8.self).debugDescription
  }
}
