// How much memory is in use, as glibc counts it.
#if defined(__linux__)
#include <malloc.h>
#endif
