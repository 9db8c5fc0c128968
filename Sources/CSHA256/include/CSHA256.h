#ifndef CSHA256_H
#define CSHA256_H

#include <stddef.h>
#include <stdint.h>

/// Code that can compress blocks.
typedef enum {
  /// C, for every processor.
  SHA256ImplementationPortable = 0,
  /// The processor's own instructions: SHA-NI of x86-64, SHA2 of AArch64.
  SHA256ImplementationInstructions = 1,
} SHA256Implementation;

/// The fastest code that this processor can run.
SHA256Implementation sha256_best_implementation(void);

/// Compresses `count` blocks of 64 bytes into `state` (FIPS 180-4, 6.2.2).
///
/// `SHA256ImplementationInstructions` needs a processor for which `sha256_best_implementation` returns it.
void sha256_compress(
  uint32_t state[8], const uint8_t *blocks, size_t count, SHA256Implementation implementation);

#endif
