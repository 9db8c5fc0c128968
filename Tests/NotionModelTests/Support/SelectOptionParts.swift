import NotionModel

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
