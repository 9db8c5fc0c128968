import NotionModel

extension JSONDecodable {
  /// Reads a value from a text.
  init(text: String) throws(JSONError) { try self.init(json: Array(text.utf8)) }
}

/// An id that ends in `number`, as text between quotes.
func quotedID(_ number: Int) -> String { "\"\(id(number))\"" }

/// An id that ends in `number`.
func id(_ number: Int) -> ObjectID { ObjectID(high: 0, low: UInt64(number)) }

/// A text of one plain run, as JSON.
func textJSON(_ text: String) -> String {
  #"""
  [{"type":"text","text":{"content":"\#(text)","link":null},"annotations":{"bold":false,"italic":false,\#
  "strikethrough":false,"underline":false,"code":false,"color":"default"},"plain_text":"\#(text)","href":null}]
  """#
}

/// The compared fields of an option.
struct SelectOptionParts: Equatable {
  var id: String?
  var name: String
  var color: SelectColor
  var description: String?
}

extension SelectOptionParts {
  init(_ option: SelectOption) {
    self.init(id: option.id, name: option.name, color: option.color, description: option.description)
  }
}

/// A case of an enum that a test did not expect.
struct WrongCase: Error {}
