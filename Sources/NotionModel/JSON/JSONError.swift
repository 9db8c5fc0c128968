/// An error of reading a document, with its offset and its path in the document.
public struct JSONError: Error, Sendable, Hashable {
  /// The kinds of error.
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    private enum Base: String, Sendable {
      case unexpectedEnd, unexpectedByte, trailingBytes, invalidNumber, invalidEscape
      case loneSurrogate, controlCharacter, invalidUTF8, tooDeep, wrongType, missingKey, invalidValue
    }
    private let base: Base
    private init(_ base: Base) { self.base = base }

    /// The document ends inside a value.
    public static let unexpectedEnd = Code(.unexpectedEnd)
    /// A byte that the grammar does not permit at its position.
    public static let unexpectedByte = Code(.unexpectedByte)
    /// Bytes other than white space follow the value.
    public static let trailingBytes = Code(.trailingBytes)
    /// A number that the grammar forbids, such as `01` or `1.`.
    public static let invalidNumber = Code(.invalidNumber)
    /// A backslash followed by an invalid escape.
    public static let invalidEscape = Code(.invalidEscape)
    /// Half of a surrogate pair.
    public static let loneSurrogate = Code(.loneSurrogate)
    /// A character below U+0020 inside a string.
    public static let controlCharacter = Code(.controlCharacter)
    /// Bytes that are not valid UTF-8.
    public static let invalidUTF8 = Code(.invalidUTF8)
    /// Nesting beyond the reader's limit.
    public static let tooDeep = Code(.tooDeep)
    /// A value of another JSON type than the typed object expects.
    public static let wrongType = Code(.wrongType)
    /// A required key of the typed object is absent.
    public static let missingKey = Code(.missingKey)
    /// A value of the right JSON type that is invalid, such as an id that is not a UUID.
    public static let invalidValue = Code(.invalidValue)

    /// Whether the bytes are valid JSON and only their shape is unexpected.
    public var isShape: Bool {
      switch base {
      case .wrongType, .missingKey, .invalidValue: true
      default: false
      }
    }

    /// The name of the kind.
    public var description: String { base.rawValue }
  }

  /// The kind of error.
  public let code: Code
  /// The offset of the offending byte from the start of the document.
  public let offset: Int
  /// The place in the document, as in `$.results[3].paragraph.color`.
  public let path: String
  /// A short description of the expected or actual value.
  public let detail: String

  package init(code: Code, offset: Int, path: String, detail: String) {
    self.code = code
    self.offset = offset
    self.path = path
    self.detail = detail
  }
}

extension JSONError: CustomStringConvertible {
  /// The description with its location.
  public var description: String { "\(detail) at byte \(offset), \(path) (\(code))" }
}
