#include "CSpeexDSP.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>

// Our own declarations of the five functions used: ABI of libspeexdsp.so.1 (1.2.0 and later), speex/speex_resampler.h.
typedef cspeexdsp_resampler (*init_function)(uint32_t channels, uint32_t in, uint32_t out, int quality, int *error);
typedef void (*destroy_function)(cspeexdsp_resampler);
typedef int (*process_function)(
    cspeexdsp_resampler, uint32_t channel, const float *in, uint32_t *in_length, float *out, uint32_t *out_length);
typedef int (*latency_function)(cspeexdsp_resampler);
typedef int (*skip_function)(cspeexdsp_resampler);

static struct {
    init_function init;
    destroy_function destroy;
    process_function process;
    latency_function input_latency;
    skip_function skip_zeros;
} speex;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static bool is_loaded = false;
static char problem[256] = "";

static void load(void) {
    static const char *const names[] = {
#ifdef __APPLE__
        "libspeexdsp.1.dylib", "/opt/homebrew/lib/libspeexdsp.1.dylib", "/usr/local/lib/libspeexdsp.1.dylib",
#else
        "libspeexdsp.so.1",
#endif
    };
    void *library = NULL;
    for (size_t i = 0; library == NULL && i < sizeof names / sizeof names[0]; i++) {
        library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    }
    if (library == NULL) {
        const char *message = dlerror();
        snprintf(problem, sizeof problem, "%s", message ? message : "not found");
        return;
    }
    speex.init = (init_function)dlsym(library, "speex_resampler_init");
    speex.destroy = (destroy_function)dlsym(library, "speex_resampler_destroy");
    speex.process = (process_function)dlsym(library, "speex_resampler_process_float");
    speex.input_latency = (latency_function)dlsym(library, "speex_resampler_get_input_latency");
    speex.skip_zeros = (skip_function)dlsym(library, "speex_resampler_skip_zeros");
    if (!speex.init || !speex.destroy || !speex.process || !speex.input_latency || !speex.skip_zeros) {
        snprintf(problem, sizeof problem, "libspeexdsp lacks a resampler function; version 1.2 or later is needed");
        dlclose(library);
        return;
    }
    is_loaded = true;
}

bool cspeexdsp_load(void) {
    pthread_once(&once, load);
    return is_loaded;
}

const char *cspeexdsp_problem(void) { return problem; }

cspeexdsp_resampler cspeexdsp_resampler_init(uint32_t from, uint32_t to, int quality) {
    int error = 0;
    return speex.init(1, from, to, quality, &error);
}

void cspeexdsp_resampler_skip_zeros(cspeexdsp_resampler resampler) { speex.skip_zeros(resampler); }

uint32_t cspeexdsp_resampler_input_latency(cspeexdsp_resampler resampler) {
    return (uint32_t)speex.input_latency(resampler);
}

void cspeexdsp_resampler_process(
    cspeexdsp_resampler resampler, const float *in, uint32_t *in_length, float *out, uint32_t *out_length) {
    speex.process(resampler, 0, in, in_length, out, out_length);
}

void cspeexdsp_resampler_destroy(cspeexdsp_resampler resampler) { speex.destroy(resampler); }
