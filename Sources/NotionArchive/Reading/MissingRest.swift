package import NotionModel

/// The words for what is missing of a list, as far as its responses tell.
enum MissingRest {
  /// The list says that it goes on, and there is no further response.
  static let ofList = "the list goes on, but was not read to its end"
}

extension ObjectList {
  /// Why elements of a response are missing, or elements after it that it does not announce; `nil` where none are.
  package var unavailableElements: String? {
    let cut = requestStatus?.isIncomplete == true ? "the API has cut the list off" : nil
    let reasons = [unreadableElements, cut].compactMap { $0 }
    return reasons.isEmpty ? nil : reasons.joined(separator: "; ")
  }

  /// Why elements of a response are missing; `nil` where none are.
  package var unreadableElements: String? {
    guard !unreadable.isEmpty else { return nil }
    return unreadable.count == 1
      ? "one element has a shape that cannot be exported"
      : "\(unreadable.count) elements have a shape that cannot be exported"
  }
}
