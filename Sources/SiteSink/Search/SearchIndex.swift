import NotionExportKit
import NotionModel

/// The index of the search: files of terms, each with the pages that have it.
///
/// It is made of what the pages noted, not of the pages. A file whose terms have not changed has the same bytes
/// as before and is left alone. At any time one sixteenth of the terms is in memory.
struct SearchIndex {
  private let output: any OutputTree

  init(output: any OutputTree) { self.output = output }

  /// Writes the index of all pages that have been written with a ``SearchPage``.
  ///
  /// - Throws: ``OutputError``.
  func write() async throws {
    var count = 0
    for try await _ in output.notes(withPrefix: TermNote.page) { count += 1 }
    let bits = WordShard.bits(forPages: count)
    try await output.replaceFiles(of: .named("search")) { files in
      try await files.write(
        OutputPath(["search", "index.js"]), bytes: SearchData.script("index", [String(bits)]))
      try await writeShards(bits, to: files)
    }
  }

  private nonisolated(nonsending) func writeShards(_ bits: Int, to files: any OutputFiles) async throws {
    var postings: [String: TermPostings] = [:]
    var sixteenth = 0
    for try await note in output.notes(withPrefix: TermNote.prefix) {
      guard let next = TermNote.sixteenth(of: note.key), case .object(let id) = note.owner else { continue }
      if next != sixteenth {
        // A file of a small index has terms of several sixteenths, and waits for the last of them.
        let last = bits < 4 ? sixteenth >> (4 - bits) : sixteenth
        if bits >= 4 || next >> (4 - bits) != last { try await flush(&postings, bits, to: files) }
        sixteenth = next
      }
      let number = PageNumber(of: id)
      TermNote.read(note.value) { term, weight in postings[term, default: TermPostings()].add(number, weight)
      }
    }
    try await flush(&postings, bits, to: files)
  }

  private nonisolated(nonsending) func flush(
    _ postings: inout [String: TermPostings], _ bits: Int, to files: any OutputFiles
  ) async throws {
    var shards: [Int: [String]] = [:]
    for term in postings.keys {
      shards[WordShard.number(of: WordShard.hash(of: term), bits: bits), default: []].append(term)
    }
    for (number, terms) in shards.sorted(by: { $0.key < $1.key }) {
      let sorted = terms.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
      try await files.write(OutputPath(WordShard.path(number))) { file in
        try file.write("searchData(\"\(number)\",[\"")
        for (index, term) in sorted.enumerated() {
          if index > 0 { try file.write("\\n") }
          try file.write(term)
          if let list = postings[term] { try file.write(list.text()) }
        }
        try file.write("\"])\n")
      }
    }
    postings.removeAll(keepingCapacity: true)
  }
}
