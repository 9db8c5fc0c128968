public import NotionExportKit
public import NotionModel

/// Numbers consecutive list items in one container.
///
/// An item continues the list of its predecessor; a list begins after any other block, or at an item with an
/// explicit start. The format is that of the list's first item.
///
/// ```swift
/// case .listItem(let item):
///   if case .number(let numbered) = item.marker { try line("\(numbering.next(numbered).text). ") }
/// default: numbering.interrupt()
/// ```
///
/// Use one value for each container, or ``NestedNumbering`` for all containers of a document.
public struct ListNumbering: Sendable {
  /// The number of an item.
  public struct Number: Sendable, Hashable {
    /// The number, from 1 unless the list starts elsewhere.
    public let value: Int
    /// The format of the number.
    public let format: ListFormat
    /// Whether the item begins a list.
    public let startsList: Bool
  }

  private var last: Number?

  /// Creates the state before the first block of a container.
  public init() {}

  /// Returns the number of the next item.
  public mutating func next(_ item: NumberedListItemBlock) -> Number {
    let continues = last != nil && item.startIndex == nil
    let number = Number(
      value: continues ? (last?.value ?? 0).clampedAdding(1) : item.startIndex ?? 1,
      format: item.format ?? (continues ? last?.format : nil) ?? .numbers, startsList: !continues)
    last = number
    return number
  }

  /// Ends the list, as another block follows.
  public mutating func interrupt() { last = nil }
}

/// Numbers the list items of a document, at any depth.
///
/// ```swift
/// var numbering = NestedNumbering()
/// for try await event in page.content {
///   let number = numbering.number(for: event)
///   …
/// }
/// ```
public struct NestedNumbering: Sendable {
  private var containers = [ListNumbering()]

  /// Creates the state before the first event.
  public init() {}

  /// Returns the number of the item that an event enters; `nil` for any other event. Call it for each event.
  public mutating func number(for event: BlockEvent) -> ListNumbering.Number? {
    switch event {
    case .enter(let node):
      defer { containers.append(ListNumbering()) }
      guard case .listItem(let item) = node.block.shape, case .number(let numbered) = item.marker else {
        containers[containers.count - 1].interrupt()
        return nil
      }
      return containers[containers.count - 1].next(numbered)
    case .enterSection: containers.append(ListNumbering())
    case .leave, .leaveSection: if containers.count > 1 { containers.removeLast() }
    case .unavailable: break
    }
    return nil
  }
}

extension ListNumbering.Number {
  /// The formatted number: `3`, `c`, `iii`.
  public var text: String {
    switch format {
    case .letters where value > 0: Self.letters(value)
    case .roman where (1..<4000).contains(value): Self.roman(value)
    case .letters, .roman, .numbers, .unknown: String(value)
    }
  }

  private static func letters(_ value: Int) -> String {
    var rest = value
    var letters: [Unicode.Scalar] = []
    while rest > 0 {
      rest -= 1
      letters.append(Unicode.Scalar(UInt8(97 + rest % 26)))
      rest /= 26
    }
    return String(String.UnicodeScalarView(letters.reversed()))
  }

  private static func roman(_ value: Int) -> String {
    let signs = [
      (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
      (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]
    var rest = value
    return signs.reduce(into: "") { text, sign in
      while rest >= sign.0 {
        text += sign.1
        rest -= sign.0
      }
    }
  }
}

extension TableBlock {
  /// More columns than a table of Notion has.
  private static let widthLimit = 1_000

  /// The number of columns to show, at least one. An impossible number is ignored: the cells of the rows
  /// decide.
  public var shownWidth: Int { (1...Self.widthLimit).contains(width) ? width : 1 }
}
