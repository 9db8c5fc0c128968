// ICU's headers, which libxml2 includes where it was built with ICU, clash with Foundation's. Nothing here
// needs them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/tree.h>
#include <libxml/xmlmemory.h>
#include <libxml/xmlwriter.h>
