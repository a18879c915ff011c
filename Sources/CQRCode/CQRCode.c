#include "CQRCode.h"

#include <dlfcn.h>
#include <pthread.h>

// Our own declarations: ABI of libqrencode.so.4 (4.0 and later), qrencode.h.
struct code {
    int version;
    int width;
    unsigned char *data;
};
typedef struct code *(*encode_function)(const char *text, int version, int level, int mode, int case_sensitive);
typedef void (*free_function)(struct code *);

static encode_function encode;
static free_function release;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void load(void) {
    static const char *const names[] = {
#ifdef __APPLE__
        "libqrencode.4.dylib", "/opt/homebrew/lib/libqrencode.4.dylib", "/usr/local/lib/libqrencode.4.dylib",
#else
        "libqrencode.so.4",
#endif
    };
    void *library = NULL;
    for (size_t i = 0; library == NULL && i < sizeof names / sizeof names[0]; i++) {
        library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    }
    if (library == NULL) return;
    encode = (encode_function)dlsym(library, "QRcode_encodeString");
    release = (free_function)dlsym(library, "QRcode_free");
}

int32_t cqrcode_encode(const char *text, uint8_t *modules, size_t capacity) {
    pthread_once(&once, load);
    if (!encode || !release) return 0;
    // Error correction L (0), eight-bit mode (2). The encoder keeps caches that a lock must guard.
    pthread_mutex_lock(&lock);
    struct code *code = encode(text, 0, 0, 2, 1);
    pthread_mutex_unlock(&lock);
    if (!code) return 0;
    int32_t width = code->width;
    if ((size_t)width * (size_t)width > capacity) width = 0;
    for (int32_t i = 0; i < width * width; i++) modules[i] = code->data[i] & 1;
    release(code);
    return width;
}
