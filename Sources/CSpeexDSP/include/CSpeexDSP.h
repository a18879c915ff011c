#ifndef CSPEEXDSP_H
#define CSPEEXDSP_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The resampler of libspeexdsp (BSD-3-Clause), found and loaded at run time: the program builds and starts without it.
typedef struct SpeexResamplerState_ *cspeexdsp_resampler;

/// Loads the library once; safe from any thread. False when it is missing: see `cspeexdsp_problem`.
bool cspeexdsp_load(void);

/// Why the last `cspeexdsp_load` failed, in the loader's words; "" when it did not.
const char *cspeexdsp_problem(void);

/// One channel. Quality is 0 (fast) to 10. NULL when out of memory or when a rate is 0.
/// The functions below may be called only after `cspeexdsp_load` returned true.
cspeexdsp_resampler cspeexdsp_resampler_init(uint32_t from, uint32_t to, int quality);

/// Skips the silence that the filter's delay would put in front; once, before the first samples.
void cspeexdsp_resampler_skip_zeros(cspeexdsp_resampler resampler);

/// Frames at the source rate that must follow the last sample to bring out the filter's tail.
uint32_t cspeexdsp_resampler_input_latency(cspeexdsp_resampler resampler);

/// `in_length` and `out_length` say what there is, and after the call what was read and written.
void cspeexdsp_resampler_process(
    cspeexdsp_resampler resampler, const float *in, uint32_t *in_length, float *out, uint32_t *out_length);

void cspeexdsp_resampler_destroy(cspeexdsp_resampler resampler);

#ifdef __cplusplus
}
#endif

#endif
