public import NotionExportKit
public import NotionModel

/// The notes in place of content that could not be read.
public enum MissingText {
  /// Returns the note for blocks.
  public static func blocks(_ reason: String) -> String { "Content that could not be read: \(reason)" }
  /// Returns the note for comments.
  public static func comments(_ reason: String) -> String {
    "There are more comments, which could not be read: \(reason)"
  }
  /// Returns the note for views of a database.
  public static func views(_ reason: String) -> String {
    "There are more views, which could not be read: \(reason)"
  }
  /// Returns the note for rows of a data source.
  public static func rows(_ reason: String) -> String {
    "There are more rows, which could not be read: \(reason)"
  }
}

extension UnknownContent {
  /// A line in place of a block that could not be decoded.
  public var notice: String {
    type.isEmpty ? "A block that the API tells nothing of" : "A block of the unknown type \(type)"
  }
}

extension UnresolvedValue {
  /// The text in place of an unknown value, to distinguish it from an empty one.
  public var mark: String {
    switch self {
    case .unsupported: "⚠ not calculated by Notion’s API (unsupported)"
    case .incomplete: "⚠ incomplete in Notion’s API"
    case .unknown(""): "⚠ a value without a type"
    case .unknown(let type): "⚠ a value of the unknown type \(type)"
    }
  }
}

extension PropertyValue {
  /// The text after an incomplete list; `nil` for a complete one.
  public var restMark: String? { hasMore ? "⚠ and more, which could not be read (incomplete)" : nil }
}

extension BlockEvent {
  /// The sentence where blocks are missing: in place of those inside the block that an event leaves, or of the rest of a
  /// container; `nil` for any other event.
  public var missingText: String? {
    switch self {
    case .leave(let node):
      if case .unavailable(let reason) = node.children { MissingText.blocks(reason) } else { nil }
    case .unavailable(let reason): MissingText.blocks(reason)
    case .enter, .enterSection, .leaveSection: nil
    }
  }
}

extension UnknownContent {
  /// The plain text of the rich texts in it, one after another.
  public var plainText: String {
    guard let value = try? json.decode(JSONValue.self) else { return "" }
    var texts: [String] = []
    Self.collectTexts(value, &texts)
    return texts.joined()
  }

  /// The web addresses in it, without duplicates, in order; addresses in its texts are excluded.
  var addresses: [String] {
    guard let value = try? json.decode(JSONValue.self) else { return [] }
    var addresses: [String] = []
    Self.collectAddresses(value, &addresses)
    return addresses
  }

  private static func collectTexts(_ value: JSONValue, _ texts: inout [String]) {
    switch value {
    case .object(let object):
      for (name, member) in object.members {
        if name == "plain_text", case .string(let text) = member {
          texts.append(text)
        } else {
          collectTexts(member, &texts)
        }
      }
    case .array(let elements): for element in elements { collectTexts(element, &texts) }
    case .null, .bool, .number, .string: break
    }
  }

  private static func collectAddresses(_ value: JSONValue, _ addresses: inout [String]) {
    switch value {
    case .object(let object):
      for (name, member) in object.members where name != "plain_text" && name != "content" {
        collectAddresses(member, &addresses)
      }
    case .array(let elements): for element in elements { collectAddresses(element, &addresses) }
    case .string(let text):
      guard SignedURL.isAddress(Array(text.utf8)[...]), !addresses.contains(text) else { return }
      addresses.append(text)
    case .null, .bool, .number: break
    }
  }
}
