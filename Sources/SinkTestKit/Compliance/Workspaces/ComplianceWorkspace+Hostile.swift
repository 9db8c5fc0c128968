internal import NotionExportKit
internal import NotionModel

extension ComplianceWorkspace {
  /// The marker in the names of files that a sink wrote outside its output.
  static let escapeMarker = "sink-compliance-escape"

  /// Titles that are invalid as file names.
  static let hostileTitles = [
    "..", ".", "../../\(escapeMarker)", "/tmp/\(escapeMarker)", "a/b\\c", "CON", "con", "nul.txt", "", " ",
    "trailing. ", "\u{0}null", "line\nbreak", "tab\there", "*?\"<>|:", "\u{202E}right to left",
    "e\u{301}te", "\u{E9}te", "ÉTÉ", "👩🏽‍🚀", ".hidden", "-rf", "~", "$HOME", "%2e%2e%2f",
    String(repeating: "long ", count: 400), String(repeating: "長", count: 500), "index", "README",
    "workspace", "assets", "pages",
  ]

  /// Returns pages with those titles, as siblings and nested, and files and databases with such names.
  static func hostile() throws -> ScriptedWorkspace {
    var workspace = ScriptedWorkspace(name: "../\(escapeMarker)")
    for (index, title) in hostileTitles.enumerated() {
      let number = UInt64(index)
      try workspace.add(page: title, id: id(1000 + number), content: [paragraph("page \(index)")])
      try workspace.add(
        page: title, id: id(2000 + number), in: parent(1000 + number), content: [paragraph("below \(index)")])
      workspace.add(
        asset: Asset(
          key: AssetKey(hostedURL: "https://files.example/\(index)/x"), name: title,
          content: .stored(
            Asset.StoredContent(
              sha256: String(repeating: "d", count: 64), byteCount: 64, mediaType: nil))))
    }
    for (index, title) in hostileTitles.prefix(5).enumerated() {
      let (database, source) = (id(3000 + UInt64(index)), id(4000 + UInt64(index)))
      try workspace.add(database: [
        "object": "database", "id": .string("\(database)"), "title": [ScriptedText.run(title)],
        "parent": ["type": "workspace", "workspace": true],
        "data_sources": [["id": .string("\(source)"), "name": .string(title)]],
      ])
      try workspace.add(dataSource: [
        "object": "data_source", "id": .string("\(source)"), "title": [ScriptedText.run(title)],
        "parent": ["type": "database_id", "database_id": .string("\(database)")],
        "properties": ["Name": ["id": "title", "name": "Name", "type": "title", "title": [:]]],
      ])
    }
    return workspace
  }
}
