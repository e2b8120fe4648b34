/*
 * base/banned.h - functions that nobody calls here; forced into every file by the build (-include).
 *
 * The system headers that declare them come first, then the names are poisoned, so that a use is a compile error
 * and the declarations are not.
 */
#ifndef MW_BASE_BANNED_H
#define MW_BASE_BANNED_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <alloca.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#undef alloca
#undef strtok
#undef strncpy
#pragma GCC poison strcpy strcat sprintf vsprintf strncpy strncat strtok atoi atol atoll strtol strtoul strtoll
#pragma GCC poison gets alloca

#endif
