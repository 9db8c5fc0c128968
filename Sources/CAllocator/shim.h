// glibc's own calls to its allocator; Swift's module of glibc leaves them out.
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
