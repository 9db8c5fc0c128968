import TestSupport
import NotionModel
import Testing

@Suite("Random input to the model") struct ModelFuzzTests {
  private static let keys = [
    "object", "id", "type", "results", "url", "expiry_time", "file", "external", "request_id", "table_width",
    "list_start_index", "number", "prefix", "start", "end", "time_zone", "rich_text", "properties", "cells",
    "width_ratio", "has_more", "next_cursor", "table", "numbered_list_item", "date", "unique_id", "formula",
    "rollup",
  ]
  private static let words = [
    "page", "block", "list", "table", "date", "number", "unique_id", "numbered_list_item", "file", "column",
    "text",
    "2026-01-31", "0000-01-01T00:00:00.000+14:00", "2026-01-01T10:00:00.000Z",
    "https://x.s3.amazonaws.com/a/b.png?X-Amz-Signature=1", "11111111-1111-4111-8111-111111111111",
    "é\\u0000\\ud83d",
  ]

  /// JSON whose keys the model knows, some of them twice, with numbers of every kind.
  private static func json(_ input: inout FuzzInput, depth: Int = 0) -> String {
    switch input.below(depth > 3 ? 4 : 8) {
    case 0: return input.number()
    case 1: return "\"\(input.pick(words))\""
    case 2: return input.pick(["null", "true", "false"])
    case 3: return "\"\(input.text(of: words + keys, upTo: 2))\""
    case 4:
      return "[\((0..<input.below(4)).map { _ in json(&input, depth: depth + 1) }.joined(separator: ","))]"
    default:
      let members = (0..<input.below(5)).map { _ in
        "\"\(input.pick(keys))\"\(input.pick(["", " "])):\(json(&input, depth: depth + 1))"
      }
      return "{\(members.joined(separator: input.pick([",", " , "])))}"
    }
  }

  @Test("The JSON reader and the typed objects take or refuse anything") func reader() throws {
    try Fuzz.run("json", cases: 1_000) { input in
      let text = Array(Self.json(&input).utf8)
      let bytes = input.chance(3) ? input.mutated(text) : text
      _ = try? Page(json: bytes)
      _ = try? Block(json: bytes)
      _ = try? ObjectList<WorkspaceObject>(json: bytes)
      _ = try? UniqueID(json: bytes)
      _ = try? DateValue(json: bytes)
      _ = try? TableBlock(json: bytes)
      _ = try? NumberedListItemBlock(json: bytes)
      _ = try? APIErrorBody(json: bytes)
      guard let value = try? JSONValue(json: bytes) else { return }
      #expect(try JSONValue(json: value.serialized) == value)
      guard let slice = try? JSONSlice(validating: bytes) else { return }
      for keeps in [true, false] {
        // What is left is a document again.
        let stripped = slice.withoutSignatures(keepsExpiryTimes: keeps)
        _ = try JSONSlice(validating: Array(stripped.text.utf8))
      }
    }
  }

  @Test("A string that may hold no address holds no signature") func strings() {
    let pieces = [
      "https://x.s3.amazonaws.com/a", "?X-Amz-Signature=1", ":", "/", "\\/", "\\u003a", "\\u003A", "\\\\",
      "\\\"",
      "%3FX-Amz-Signature%3D1", "h", "\\u0068", "?", " ",
    ]
    Fuzz.run("strings", cases: 20_000) { input in
      let text = Array(input.text(of: pieces, upTo: 8).utf8)
      let document = Array("{\"".utf8) + text + Array("\",\"".utf8)
      let string = JSONStringExtent(at: 1, in: document[...])
      #expect(document[string.text].elementsEqual(text))
      #expect(string.holdsEscapes == text.contains(UInt8(ascii: "\\")))
      for key in ["", "url"] where !string.mayHoldAddress {
        #expect(SignedURL.secrets(inJSON: document[string.text], under: Array(key.utf8)[...]).isEmpty)
      }
    }
  }

  @Test("Dates of any shape are kept as they are spelled") func dates() {
    let pieces = [
      "2026", "0000", "9999", "-", "-01-", "-31", "T", " ", ":", "23:59:59", "00:00", ".", ".000",
      ".999999999", "Z",
      "+14:00", "-23:59", "+", "-00:00", "2026-02-29", "\u{661}",
    ]
    Fuzz.run("dates", cases: 20_000) { input in
      let text = input.text(of: pieces, upTo: 9)
      let time = Timestamp(text)
      #expect(time.text == text)
      _ = (time.calendarTime, time.secondsSince1970, time.minutesSince1970, time.isDateOnly)
      let milliseconds = time.millisecondsSince1970 ?? Int64(input.integer())
      let spelled = Timestamp(millisecondsSince1970: milliseconds).text
      #expect(spelled.hasSuffix("Z"))
    }
  }

  @Test("Clamped arithmetic is exact where it fits, and the nearest number where not") func arithmetic() {
    Fuzz.run("arithmetic") { input in
      let (left, right) = (input.integer(), input.integer())
      let exact = Double(left) + Double(right)
      #expect(abs(Double(left.clampedAdding(right)) - min(max(exact, -0x1p63), 0x1p63)) <= 4096)
      let (sum, overflows) = left.addingReportingOverflow(right)
      if !overflows { #expect(left.clampedAdding(right) == sum) }
      let (difference, falls) = left.subtractingReportingOverflow(right)
      #expect(left.clampedSubtracting(right) == (falls ? (right < 0 ? .max : .min) : difference))
      let (product, grows) = left.multipliedReportingOverflow(by: right)
      #expect(
        left.clampedMultiplied(by: right) == (grows ? ((left < 0) == (right < 0) ? .max : .min) : product))
      let number = input.double()
      let converted = Int(clamped: number)
      if number.magnitude < 0x1p53 { #expect(converted == Int(number)) }
      _ = (Duration(clampedSeconds: number), UInt8(clamped: number), UInt64(clamped: number))
      #expect(UInt8(3).clampedSubtracting(5) == 0 && UInt8(250).clampedAdding(9) == 255)
    }
  }
}
