internal import CMalloc
internal import Foundation

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What this process takes of the machine's memory, and how its allocator keeps what it has been given.
package enum ProcessMemory {
  /// The memory that is resident now, in bytes; `nil` where the system does not tell.
  package static var resident: Int? {
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

  /// The most that has been resident since the process started, in bytes.
  package static var peak: Int {
    #if canImport(Darwin)
    var usage = rusage()
    getrusage(RUSAGE_SELF, &usage)
    return Int(usage.ru_maxrss)
    #else
    // What getrusage tells begins with what the process held that started this one.
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kibibytes = line.split(whereSeparator: \.isWhitespace).dropLast().last.flatMap({ Int($0) })
    else { return 0 }
    return kibibytes << 10
    #endif
  }

  /// Makes the allocator give back what is free, and keep one pool for all threads.
  ///
  /// By default glibc keeps up to eight pools for each processor, and each keeps its own free memory. To be
  /// called before the program does anything else.
  package static func economise() {
    #if canImport(Glibc)
    mallopt(M_ARENA_MAX, 1)
    mallopt(M_TRIM_THRESHOLD, 256 << 10)
    mallopt(M_MMAP_THRESHOLD, 256 << 10)
    #endif
  }

  /// Gives free memory back to the system.
  package static func trim() {
    #if canImport(Glibc)
    malloc_trim(0)
    #elseif canImport(Darwin)
    malloc_zone_pressure_relief(nil, 0)
    #endif
  }
}
