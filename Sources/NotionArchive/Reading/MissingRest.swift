package import NotionModel

/// The reasons why elements of a list are missing, derived from its responses.
enum MissingRest {
  /// The list has a next cursor, but no further response.
  static let ofList = "the list goes on, but was not read to its end"
}

extension ObjectList {
  /// The reason why elements of a response, or unannounced elements after it, are missing; `nil` if none are.
  package var unavailableElements: String? {
    let cut = requestStatus?.isIncomplete == true ? "the API has cut the list off" : nil
    let reasons = [unreadableElements, cut].compactMap { $0 }
    return reasons.isEmpty ? nil : reasons.joined(separator: "; ")
  }

  /// The reason why elements of a response are missing; `nil` if none are.
  package var unreadableElements: String? {
    guard !unreadable.isEmpty else { return nil }
    return unreadable.count == 1
      ? "one element has a shape that cannot be exported"
      : "\(unreadable.count) elements have a shape that cannot be exported"
  }
}
