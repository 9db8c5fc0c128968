/// The path of a byte in a document, as in `$.results[3].paragraph`.
///
/// It is computed from the document on demand, so that it costs nothing while reading.
package struct JSONPath: Sendable, Hashable, CustomStringConvertible {
  package enum Component: Sendable, Hashable {
    case key(String)
    case index(Int)
  }

  package private(set) var components: [Component] = []

  /// Scans `bytes`, valid JSON at least up to `offset`, and keeps the open containers.
  init(to offset: Int, in bytes: ArraySlice<UInt8>) {
    var position = bytes.startIndex
    let end = min(offset, bytes.endIndex)
    while position < end {
      switch bytes[position] {
      case Byte.openBrace: components.append(.key(""))
      case Byte.openBracket: components.append(.index(0))
      case Byte.closeBrace, Byte.closeBracket: _ = components.popLast()
      case Byte.comma:
        if case .index(let index) = components.last { components[components.count - 1] = .index(index + 1) }
      case Byte.quote:
        let start = position + 1
        position = start
        while position < end, bytes[position] != Byte.quote {
          position += bytes[position] == Byte.backslash ? 2 : 1
        }
        // A value would overwrite the key; the missing colon after it distinguishes it from a key.
        if position < end, case .key = components.last, Self.isKey(endingAt: position, in: bytes) {
          components[components.count - 1] = .key(String(decoding: bytes[start..<position], as: UTF8.self))
        }
      default: break
      }
      position += 1
    }
  }

  /// Returns whether a colon follows the closing quote.
  private static func isKey(endingAt quote: Int, in bytes: ArraySlice<UInt8>) -> Bool {
    var position = quote + 1
    while position < bytes.endIndex {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      case Byte.colon: return true
      default: return false
      }
    }
    return false
  }

  package var description: String {
    components.reduce(into: "$") { path, component in
      switch component {
      case .key(let key): path += ".\(key)"
      case .index(let index): path += "[\(index)]"
      }
    }
  }

  /// The path without indices, the same for all elements of an array.
  package var shape: String {
    components.reduce(into: "$") { path, component in
      switch component {
      case .key(let key): path += ".\(key)"
      case .index: path += "[]"
      }
    }
  }
}

/// Collects the paths of values that no typed field has read.
package final class JSONKeyRecorder {
  /// The number of skipped values at each path, without indices.
  package private(set) var counts: [String: Int] = [:]

  package init() {}

  func record(_ path: JSONPath) { counts[path.shape, default: 0] += 1 }
}
