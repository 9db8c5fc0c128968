internal import NotionExportKit

/// Entries of a manifest that are not yet in its database.
struct PendingManifestEntries {
  /// Files by path.
  private(set) var files: [String: OutputManifest.Entry] = [:]
  /// The paths of ``files`` by owner, for queries by owner.
  private var paths: [String: Set<String>] = [:]
  /// The paths of ``files`` by the folded form of the path that their owners claim.
  private var keys: [String: Set<String>] = [:]
  /// The shared files of each owner, with the generation.
  private(set) var uses: [String: [String: Int64]] = [:]
  private(set) var useCount = 0

  var isEmpty: Bool { files.isEmpty && uses.isEmpty }
  var count: Int { files.count + useCount }

  func paths(of owner: String) -> Set<String> { paths[owner] ?? [] }
  func paths(withKey key: String) -> Set<String> { keys[key] ?? [] }

  mutating func add(_ entry: OutputManifest.Entry, at path: String) {
    if let former = files.updateValue(entry, forKey: path) { forget(path, former) }
    paths[entry.owner, default: []].insert(path)
    keys[entry.key(at: path), default: []].insert(path)
  }

  mutating func addUse(of path: String, by owner: String, generation: Int64) {
    if uses[owner, default: [:]].updateValue(generation, forKey: path) == nil { useCount += 1 }
  }

  mutating func remove(_ path: String) {
    if let entry = files.removeValue(forKey: path) { forget(path, entry) }
  }

  private mutating func forget(_ path: String, _ entry: OutputManifest.Entry) {
    paths[entry.owner]?.remove(path)
    if paths[entry.owner]?.isEmpty == true { paths[entry.owner] = nil }
    let key = entry.key(at: path)
    keys[key]?.remove(path)
    if keys[key]?.isEmpty == true { keys[key] = nil }
  }
}
