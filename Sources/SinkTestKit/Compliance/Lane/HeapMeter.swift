internal import Synchronization

#if canImport(Glibc)
internal import CMalloc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A meter of the memory that the process has allocated, read at intervals.
final class HeapMeter: Sendable {
  private struct State {
    var start = 0
    var peak = 0
  }

  private let state = Mutex(State())

  /// Whether the C library reports the allocated memory.
  static var isAvailable: Bool { bytesInUse != nil }

  /// Begins to measure.
  func start() {
    let now = Self.bytesInUse ?? 0
    state.withLock { $0 = State(start: now, peak: now) }
  }

  /// Takes a sample.
  func sample() {
    let now = Self.bytesInUse ?? 0
    state.withLock { $0.peak = max($0.peak, now) }
  }

  /// The peak of the samples, in bytes above the start.
  var peak: Int { state.withLock { $0.peak - $0.start } }

  private static var bytesInUse: Int? {
    #if canImport(Glibc)
    let information = mallinfo2()
    return information.uordblks + information.hblkhd
    #elseif canImport(Darwin)
    var statistics = malloc_statistics_t()
    malloc_zone_statistics(nil, &statistics)
    return statistics.size_in_use
    #else
    return nil
    #endif
  }
}
