import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A program in a separate process whose resource usage is measured.
///
/// Foundation's `Process` collects the process itself and keeps what it cost; this one asks `wait4`.
struct MeasuredProcess: Sendable {
  /// The reason why a program could not be started.
  struct StartFailure: Error, CustomStringConvertible {
    let description: String
  }

  let identifier: pid_t
  private let startedAt: ContinuousClock.Instant

  /// Starts a program and redirects its output to a file.
  ///
  /// - Parameters:
  ///   - program: The path of the program.
  ///   - arguments: Its arguments.
  ///   - environment: Its complete environment.
  ///   - output: The file for standard output and standard error, which is emptied first.
  /// - Throws: ``StartFailure``
  init(_ program: String, _ arguments: [String], environment: [String: String], output: String) throws {
    #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
    #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // A shell that starts this in the background ignores SIGINT for it; the program must receive it.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGINT)
    sigaddset(&defaults, SIGTERM)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var identifier: pid_t = 0
    startedAt = .now
    let failure = posix_spawn(&identifier, program, &actions, &attributes, &words, &variables)
    guard failure == 0 else {
      throw StartFailure(
        description: "\(program) could not be started: \(String(cString: strerror(failure)))")
    }
    self.identifier = identifier
  }

  /// Waits for the end of the process; must be called only once.
  func wait() async -> ProcessUsage {
    await withCheckedContinuation { continuation in
      // A separate thread, as `wait4` blocks.
      Thread.detachNewThread {
        var status: Int32 = 0
        var usage = rusage()
        while wait4(identifier, &status, 0, &usage) == -1, errno == EINTR {}
        continuation.resume(returning: ProcessUsage(status, usage, since: startedAt))
      }
    }
  }

  /// Sends a signal.
  func signal(_ number: Int32) { kill(identifier, number) }
}

extension ProcessUsage {
  fileprivate init(_ status: Int32, _ usage: rusage, since start: ContinuousClock.Instant) {
    let wasSignalled = status & 0x7F != 0
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    #if canImport(Darwin)
    let unit = 1
    #else
    let unit = 1024
    #endif
    self.init(
      code: wasSignalled ? 128 + (status & 0x7F) : (status >> 8) & 0xFF,
      wallTime: (ContinuousClock.now - start) / .seconds(1),
      processorTime: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      peakMemory: Int(usage.ru_maxrss) * unit)
  }
}
