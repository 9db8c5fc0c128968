import Testing

@testable import NotionModel

@Suite struct JSONWordTests {
  @Test func `the first byte is the least significant`() {
    let bytes = (0..<20).map { UInt8($0) }
    #expect(JSONWord.load(bytes, at: 0) == 0x0706_0504_0302_0100)
    #expect(JSONWord.load(bytes, at: 12) == 0x1312_1110_0F0E_0D0C)
    #expect(JSONWord.first(3, of: JSONWord.load(bytes, at: 0)) == 0x02_0100)
    #expect(JSONWord.first(0, of: .max) == 0)
  }

  @Test func `plain bytes are counted up to the first that is none, whatever follows`() {
    var numbers = SeededNumbers(seed: 5)
    for byte in UInt8.min...UInt8.max {
      let isPlain = byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
      #expect(Byte.isPlain(byte) == isPlain)
      for place in 0..<8 {
        var bytes = (0..<8).map { _ in UInt8(ascii: "a") + UInt8(numbers.below(26)) }
        bytes[place] = byte
        #expect(JSONWord.plainBytes(JSONWord.load(bytes, at: 0)) == (isPlain ? 8 : place))
        for index in (place + 1)..<8 where place < 7 {
          bytes[index] = UInt8(truncatingIfNeeded: numbers.next())
        }
        let first = bytes.firstIndex { !Byte.isPlain($0) } ?? 8
        #expect(JSONWord.plainBytes(JSONWord.load(bytes, at: 0)) == first)
      }
    }
  }

  @Test func `eight digits are a number, and any other byte makes them none`() {
    var numbers = SeededNumbers(seed: 6)
    for _ in 0..<200 {
      let number = numbers.next() >> 32
      let hex = String(number, radix: 16)
      let text = String(repeating: "0", count: 8 - hex.count) + hex
      for text in [text, text.uppercased()] {
        #expect(JSONWord.hexadecimal(JSONWord.load(Array(text.utf8), at: 0)) == number)
      }
    }
    for byte in UInt8.min...UInt8.max {
      for place in 0..<8 {
        var bytes = Array("0189abEF".utf8)
        bytes[place] = byte
        let isDigit = Byte.hexDigit(byte) != nil
        #expect((JSONWord.hexadecimal(JSONWord.load(bytes, at: 0)) != nil) == isDigit)
      }
    }
  }
}
