#if os(Linux)
import Foundation
import NotionSimulator
import TestSupport
import Testing

/// LeakSanitizer, loaded into the real program, finds no leaked memory.
@Suite struct LeakTests {
  /// GCC's, which Swift needs on Linux for its linker and start files.
  private static let sanitizer: String? = [
    "/usr/lib/x86_64-linux-gnu/liblsan.so.0", "/usr/lib/aarch64-linux-gnu/liblsan.so.0",
  ].first { FileManager.default.fileExists(atPath: $0) }

  @Test(
    "An export of every format leaks nothing",
    .enabled(if: sanitizer != nil, "LeakSanitizer is not installed"))
  func leaks() async throws {
    let sanitizer = try #require(Self.sanitizer)
    let folder = try TemporaryFolder()
    try await withSimulator(DemoWorkspace.make()) { simulator in
      var program = Workbench(folder, simulator, formats: "html", "json", "markdown").program("out")
      program.environment["LD_PRELOAD"] = sanitizer
      program.environment["LSAN_OPTIONS"] = "verbosity=2:log_threads=1"
      let ending = try await program.run()
      // 3, as the demo holds a few objects that cannot be read; a leak would be 23.
      #expect(ending.code == 3, "\(ending.errors)")
      #expect(!ending.errors.contains("detected memory leaks"), "\(ending.errors)")
      #expect(ending.errors.contains("Attached to thread"), "LeakSanitizer did not look")
    }
  }
}
#endif
