#ifndef CQRCODE_H
#define CQRCODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The encoder of libqrencode (LGPL-2.1-or-later), found and loaded at run time: the program builds and starts without it.
///
/// Writes one byte for each module, row by row, 1 = dark, and returns the rows; 0 when the library is missing, the text
/// is too long or `capacity` is too small. Safe from any thread.
int32_t cqrcode_encode(const char *text, uint8_t *modules, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
