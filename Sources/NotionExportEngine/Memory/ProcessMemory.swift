internal import CMalloc
internal import Foundation

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The memory use of this process, and the settings of its allocator.
public enum ProcessMemory {
  /// The resident memory in bytes, or `nil` if the system does not report it.
  public static var resident: Int? {
    #if canImport(Darwin)
    var information = mach_task_basic_info()
    var count = mach_msg_type_number_t(
      MemoryLayout<mach_task_basic_info>.size / MemoryLayout<natural_t>.size)
    let result = withUnsafeMutablePointer(to: &information) { pointer in
      pointer.withMemoryRebound(to: integer_t.self, capacity: Int(count)) {
        task_info(mach_task_self_, task_flavor_t(MACH_TASK_BASIC_INFO), $0, &count)
      }
    }
    return result == KERN_SUCCESS ? Int(information.resident_size) : nil
    #else
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
    let fields = text.split(separator: " ")
    return fields.count > 1 ? Int(fields[1]).map { $0 * Int(sysconf(Int32(_SC_PAGESIZE))) } : nil
    #endif
  }

  /// The peak of the resident memory since the process started, in bytes.
  public static var peak: Int {
    #if canImport(Darwin)
    var usage = rusage()
    getrusage(RUSAGE_SELF, &usage)
    return Int(usage.ru_maxrss)
    #else
    // getrusage includes the memory of the process that started this one.
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kibibytes = line.split(whereSeparator: \.isWhitespace).dropLast().last.flatMap({ Int($0) })
    else { return 0 }
    return kibibytes << 10
    #endif
  }

  /// Configures the allocator to return free memory to the system, and to keep one arena for all threads.
  ///
  /// By default glibc keeps up to eight arenas for each processor, each with its own free memory. Call this
  /// before anything else in the program.
  public static func economise() {
    #if canImport(Glibc)
    mallopt(M_ARENA_MAX, 1)
    mallopt(M_TRIM_THRESHOLD, 256 << 10)
    mallopt(M_MMAP_THRESHOLD, 256 << 10)
    #endif
  }

  /// Returns free memory to the system.
  public static func trim() {
    #if canImport(Glibc)
    malloc_trim(0)
    #elseif canImport(Darwin)
    malloc_zone_pressure_relief(nil, 0)
    #endif
  }
}
