/// Where a string of a valid JSON document ends, and what it may hold, found in one pass over its bytes.
package struct JSONStringExtent {
  /// The text between the quotes.
  package let text: Range<Int>
  /// Whether a character is escaped.
  package let holdsEscapes: Bool
  /// Whether an address of the web may stand in it, and with that a signature; most strings hold no `:/`.
  package let mayHoldAddress: Bool

  /// Finds the end of the string whose opening quote is at `quote`.
  package init(at quote: Int, in document: ArraySlice<UInt8>) {
    let start = document.startIndex
    let first = quote + 1
    // Every string of every response comes by here: a slice's own subscript checks its bounds for each byte.
    (text, holdsEscapes, mayHoldAddress) = document.withUnsafeBufferPointer { bytes in
      var position = first - start
      var escapes = false
      var address = false
      while position < bytes.count, bytes[position] != Byte.quote {
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        switch bytes[position] {
        case Byte.backslash:
          escapes = true
          // `\u003a` is a colon; `\\u003a` is one in a text that holds JSON.
          if next == Byte.u || next == Byte.backslash { address = true }
          position += 2
        case Byte.colon:
          if next == Byte.slash || next == Byte.backslash { address = true }
          position += 1
        default: position += 1
        }
      }
      return (first..<max(first, min(position, bytes.count) + start), escapes, address)
    }
  }
}
