// The compression function of SHA-256, as FIPS 180-4 defines it, in C and with the instructions that x86-64 and
// AArch64 have for it. C, because Swift can neither call those instructions nor compile a function for more than
// the oldest processor.

#include "CSHA256.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#define HAS_INSTRUCTIONS 1
#elif defined(__aarch64__) && (defined(__linux__) || defined(__APPLE__))
#include <arm_neon.h>
#if defined(__linux__)
#include <sys/auxv.h>
#endif
#define HAS_INSTRUCTIONS 1
#else
#define HAS_INSTRUCTIONS 0
#endif

// FIPS 180-4, 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
static const uint32_t constants[64] __attribute__((aligned(16))) = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

// MARK: Portable

static inline uint32_t rotated_right(uint32_t word, int count) {
  return (word >> count) | (word << (32 - count));
}

static inline uint32_t big_endian_word(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

// Names are those of FIPS 180-4, 6.2.2.
static void compress_portably(uint32_t state[8], const uint8_t *blocks, size_t count) {
  for (; count > 0; count -= 1, blocks += 64) {
    uint32_t w[64];
    for (int t = 0; t < 16; t += 1) { w[t] = big_endian_word(blocks + 4 * t); }
    for (int t = 16; t < 64; t += 1) {
      uint32_t s0 = rotated_right(w[t - 15], 7) ^ rotated_right(w[t - 15], 18) ^ (w[t - 15] >> 3);
      uint32_t s1 = rotated_right(w[t - 2], 17) ^ rotated_right(w[t - 2], 19) ^ (w[t - 2] >> 10);
      w[t] = s1 + w[t - 7] + s0 + w[t - 16];
    }
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    for (int t = 0; t < 64; t += 1) {
      uint32_t sum1 = rotated_right(e, 6) ^ rotated_right(e, 11) ^ rotated_right(e, 25);
      uint32_t t1 = h + sum1 + ((e & f) ^ (~e & g)) + constants[t] + w[t];
      uint32_t sum0 = rotated_right(a, 2) ^ rotated_right(a, 13) ^ rotated_right(a, 22);
      uint32_t t2 = sum0 + ((a & b) ^ (a & c) ^ (b & c));
      h = g;
      g = f;
      f = e;
      e = d + t1;
      d = c;
      c = b;
      b = a;
      a = t1 + t2;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
  }
}

// MARK: x86-64

#if defined(__x86_64__)

static int processor_has_instructions(void) {
  unsigned a, b, c, d;
  // SSSE3 and SSE4.1 move the words about; SHA is what this is for.
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & (1u << 9)) || !(c & (1u << 19))) { return 0; }
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & (1u << 29));
}

// `sha256rnds2` does two rounds, and keeps the state as (a, b, e, f) and (c, d, g, h), first letters highest.
__attribute__((target("sha,sse4.1,ssse3")))
static void compress_by_instructions(uint32_t state[8], const uint8_t *blocks, size_t count) {
  const __m128i byte_order = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i badc = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xb1);
  __m128i hgfe = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1b);
  __m128i abef = _mm_alignr_epi8(badc, hgfe, 8);
  __m128i cdgh = _mm_blend_epi16(hgfe, badc, 0xf0);

  for (; count > 0; count -= 1, blocks += 64) {
    const __m128i abef_before = abef, cdgh_before = cdgh;
    __m128i w[4];
#pragma clang loop unroll(full)
    for (int group = 0; group < 16; group += 1) {
      // Four words at a time; of the schedule only the last sixteen are needed.
      __m128i words;
      if (group < 4) {
        words = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(blocks + 16 * group)), byte_order);
      } else {
        __m128i before4 = w[group & 3], before3 = w[(group + 1) & 3];
        __m128i before2 = w[(group + 2) & 3], before1 = w[(group + 3) & 3];
        words = _mm_add_epi32(_mm_sha256msg1_epu32(before4, before3), _mm_alignr_epi8(before1, before2, 4));
        words = _mm_sha256msg2_epu32(words, before1);
      }
      w[group & 3] = words;
      __m128i sum = _mm_add_epi32(words, _mm_load_si128((const __m128i *)(constants + 4 * group)));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0e));
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }

  __m128i feba = _mm_shuffle_epi32(abef, 0x1b);
  __m128i dchg = _mm_shuffle_epi32(cdgh, 0xb1);
  _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xf0));
  _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

// MARK: AArch64

#elif HAS_INSTRUCTIONS

static int processor_has_instructions(void) {
#if defined(__linux__)
  // HWCAP_SHA2 of <asm/hwcap.h>.
  return (getauxval(AT_HWCAP) & (1ul << 6)) != 0;
#else
  return 1;
#endif
}

#if defined(__linux__)
__attribute__((target("sha2")))
#endif
static void compress_by_instructions(uint32_t state[8], const uint8_t *blocks, size_t count) {
  uint32x4_t abcd = vld1q_u32(state), efgh = vld1q_u32(state + 4);

  for (; count > 0; count -= 1, blocks += 64) {
    const uint32x4_t abcd_before = abcd, efgh_before = efgh;
    uint32x4_t w[4];
#pragma clang loop unroll(full)
    for (int group = 0; group < 16; group += 1) {
      // Four words at a time; of the schedule only the last sixteen are needed.
      uint32x4_t words;
      if (group < 4) {
        words = vreinterpretq_u32_u8(vrev32q_u8(vld1q_u8(blocks + 16 * group)));
      } else {
        words = vsha256su0q_u32(w[group & 3], w[(group + 1) & 3]);
        words = vsha256su1q_u32(words, w[(group + 2) & 3], w[(group + 3) & 3]);
      }
      w[group & 3] = words;
      const uint32x4_t sum = vaddq_u32(words, vld1q_u32(constants + 4 * group));
      const uint32x4_t abcd_old = abcd;
      abcd = vsha256hq_u32(abcd, efgh, sum);
      efgh = vsha256h2q_u32(efgh, abcd_old, sum);
    }
    abcd = vaddq_u32(abcd, abcd_before);
    efgh = vaddq_u32(efgh, efgh_before);
  }

  vst1q_u32(state, abcd);
  vst1q_u32(state + 4, efgh);
}

#endif

SHA256Implementation sha256_best_implementation(void) {
#if HAS_INSTRUCTIONS
  if (processor_has_instructions()) { return SHA256ImplementationInstructions; }
#endif
  return SHA256ImplementationPortable;
}

void sha256_compress(
  uint32_t state[8], const uint8_t *blocks, size_t count, SHA256Implementation implementation) {
#if HAS_INSTRUCTIONS
  if (implementation == SHA256ImplementationInstructions) {
    compress_by_instructions(state, blocks, count);
    return;
  }
#endif
  compress_portably(state, blocks, count);
}
