#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the process knows of the world around it; the one file that needs Foundation.
enum ProcessEnvironment {
  /// The environment's variables.
  static var variables: [String: String] { ProcessInfo.processInfo.environment }

  /// The seconds since 1970, as the system's clock tells them.
  static var secondsSince1970: Double { Date().timeIntervalSince1970 }
}
