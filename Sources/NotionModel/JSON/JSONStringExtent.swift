/// The end of a string in a valid JSON document, and hints about its content, found in a single pass.
package struct JSONStringExtent {
  /// The text between the quotes.
  package let text: Range<Int>
  /// Whether it contains an escape.
  package let holdsEscapes: Bool
  /// Whether it may contain a web address, and with that a signature; most strings contain no `:/`.
  package let mayHoldAddress: Bool

  /// Finds the end of the string whose opening quote is at `quote`.
  package init(at quote: Int, in document: ArraySlice<UInt8>) {
    let start = document.startIndex
    let first = quote + 1
    // Every string of every response passes through here: a slice's own subscript checks its bounds for each
    // byte.
    (text, holdsEscapes, mayHoldAddress) = document.withUnsafeBufferPointer { bytes in
      var position = first - start
      var escapes = false
      var address = false
      while position < bytes.count, bytes[position] != Byte.quote {
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        switch bytes[position] {
        case Byte.backslash:
          escapes = true
          // `\u003a` is a colon; `\\u003a` is one in a text that contains JSON.
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
