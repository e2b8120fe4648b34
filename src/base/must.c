#include "base/must.h"

#include <stdlib.h>
#include <unistd.h>

void must_fail(const char *cond, const char *file, int line, const char *func)
{
    char      line_buf[512];
    const int n = snprintf(line_buf, sizeof line_buf, "{\"level\":\"fatal\",\"event\":\"must\",\"at\":\"%s:%d\",\"in\":\"%s\",\"cond\":\"%s\"}\n",
                           file, line, func, cond);
    if (n > 0) {
        const size_t  len = (size_t)n < sizeof line_buf ? (size_t)n : sizeof line_buf - 1;
        const ssize_t put = write(STDERR_FILENO, line_buf, len);
        (void)put; /* nothing is left to do about it */
    }
    abort();
}
