import Foundation
import GRDB
import NotionArchive
import NotionModel

/// Scans of stored responses for references that an earlier crawl, or an older version, ignored.
extension ArchiveStore {
  /// Enqueues the files in stored responses, after the selection of files has changed.
  ///
  /// Their addresses are renewed when their turn comes, with one request for each object that shows files.
  mutating func requestFilesOfStoredResponses() throws {
    let responses = tables.responses
    try responses.forEachObject { response in
      let source = AssetSource(response.ownerKind, response.ownerID)
      try receiveFiles(of: ResponseScan(response.body[...]), in: response, .body) { _ in source }
    }
    for part in ListedPart.allCases {
      try responses.forEachList(part) { response in
        let sources = try Self.sources(of: part, in: response)
        try receiveFiles(of: ResponseScan(response.body[...]), in: response, part.parts, source: sources)
      }
    }
  }

  /// Returns the object that is retrieved again for a file of an element of a stored list.
  private static func sources(
    of part: ListedPart, in response: StoredResponses.Response
  ) throws -> (Int) -> AssetSource? {
    switch part {
    case .blocks:
      let list = try ObjectList<Block>(json: response.body)
      return { list.element(at: $0).map { AssetSource(AssetSource.Kind.block, $0.id.object) } }
    case .comments:
      let list = try ObjectList<Comment>(json: response.body)
      return { list.element(at: $0).map { AssetSource(AssetSource.Kind.comment, $0.id.object) } }
    case .properties:
      let source = AssetSource(AssetSource.Kind.page, response.ownerID)
      return { _ in source }
    }
  }

  private mutating func receiveFiles(
    of scan: ResponseScan, in response: StoredResponses.Response, _ part: ContentParts,
    source: (Int) -> AssetSource?
  ) throws {
    let files = scan.files.compactMap { file in source(file.element).map { (file: file.value, source: $0) } }
    guard !files.isEmpty else { return }
    try receive(
      .storedFiles(
        files, PartReference(owner: response.owner, part: part, revision: response.revision)))
  }

  // MARK: Older versions

  /// Enqueues data that an older version did not fetch: results over more than 25 references, the lists of
  /// meeting notes, files behind signed addresses. Removes stored signatures.
  mutating func requestValuesOfOlderArchive() throws {
    guard try Meta.value(.lacksValues, in: tables.database) ?? false else { return }
    try Meta.set(.lacksValues, to: false, in: tables.database)
    let keepsSignatures = try Meta.value(.keepsSignatures, in: tables.database) ?? false
    let (responses, tables) = (tables.responses, tables)
    var stale: Set<Int64> = []
    try responses.forEachObject { response in
      guard [.page, .database, .dataSource].contains(response.ownerKind) else { return }
      let scan = ResponseScan(response.body[...])
      if scan.holdsSignedFile {
        let source = AssetSource(response.ownerKind, response.ownerID)
        try receiveFiles(of: scan, in: response, .body) { _ in source }
        if !keepsSignatures { try tables.objects.respellBody(scan.body, of: response.owner) }
      }
      guard response.ownerKind == .page else { return }
      let page = try Page(json: response.body)
      try tables.unresolvedValues.store(
        page.properties.compactMap(UnresolvedProperty.init), of: response.owner)
      if page.holdsPartialResult { stale.insert(response.owner) }
    }
    for part in [ListedPart.blocks, .comments] {
      try responses.forEachList(part) { response in
        if part == .blocks {
          let blocks = try ObjectList<Block>(json: response.body).results
          let commentable = blocks.count { if case .page = $0.children { false } else { true } }
          try tables.blockLists.setCommentable(
            response.ownerKind == .page ? commentable : 0, row: response.row)
          let holdsMeeting = blocks.contains { $0.hasChildren && !MeetingNotes.parts(of: $0).isEmpty }
          if holdsMeeting { stale.insert(response.owner) }
        }
        let scan = ResponseScan(response.body[...])
        guard scan.holdsSignedFile else { return }
        let sources = try Self.sources(of: part, in: response)
        try receiveFiles(of: scan, in: response, part.parts, source: sources)
        if !keepsSignatures { try responses.respell(scan.body, row: response.row, in: part) }
      }
    }
    // They are fetched again when this crawl sees them.
    for key in stale { try tables.objects.forgetContentEdit(key) }
  }
}

extension ResponseScan {
  fileprivate var holdsSignedFile: Bool { files.contains { $0.value.host == .signed } }
}

extension Page {
  /// Whether a property may be calculated from a truncated list of references.
  fileprivate var holdsPartialResult: Bool {
    let isPartial = properties.contains { value in
      // Values of other types say so themselves, or are never truncated.
      (value.content.text != nil || value.content.isCalculated) && value.isTruncated
    }
    return isPartial || !PartialCalculations(properties).isEmpty
  }
}
