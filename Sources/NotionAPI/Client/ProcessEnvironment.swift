#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The environment of the process; the only file that needs Foundation.
enum ProcessEnvironment {
  /// The environment's variables.
  static var variables: [String: String] { ProcessInfo.processInfo.environment }

  /// The seconds since 1970, by the system's clock.
  static var secondsSince1970: Double { Date().timeIntervalSince1970 }
}
