import NotionExportKit
import NotionModel

/// The verification of a page.
struct VerificationProperty: PropertyBehavior {
  let verification: Verification?

  func text(_: any DocumentReferences) -> StyledText {
    guard let verification else { return StyledText() }
    let date = verification.date.map { [DateText.text($0)] } ?? []
    return StyledText(([verification.state] + date).joined(separator: ", "))
  }

  func sortKey(in _: PropertyConfiguration?, _: any WorkspaceReader) -> RowKey.Part {
    RowKey.Part(text: verification?.state ?? "")
  }

  func groups(in grouping: RowGrouping) -> [RowGroup] {
    verification.map { grouping.groups(of: $0.state) } ?? []
  }

  var filterValue: FilterValue { .verification(verification?.state ?? "unverified") }
}

/// A geographical place.
struct PlaceProperty: PropertyBehavior {
  let place: Place

  func text(_: any DocumentReferences) -> StyledText {
    let coordinates = place.latitude.flatMap { latitude in place.longitude.map { "\(latitude), \($0)" } }
    guard let name = place.name, !name.isEmpty else { return StyledText(place.address ?? coordinates ?? "") }
    // An address mostly begins with the name of the place.
    if let address = place.address, address.hasPrefix(name) { return StyledText(address) }
    return StyledText([name, place.address ?? coordinates].compactMap { $0 }.joined(separator: ", "))
  }

  func sortKey(in _: PropertyConfiguration?, _: any WorkspaceReader) -> RowKey.Part {
    RowKey.Part(text: place.name ?? "")
  }

  func groups(in grouping: RowGrouping) -> [RowGroup] {
    grouping.groups(of: place.name ?? place.address ?? "")
  }

  var filterValue: FilterValue { .text(place.name ?? place.address ?? "") }
}

extension PropertyTraits {
  static let verification = PropertyTraits(filterFamily: .verification)
  static let place = PropertyTraits(filterFamily: .place)
}
