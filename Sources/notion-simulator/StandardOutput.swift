#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Flushes the output, even if standard output is a pipe.
func flushOutput() {
  fflush(nil)
}
