import NotionExportKit
import Testing

@Suite("A cache with two generations") struct TwoGenerationCacheTests {
  @Test("An inserted value is found") func insertion() {
    var cache = TwoGenerationCache<Int, String>(generationLimit: 2)
    cache.insert("a", for: 1)
    #expect(cache.value(for: 1) == "a")
    #expect(cache.value(for: 2) == nil)
  }

  @Test("A later value replaces an earlier one, in whichever generation that is") func replacement() {
    var cache = TwoGenerationCache<Int, String>(generationLimit: 2)
    for key in 1...3 { cache.insert("old", for: key) }
    cache.insert("new", for: 1)
    #expect(cache.value(for: 1) == "new")
  }

  @Test("At most two generations are kept") func eviction() {
    var cache = TwoGenerationCache<Int, Int>(generationLimit: 10)
    for key in 0..<1_000 { cache.insert(key, for: key) }
    let kept = (0..<1_000).filter { cache.value(for: $0) != nil }
    #expect(kept.count <= 20 && kept.contains(999))
  }

  @Test("An element that is asked for again and again is never evicted") func use() {
    var cache = TwoGenerationCache<Int, Int>(generationLimit: 10)
    cache.insert(-1, for: -1)
    for key in 0..<1_000 {
      cache.insert(key, for: key)
      #expect(cache.value(for: -1) == -1)
    }
  }
}
