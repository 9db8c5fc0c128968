import NotionExportKit
import NotionModel

/// The inverted index of the search: files of terms with their pages.
///
/// It is built from the notes of the pages, not from the pages. A file whose terms have not changed has the
/// same bytes as before and is not written. The notes are read one sixteenth at a time; if its terms exceed
/// the memory limit, it is read again for each part of the files.
struct SearchIndex {
  private let output: any OutputTree
  private let memory: Int

  /// Creates the index of an output, with an approximate limit of terms in memory, in bytes.
  init(output: any OutputTree, memory: Int = 1 << 20) {
    self.output = output
    self.memory = memory
  }

  /// Writes the index of all pages that have been written with a ``SearchPage``.
  ///
  /// - Throws: ``OutputError``.
  func write() async throws {
    var count = 0
    for try await _ in output.notes(withPrefix: TermNote.page) { count += 1 }
    let bits = WordShard.bits(forPages: count)
    try await output.replaceFiles(of: .named("search")) { files in
      try await files.write(
        OutputPath(["search", "index.css"]), bytes: ValueSheet.sheet([("index", [String(bits)])]))
      try await writeShards(bits, to: files)
    }
  }

  private nonisolated(nonsending) func writeShards(_ bits: Int, to files: any OutputFiles) async throws {
    // A file of a small index has terms of several sixteenths.
    let unit = max((1 << bits) / 16, 1)
    var width = unit
    for first in stride(from: 0, to: 1 << bits, by: unit) {
      var next = first
      while next < first + unit {
        let terms = try await read(next..<min(next + width, first + unit), bits)
        try await write(terms, to: files)
        next = terms.files.upperBound
        // A single file of frequent words must not force those after it to be read one by one.
        width = terms.size < memory / 2 ? min(2 * terms.files.count, unit) : terms.files.count
      }
    }
  }

  /// Reads the terms of the first of some files, as many as fit into memory.
  private nonisolated(nonsending) func read(_ files: Range<Int>, _ bits: Int) async throws -> ShardTerms {
    var terms = ShardTerms(of: files, bits: bits)
    for sixteenth in TermNote.sixteenths(ofFiles: files, bits: bits) {
      for try await note in output.notes(withPrefix: TermNote.key(ofSixteenth: sixteenth)) {
        guard case .object(let id) = note.owner else { continue }
        let number = PageNumber(of: id)
        TermNote.read(note.value) { term, weight in
          terms.add(term, number, weight)
          while terms.size > memory, terms.files.count > 1 { terms.narrow() }
        }
      }
    }
    return terms
  }

  private nonisolated(nonsending) func write(_ terms: ShardTerms, to files: any OutputFiles) async throws {
    for (number, terms) in terms.byFile {
      try await files.write(OutputPath(WordShard.path(number))) { file in
        try file.write(ValueSheet.opening + ValueSheet.begin("\(number)"))
        for (index, (term, postings)) in terms.enumerated() {
          if index > 0 { try file.write("%0A") }
          try file.write(term)
          try file.write(postings.text())
        }
        try file.write("\"" + ValueSheet.closing)
      }
    }
  }
}
