// libxml2's headers, for XMLReader alone.
// xmlversion.h comes first so that its ICU switch can be taken back: with it the ICU headers come in too, and they
// clash with those that Foundation brings along as soon as a package in the build uses Foundation.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
