#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Sends what was printed on its way, also where standard output is a pipe.
func flushOutput() {
  fflush(nil)
}
