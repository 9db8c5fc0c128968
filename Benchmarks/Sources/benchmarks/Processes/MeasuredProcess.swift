#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

import ArgumentParser
import Foundation

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

/// The resource usage of a process, as counted by the operating system.
struct ProcessUsage: Sendable {
  /// The exit code; for a signal, 128 plus its number.
  var code: Int32
  /// The time from the start to the end, in seconds.
  var wallTime: Double
  /// Processor time in seconds, in user and system mode.
  var processorTime: Double
  /// The peak resident memory in bytes.
  ///
  /// Linux counts from the moment before the program was loaded, when the process still had this program's
  /// memory: the figure is never below that, so the harness keeps small.
  var peakMemory: Int

  /// The peak in megabytes (10^6).
  var peakMegabytes: Double { Double(peakMemory) / 1e6 }
}

extension [ProcessUsage] {
  /// The median of each figure; the code is the largest.
  var median: ProcessUsage {
    ProcessUsage(
      code: map(\.code).max() ?? 0, wallTime: map(\.wallTime).median,
      processorTime: map(\.processorTime).median,
      peakMemory: Int(map { Double($0.peakMemory) }.median))
  }
}

/// The number of repetitions of a step.
struct Repetition: ParsableArguments {
  @Option(help: "How often each step is run; the median counts.")
  var runs = 3

  func validate() throws {
    guard runs > 0 else { throw ValidationError("--runs must be at least 1.") }
  }

  /// Runs a step ``runs`` times.
  ///
  /// - Returns: The median of each figure.
  func median(_ step: () async throws -> ProcessUsage) async throws -> ProcessUsage {
    try await all(step).median
  }

  /// Runs a step ``runs`` times.
  ///
  /// - Returns: The measurement of each run.
  func all<Measured>(_ step: () async throws -> Measured) async throws -> [Measured] {
    var measured: [Measured] = []
    for _ in 0..<runs { measured.append(try await step()) }
    return measured
  }

  /// This repetition, or a single run if a workspace has more pages than the limit, as that is slow.
  func forWorkspace(of pages: Int, onceAbove limit: Int) -> Repetition {
    var repetition = self
    if pages > limit { repetition.runs = 1 }
    return repetition
  }
}
