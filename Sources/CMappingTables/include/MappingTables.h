#ifndef FLUORO_MAPPING_TABLES_H
#define FLUORO_MAPPING_TABLES_H
#include <stddef.h>

/// How many table files the binary holds.
size_t fluoro_table_count(void);
/// A table file's path below Mappings/, such as `hl7v2/segments/PR1-Procedure.csv`. Files stand in path order.
const char *fluoro_table_path(size_t index);
/// A table file's bytes; they live as long as the program.
const unsigned char *fluoro_table_bytes(size_t index);
/// How many bytes that are.
size_t fluoro_table_length(size_t index);

#endif
