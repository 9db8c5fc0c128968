/// Notes of a page's terms, from which the index can be rebuilt without reading the page.
///
/// They are distributed over sixteen notes by the first digit of the term's hash, so that the index is built
/// from one sixteenth of all terms at a time, or from less.
enum TermNote {
  private static let prefix = "search/words/"
  /// The key of a note that every page of the search has.
  static let page = "search/page"

  private static let digits = Array("0123456789abcdef")

  /// Returns notes for terms, by key.
  static func notes(of terms: [(term: String, weight: SearchText.Weight)]) -> [String: [UInt8]] {
    var notes: [String: [UInt8]] = [:]
    for (term, weight) in terms {
      let key = key(ofSixteenth: Int(WordShard.hash(of: term) >> 28))
      notes[key, default: []] += [UInt8(ascii: "0") + UInt8(weight.rawValue)] + Array(term.utf8) + [0x0A]
    }
    return notes
  }

  /// Returns the sixteenths with the terms of files `files` of 2^`bits`.
  static func sixteenths(ofFiles files: Range<Int>, bits: Int) -> Range<Int> {
    bits < 4
      ? files.lowerBound << (4 - bits)..<files.upperBound << (4 - bits)
      : files.lowerBound >> (bits - 4)..<(files.upperBound - 1) >> (bits - 4) + 1
  }

  /// Returns the key of the notes of a sixteenth.
  static func key(ofSixteenth sixteenth: Int) -> String { prefix + String(digits[sixteenth]) }

  /// Calls `take` with each term of a note.
  static func read(_ note: [UInt8], _ take: (String, SearchText.Weight) -> Void) {
    note.withUnsafeBufferPointer { note in
      var start = 0
      while start < note.count {
        let end = note[start...].firstIndex(of: 0x0A) ?? note.count
        if start < end, let weight = SearchText.Weight(rawValue: Int(note[start]) - 0x30) {
          take(String(decoding: note[(start + 1)..<end], as: UTF8.self), weight)
        }
        start = end + 1
      }
    }
  }
}
