import Foundation
import GRDB
import NotionExportKit
import NotionModel

/// What a response refers to: other objects, users, files.
extension ArchiveTransaction {
  /// Notes what a response refers to, and asks for what of it is not known.
  ///
  /// `source` names the object that is asked again for a file of an element of the response.
  mutating func note(
    _ scan: ResponseScan, of owner: Int64, part: ContentParts, revision: Int,
    source: (Int) -> AssetSource?
  ) throws {
    for user in scan.users {
      try want(user: user)
      try depend(owner, on: user, .name, part: part, revision: revision)
    }
    try learnUsers(from: scan)
    for target in scan.mentions { try depend(owner, on: target, .name, part: part, revision: revision) }
    for (target, kind) in scan.links { try wantLink(to: target, as: kind) }
    for link in scan.blockLinks { try note(link, of: owner, part: part, revision: revision) }
    try noteFiles(of: scan, isStored: false, owner: owner, part: part, revision: revision, source: source)
  }

  /// Notes the files that a response shows, and asks for those that are not here.
  ///
  /// The addresses in a stored response have lost their signatures, and are none any more.
  mutating func noteFiles(
    of scan: ResponseScan, isStored: Bool, owner: Int64, part: ContentParts, revision: Int,
    source: (Int) -> AssetSource?
  ) throws {
    for file in scan.files {
      guard let source = source(file.element) else { continue }
      if let key = try want(file.value, of: owner, part: part, revision: revision, source: source),
        !isStored || file.value.host == .elsewhere
      {
        effects.addresses[key.text] = file.value.url
      }
    }
  }

  func depend(
    _ owner: Int64, on target: ObjectID, _ aspect: DependencyAspect, part: ContentParts, revision: Int
  ) throws {
    try run(
      """
      INSERT OR IGNORE INTO dependencies (owner, part, revision, target, aspect) VALUES (?, ?, ?, ?, ?)
      """, [owner, part.rawValue, revision, target, aspect])
  }

  /// Forgets what an older revision of a part referred to.
  func clearReferences(of owner: Int64, part: ContentParts, below revision: Int) throws {
    try run(
      "DELETE FROM dependencies WHERE owner = ? AND part = ? AND revision < ?",
      [owner, part.rawValue, revision])
    try run(
      "DELETE FROM asset_uses WHERE owner = ? AND part = ? AND revision < ?",
      [owner, part.rawValue, revision])
    try run(
      "DELETE FROM block_links WHERE owner = ? AND part = ? AND revision < ?",
      [owner, part.rawValue, revision])
  }

  /// Logs the objects that show another; those that are still being fetched are logged when they are done.
  mutating func logDependents(on target: ObjectID, _ aspect: DependencyAspect = .name) throws {
    let owners = try Int64.fetchAll(
      statement(
        """
        SELECT DISTINCT d.owner FROM dependencies d JOIN change_log l ON l.subject = 0 AND l.object = d.owner
        WHERE d.target = ? AND d.aspect >= ?
        """), arguments: [target, aspect])
    for owner in owners { try log(.object, owner) }
  }

  // MARK: Files

  /// Notes that an object shows a file; gives the file's key where it is not here and is asked for.
  private func want(
    _ file: ResponseScan.File, of owner: Int64, part: ContentParts, revision: Int, source: AssetSource
  ) throws -> AssetKey? {
    guard settings.downloadsAssets, settings.downloads(file) else { return nil }
    let key = file.key
    try run(
      "INSERT OR IGNORE INTO assets (text, name, state, source_kind, source) VALUES (?, ?, 0, ?, ?)",
      [key.text, file.name ?? AssetName.name(in: key), source.kind.rawValue, source.id])
    let isNew = database.changesCount > 0
    guard
      let row = try Row.fetchOne(
        statement("SELECT key, state FROM assets WHERE text = ?"), arguments: [key.text])
    else { return nil }
    let asset: Int64 = row["key"]
    try run(
      "INSERT OR IGNORE INTO asset_uses (owner, part, revision, asset) VALUES (?, ?, ?, ?)",
      [owner, part.rawValue, revision, asset])
    // A file that could not be had, for whatever reason, is tried again whenever what shows it is read again.
    guard isNew || row["state"] != StoredState.present.rawValue else { return nil }
    if !isNew {
      try run(
        "UPDATE assets SET source_kind = ?, source = ? WHERE key = ?",
        [source.kind.rawValue, source.id, asset])
    }
    try add(
      WorkItem(phase: .downloads, kind: .asset, target: WorkItem.workspace, detail: key.text, owner: owner))
    return key
  }

  /// Notes how the download of a file ended, and logs it and all that show it.
  mutating func settle(asset key: String, _ content: Asset.Content) throws {
    guard
      let row = try Row.fetchOne(
        statement("SELECT key, state, sha256, reason FROM assets WHERE text = ?"), arguments: [key])
    else { return }
    let asset: Int64 = row["key"]
    let before: (state: Int, sha256: String?, reason: String?) = (row["state"], row["sha256"], row["reason"])
    switch content {
    case .stored(let stored):
      try run(
        """
        UPDATE assets SET state = 1, sha256 = ?, size = ?, media_type = ?, width = ?, height = ?, reason = NULL
        WHERE key = ?
        """,
        [
          stored.sha256, stored.byteCount, stored.mediaType, stored.pixelSize?.width,
          stored.pixelSize?.height, asset,
        ])
      guard before.state != 1 || before.sha256 != stored.sha256 else { return }
    case .unavailable(let reason):
      try run("UPDATE assets SET state = 2, reason = ? WHERE key = ?", [reason, asset])
      guard before.state != 2 || before.reason != reason else { return }
    }
    try log(.asset, asset)
    let owners = try Int64.fetchAll(
      statement(
        """
        SELECT DISTINCT u.owner FROM asset_uses u JOIN change_log l ON l.subject = 0 AND l.object = u.owner
        WHERE u.asset = ?
        """), arguments: [asset])
    for owner in owners { try log(.object, owner) }
  }
}
