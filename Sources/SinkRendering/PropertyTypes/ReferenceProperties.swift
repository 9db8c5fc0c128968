import NotionExportKit
import NotionModel

/// Users: people, the creator of a page, its last editor.
struct PeopleProperty: PropertyBehavior {
  let people: [User]

  func text(_ references: any DocumentReferences) async throws -> StyledText {
    var names: [String] = []
    for user in people { names.append(try await references.name(of: user)) }
    return StyledText(names.joined(separator: ", "))
  }

  func sortKey(
    in _: PropertyConfiguration?, _ workspace: any WorkspaceReader
  ) async throws -> RowKey.Part {
    guard let user = people.first else { return .empty }
    if let name = user.name, !name.isEmpty { return RowKey.Part(text: name) }
    return RowKey.Part(text: try await workspace.user(user.id)?.name ?? "")
  }

  func groups(in grouping: RowGrouping) async throws -> [RowGroup] {
    var groups: [RowGroup] = []
    for user in people {
      let known = try await user.name == nil ? grouping.workspace.user(user.id) : nil
      let name = user.name ?? known?.name ?? ""
      groups.append(grouping.group(.user(user), .text(name.lowercased()), .text("\(user.id.object)")))
    }
    return groups
  }

  var filterValue: FilterValue { .names(people.map { $0.id.object.compactText }) }
}

/// Pages of a relation.
struct RelationProperty: PropertyBehavior {
  let pages: [PageID]

  func text(_ references: any DocumentReferences) async throws -> StyledText {
    try await StyledText.list(pages) { page in
      StyledText(try await references.object(page.object, title: ""))
    }
  }

  func sortKey(
    in _: PropertyConfiguration?, _ workspace: any WorkspaceReader
  ) async throws -> RowKey.Part {
    guard let page = pages.first, let node = try await workspace.node(page.object) else { return .empty }
    return RowKey.Part(text: node.title)
  }

  func groups(in grouping: RowGrouping) async throws -> [RowGroup] {
    var groups: [RowGroup] = []
    for page in pages {
      let title = try await grouping.workspace.node(page.object)?.title ?? ""
      groups.append(grouping.group(.page(page.object), .text(title.lowercased()), .text("\(page.object)")))
    }
    return groups
  }

  var filterValue: FilterValue { .names(pages.map(\.object.compactText)) }
}

/// Files.
struct FilesProperty: PropertyBehavior {
  let files: [FileReference]

  func text(_ references: any DocumentReferences) async throws -> StyledText {
    try await StyledText.list(files) { file in
      guard let link = try await references.file(file) else { return StyledText(file.name ?? "") }
      return StyledText(link.name, link: link.link)
    }
  }

  func sortKey(in _: PropertyConfiguration?, _: any WorkspaceReader) -> RowKey.Part {
    RowKey.Part(text: files.first?.name ?? "")
  }

  func groups(in grouping: RowGrouping) -> [RowGroup] {
    files.first?.name.map { grouping.groups(of: $0) } ?? []
  }

  var filterValue: FilterValue { .names(files.map { $0.name ?? $0.url ?? "" }) }
}

extension PropertyTraits {
  static let names = PropertyTraits(filterFamily: .names)
}
