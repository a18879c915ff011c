#include "CPulse.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// Declarations of libpulse's C interface (stable since 0.9.16), written from its documentation.

typedef struct pa_threaded_mainloop pa_threaded_mainloop;
typedef struct pa_mainloop_api pa_mainloop_api;
typedef struct pa_context pa_context;
typedef struct pa_stream pa_stream;
typedef struct pa_operation pa_operation;

typedef struct {
    int format;
    uint32_t rate;
    uint8_t channels;
} SampleSpec;

typedef struct {
    uint32_t maxlength, tlength, prebuf, minreq, fragsize;
} BufferAttributes;

// The first members of longer structures; libpulse only hands out pointers to them.
typedef struct {
    const char *name;
    uint32_t index;
    const char *description;
} SinkInfo;

typedef struct {
    const char *user, *host, *version, *server;
    SampleSpec spec;
    const char *defaultSink;
} ServerInfo;

enum {
    contextNoAutospawn = 1,
    contextReady = 4,
    contextFailed = 5,
    contextTerminated = 6,
    streamInterpolateTiming = 0x0002,
    streamNotMonotonic = 0x0004,
    streamAutoTimingUpdate = 0x0008,
    streamAdjustLatency = 0x2000,
    streamReady = 2,
    streamFailed = 3,
    streamTerminated = 4,
    formatFloat32LE = 5,
    seekRelative = 0,
};

// name in libpulse, result, parameters
#define FUNCTIONS(X) \
    X(threaded_mainloop_new, pa_threaded_mainloop *, (void)) \
    X(threaded_mainloop_free, void, (pa_threaded_mainloop *)) \
    X(threaded_mainloop_start, int, (pa_threaded_mainloop *)) \
    X(threaded_mainloop_stop, void, (pa_threaded_mainloop *)) \
    X(threaded_mainloop_lock, void, (pa_threaded_mainloop *)) \
    X(threaded_mainloop_unlock, void, (pa_threaded_mainloop *)) \
    X(threaded_mainloop_get_api, pa_mainloop_api *, (pa_threaded_mainloop *)) \
    X(context_new, pa_context *, (pa_mainloop_api *, const char *)) \
    X(context_unref, void, (pa_context *)) \
    X(context_set_state_callback, void, (pa_context *, void (*)(pa_context *, void *), void *)) \
    X(context_connect, int, (pa_context *, const char *, int, const void *)) \
    X(context_disconnect, void, (pa_context *)) \
    X(context_get_state, int, (const pa_context *)) \
    X(context_errno, int, (const pa_context *)) \
    X(context_get_sink_info_list, pa_operation *, \
        (pa_context *, void (*)(pa_context *, const SinkInfo *, int, void *), void *)) \
    X(context_get_server_info, pa_operation *, \
        (pa_context *, void (*)(pa_context *, const ServerInfo *, void *), void *)) \
    X(operation_unref, void, (pa_operation *)) \
    X(strerror, const char *, (int)) \
    X(stream_new, pa_stream *, (pa_context *, const char *, const SampleSpec *, const void *)) \
    X(stream_unref, void, (pa_stream *)) \
    X(stream_set_state_callback, void, (pa_stream *, void (*)(pa_stream *, void *), void *)) \
    X(stream_set_write_callback, void, (pa_stream *, void (*)(pa_stream *, size_t, void *), void *)) \
    X(stream_connect_playback, int, \
        (pa_stream *, const char *, const BufferAttributes *, int, const void *, pa_stream *)) \
    X(stream_disconnect, int, (pa_stream *)) \
    X(stream_get_state, int, (const pa_stream *)) \
    X(stream_begin_write, int, (pa_stream *, void **, size_t *)) \
    X(stream_write, int, (pa_stream *, const void *, size_t, void (*)(void *), int64_t, int)) \
    X(stream_get_time, int, (pa_stream *, uint64_t *)) \
    X(stream_cork, pa_operation *, (pa_stream *, int, void (*)(pa_stream *, int, void *), void *))

#define DECLARE(name, result, parameters) static result(*pa_##name) parameters;
FUNCTIONS(DECLARE)

enum {
    // 2.7 s at 24 kHz: what may wait, and behind it what was sent and may still be faded.
    ringFrames = 1 << 16,
    // Sound queued at the server is cut this long after what is heard now, so that the server can still change it.
    cutMarginMilliseconds = 5,
    fadeMilliseconds = 8,
    maximumSpans = 64,
};

// A stretch of the time line that carries sound without gaps.
typedef struct {
    uint64_t stream;
    uint64_t pushed;
    uint64_t length;
} Span;

struct CPulse {
    pa_threaded_mainloop *loop;
    pa_context *context;
    pa_stream *stream;
    CPulseListener listener;
    void *listenerContext;
    char *device;
    int rate;
    int targetMilliseconds;
    int requestMilliseconds;
    _Atomic int state;
    char reason[160];

    // `pushed` grows by the producer, `popped` by the main loop's thread; both count frames for ever.
    _Atomic uint64_t pushed;
    _Atomic uint64_t popped;
    _Atomic uint64_t roomWanted;
    float *ring;

    // The rest is guarded by the main loop's lock.
    uint64_t written;
    uint64_t lastHeard;
    bool isCorked;
    int spanCount;
    Span spans[maximumSpans];
};

static int load(const char *path, char *error, size_t errorSize) {
    static bool isLoaded;
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        snprintf(error, errorSize, "%s", dlerror());
        return -1;
    }
    // The first one found serves the process; others are only tried.
    if (isLoaded) {
        dlclose(library);
        return 0;
    }
#define FIND(name, result, parameters) \
    if ((*(void **)&pa_##name = dlsym(library, "pa_" #name)) == NULL) { \
        snprintf(error, errorSize, "%s has no pa_" #name, path); \
        dlclose(library); \
        return -1; \
    }
    FUNCTIONS(FIND)
    isLoaded = true;
    return 0;
}

int CPulse_load(const char *path, char *error, size_t errorSize) {
    static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&mutex);
    int status = load(path, error, errorSize);
    pthread_mutex_unlock(&mutex);
    return status;
}

// MARK: time line

static void note_sound(CPulse *p, uint64_t pushed, uint64_t length) {
    if (p->spanCount > 0) {
        Span *last = &p->spans[p->spanCount - 1];
        if (last->stream + last->length == p->written && last->pushed + last->length == pushed) {
            last->length += length;
            return;
        }
    }
    if (p->spanCount == maximumSpans) {
        memmove(p->spans, p->spans + 1, (maximumSpans - 1) * sizeof(Span));
        p->spanCount--;
    }
    p->spans[p->spanCount++] = (Span){ p->written, pushed, length };
}

// Forgets what lies at or after `end` on the time line.
static void cut_spans(CPulse *p, uint64_t end) {
    while (p->spanCount > 0) {
        Span *last = &p->spans[p->spanCount - 1];
        if (last->stream < end) {
            if (last->stream + last->length > end) last->length = end - last->stream;
            return;
        }
        p->spanCount--;
    }
}

static CPulsePosition position_at(CPulse *p, uint64_t frame) {
    CPulsePosition position = { 0, false };
    for (int i = p->spanCount - 1; i >= 0; i--) {
        Span *span = &p->spans[i];
        if (frame < span->stream) continue;
        uint64_t offset = frame - span->stream;
        position.isSounding = offset < span->length;
        position.heard = span->pushed + (position.isSounding ? offset : span->length);
        return position;
    }
    // Silence before the first span known: nothing of it was heard.
    if (p->spanCount > 0) position.heard = p->spans[0].pushed;
    return position;
}

static float sample_at(CPulse *p, uint64_t frame) {
    for (int i = p->spanCount - 1; i >= 0; i--) {
        Span *span = &p->spans[i];
        if (frame < span->stream) continue;
        uint64_t offset = frame - span->stream;
        return offset < span->length ? p->ring[(span->pushed + offset) % ringFrames] : 0;
    }
    return 0;
}

// The frame of the time line that leaves the loudspeaker now.
static uint64_t heard_frame(CPulse *p) {
    uint64_t microseconds = 0;
    if (p->stream == NULL || pa_stream_get_time(p->stream, &microseconds) < 0) return p->lastHeard;
    uint64_t frame = microseconds * (uint64_t)p->rate / 1000000;
    if (frame > p->written) frame = p->written;
    if (frame > p->lastHeard) p->lastHeard = frame;
    return p->lastHeard;
}

// MARK: callbacks, on the main loop's thread with its lock held

static void call_listener(CPulse *p) { p->listener(p->listenerContext); }

static void lose(CPulse *p, const char *reason) {
    if (atomic_load(&p->state) == CPulseLost) return;
    snprintf(p->reason, sizeof p->reason, "%s", reason);
    atomic_store(&p->state, CPulseLost);
    call_listener(p);
}

static void on_write(pa_stream *stream, size_t bytes, void *context) {
    CPulse *p = context;
    size_t frames = bytes / sizeof(float);
    // Kept fresh, so that what was heard is known to 20 ms when the server goes away.
    heard_frame(p);
    while (frames > 0) {
        void *memory = NULL;
        size_t room = frames * sizeof(float);
        if (pa_stream_begin_write(stream, &memory, &room) < 0 || memory == NULL) return;
        size_t count = room / sizeof(float);
        if (count > frames) count = frames;
        if (count == 0) return;
        uint64_t popped = atomic_load_explicit(&p->popped, memory_order_relaxed);
        uint64_t waiting = atomic_load_explicit(&p->pushed, memory_order_acquire) - popped;
        size_t sound = waiting < count ? (size_t)waiting : count;
        float *out = memory;
        for (size_t i = 0; i < sound; i++) out[i] = p->ring[(popped + i) % ringFrames];
        memset(out + sound, 0, (count - sound) * sizeof(float));
        if (pa_stream_write(stream, memory, count * sizeof(float), NULL, 0, seekRelative) < 0) return;
        if (sound > 0) note_sound(p, popped, sound);
        p->written += count;
        atomic_store_explicit(&p->popped, popped + sound, memory_order_release);
        frames -= count;
    }
    uint64_t wanted = atomic_load(&p->roomWanted);
    if (wanted > 0 && CPulse_waiting(p) < wanted && atomic_compare_exchange_strong(&p->roomWanted, &wanted, 0))
        call_listener(p);
}

static void on_stream_state(pa_stream *stream, void *context) {
    CPulse *p = context;
    switch (pa_stream_get_state(stream)) {
    case streamReady:
        atomic_store(&p->state, CPulseReady);
        call_listener(p);
        break;
    case streamFailed:
    case streamTerminated:
        lose(p, pa_strerror(pa_context_errno(p->context)));
        break;
    default:
        break;
    }
}

static void on_context_state(pa_context *context, void *user) {
    CPulse *p = user;
    switch (pa_context_get_state(context)) {
    case contextReady: {
        SampleSpec spec = { formatFloat32LE, (uint32_t)p->rate, 1 };
        uint32_t frameBytes = sizeof(float);
        uint32_t perMillisecond = (uint32_t)p->rate / 1000 * frameBytes;
        BufferAttributes attributes = {
            .maxlength = UINT32_MAX,
            .tlength = (uint32_t)p->targetMilliseconds * perMillisecond,
            // Starts with its first frames: the time line must not wait for a full buffer.
            .prebuf = frameBytes,
            .minreq = (uint32_t)p->requestMilliseconds * perMillisecond,
            .fragsize = UINT32_MAX,
        };
        p->stream = pa_stream_new(context, "voice", &spec, NULL);
        if (p->stream == NULL) {
            lose(p, pa_strerror(pa_context_errno(context)));
            return;
        }
        pa_stream_set_state_callback(p->stream, on_stream_state, p);
        pa_stream_set_write_callback(p->stream, on_write, p);
        // While a server stalls (as it may when a stream starts), the interpolated time runs on. Monotonic, it would
        // then stand still until the truth has caught up; `heard_frame` keeps its own, tighter order.
        int flags = streamInterpolateTiming | streamNotMonotonic | streamAutoTimingUpdate | streamAdjustLatency;
        if (pa_stream_connect_playback(p->stream, p->device, &attributes, flags, NULL, NULL) < 0)
            lose(p, pa_strerror(pa_context_errno(context)));
        break;
    }
    case contextFailed:
    case contextTerminated:
        lose(p, pa_strerror(pa_context_errno(context)));
        break;
    default:
        break;
    }
}

// MARK: life

CPulse *CPulse_open(
    const char *server, const char *device, const char *application, int rate, int targetMilliseconds,
    int requestMilliseconds, CPulseListener listener, void *context) {
    CPulse *p = calloc(1, sizeof *p);
    if (p == NULL) return NULL;
    p->listener = listener;
    p->listenerContext = context;
    p->rate = rate;
    p->targetMilliseconds = targetMilliseconds;
    p->requestMilliseconds = requestMilliseconds;
    p->ring = calloc(ringFrames, sizeof(float));
    p->device = device ? strdup(device) : NULL;
    p->loop = pa_threaded_mainloop_new();
    if (p->loop) p->context = pa_context_new(pa_threaded_mainloop_get_api(p->loop), application);
    if (p->ring == NULL || p->context == NULL || pa_threaded_mainloop_start(p->loop) < 0) {
        if (p->context) pa_context_unref(p->context);
        if (p->loop) pa_threaded_mainloop_free(p->loop);
        free(p->device);
        free(p->ring);
        free(p);
        return NULL;
    }
    pa_threaded_mainloop_lock(p->loop);
    pa_context_set_state_callback(p->context, on_context_state, p);
    // A server that is not running is the supervisor's business: libpulse must not fork one.
    if (pa_context_connect(p->context, server, contextNoAutospawn, NULL) < 0)
        lose(p, pa_strerror(pa_context_errno(p->context)));
    pa_threaded_mainloop_unlock(p->loop);
    return p;
}

void CPulse_close(CPulse *p) {
    pa_threaded_mainloop_lock(p->loop);
    if (p->stream) {
        pa_stream_set_state_callback(p->stream, NULL, NULL);
        pa_stream_set_write_callback(p->stream, NULL, NULL);
        pa_stream_disconnect(p->stream);
        pa_stream_unref(p->stream);
        p->stream = NULL;
    }
    pa_context_set_state_callback(p->context, NULL, NULL);
    pa_context_disconnect(p->context);
    pa_context_unref(p->context);
    pa_threaded_mainloop_unlock(p->loop);
    pa_threaded_mainloop_stop(p->loop);
    pa_threaded_mainloop_free(p->loop);
    free(p->device);
    free(p->ring);
    free(p);
}

int CPulse_state(CPulse *p) { return atomic_load(&p->state); }

void CPulse_reason(CPulse *p, char *text, size_t size) {
    pa_threaded_mainloop_lock(p->loop);
    snprintf(text, size, "%s", p->reason);
    pa_threaded_mainloop_unlock(p->loop);
}

// MARK: sound

size_t CPulse_waiting(CPulse *p) {
    uint64_t popped = atomic_load_explicit(&p->popped, memory_order_acquire);
    return (size_t)(atomic_load_explicit(&p->pushed, memory_order_acquire) - popped);
}

size_t CPulse_push(CPulse *p, const float *samples, size_t count) {
    uint64_t pushed = atomic_load_explicit(&p->pushed, memory_order_relaxed);
    // Half of the ring stays behind for the fade.
    size_t waiting = CPulse_waiting(p);
    size_t room = waiting < ringFrames / 2 ? ringFrames / 2 - waiting : 0;
    if (count > room) count = room;
    for (size_t i = 0; i < count; i++) p->ring[(pushed + i) % ringFrames] = samples[i];
    atomic_store_explicit(&p->pushed, pushed + count, memory_order_release);
    return count;
}

bool CPulse_want_room(CPulse *p, size_t frames) {
    atomic_store(&p->roomWanted, frames);
    if (CPulse_waiting(p) >= frames) return true;
    // If the exchange fails, the callback saw the wish already and its call is on the way.
    uint64_t wanted = frames;
    return !atomic_compare_exchange_strong(&p->roomWanted, &wanted, 0);
}

CPulsePosition CPulse_position(CPulse *p) {
    pa_threaded_mainloop_lock(p->loop);
    CPulsePosition position = position_at(p, heard_frame(p));
    pa_threaded_mainloop_unlock(p->loop);
    return position;
}

uint64_t CPulse_silence(CPulse *p) {
    pa_threaded_mainloop_lock(p->loop);
    uint64_t heard = heard_frame(p);
    uint64_t end = position_at(p, heard).heard;
    if (atomic_load(&p->state) == CPulseReady && p->stream != NULL) {
        uint64_t start = heard + (uint64_t)p->rate * cutMarginMilliseconds / 1000;
        uint64_t fade = (uint64_t)p->rate * fadeMilliseconds / 1000;
        if (start > p->written) start = p->written;
        uint64_t popped = atomic_load(&p->popped);
        uint64_t waiting = atomic_load(&p->pushed) - popped;
        // The fade may reach into what still waits in the ring.
        uint64_t beyond = start + fade > p->written ? start + fade - p->written : 0;
        if (beyond > waiting) beyond = waiting;
        uint64_t back = p->written - start;
        uint64_t total = back + beyond;
        float *sound = calloc(total > 0 ? total : 1, sizeof(float));
        if (sound != NULL && total > 0) {
            for (uint64_t i = 0; i < fade && i < total; i++) {
                float value = i < back ? sample_at(p, start + i) : p->ring[(popped + i - back) % ringFrames];
                sound[i] = value * (float)(fade - i) / (float)fade;
            }
            pa_stream_write(p->stream, sound, total * sizeof(float), NULL, -(int64_t)(back * sizeof(float)), seekRelative);
            if (beyond > 0) note_sound(p, popped, beyond);
            p->written += beyond;
        }
        free(sound);
        cut_spans(p, start + fade);
        end = position_at(p, start + fade).heard;
    }
    atomic_store(&p->popped, atomic_load(&p->pushed));
    pa_threaded_mainloop_unlock(p->loop);
    return end;
}

void CPulse_cork(CPulse *p, bool cork) {
    pa_threaded_mainloop_lock(p->loop);
    if (p->stream != NULL && p->isCorked != cork && atomic_load(&p->state) == CPulseReady) {
        p->isCorked = cork;
        pa_operation *operation = pa_stream_cork(p->stream, cork, NULL, NULL);
        if (operation) pa_operation_unref(operation);
    }
    pa_threaded_mainloop_unlock(p->loop);
}

// MARK: devices

typedef struct {
    char *names[64];
    char *descriptions[64];
    int count;
    char *defaultName;
    _Atomic int answers;
    _Atomic int failed;
    char reason[160];
    pa_context *context;
} DeviceQuery;

static void on_sink(pa_context *context, const SinkInfo *sink, int end, void *user) {
    (void)context;
    DeviceQuery *query = user;
    if (end != 0 || sink == NULL) {
        atomic_fetch_add(&query->answers, 1);
    } else if (query->count < 64) {
        query->names[query->count] = strdup(sink->name ? sink->name : "");
        query->descriptions[query->count++] = strdup(sink->description ? sink->description : "");
    }
}

static void on_server(pa_context *context, const ServerInfo *server, void *user) {
    (void)context;
    DeviceQuery *query = user;
    if (server && server->defaultSink && !query->defaultName) query->defaultName = strdup(server->defaultSink);
    atomic_fetch_add(&query->answers, 1);
}

static void on_query_state(pa_context *context, void *user) {
    DeviceQuery *query = user;
    int state = pa_context_get_state(context);
    if (state == contextReady) {
        pa_operation *sinks = pa_context_get_sink_info_list(context, on_sink, query);
        pa_operation *server = pa_context_get_server_info(context, on_server, query);
        if (sinks) pa_operation_unref(sinks);
        if (server) pa_operation_unref(server);
    } else if (state == contextFailed || state == contextTerminated) {
        snprintf(query->reason, sizeof query->reason, "%s", pa_strerror(pa_context_errno(context)));
        atomic_store(&query->failed, 1);
    }
}

int CPulse_devices(
    const char *server, const char *application, int milliseconds, CPulseDeviceListener listener, void *context,
    char *error, size_t errorSize) {
    DeviceQuery *query = calloc(1, sizeof *query);
    pa_threaded_mainloop *loop = pa_threaded_mainloop_new();
    if (query == NULL || loop == NULL) {
        snprintf(error, errorSize, "out of memory");
        if (loop) pa_threaded_mainloop_free(loop);
        free(query);
        return -1;
    }
    query->context = pa_context_new(pa_threaded_mainloop_get_api(loop), application);
    pa_context_set_state_callback(query->context, on_query_state, query);
    if (pa_context_connect(query->context, server, contextNoAutospawn, NULL) < 0) on_query_state(query->context, query);
    pa_threaded_mainloop_start(loop);
    for (int waited = 0; waited < milliseconds; waited += 2) {
        if (atomic_load(&query->failed) || atomic_load(&query->answers) >= 2) break;
        nanosleep(&(struct timespec){ .tv_nsec = 2000000 }, NULL);
    }
    pa_threaded_mainloop_lock(loop);
    pa_context_set_state_callback(query->context, NULL, NULL);
    pa_context_disconnect(query->context);
    pa_context_unref(query->context);
    pa_threaded_mainloop_unlock(loop);
    pa_threaded_mainloop_stop(loop);
    pa_threaded_mainloop_free(loop);
    int status = 0;
    if (atomic_load(&query->failed)) {
        snprintf(error, errorSize, "%s", query->reason);
        status = -1;
    } else if (atomic_load(&query->answers) < 2) {
        snprintf(error, errorSize, "no answer");
        status = -1;
    }
    for (int i = 0; i < query->count; i++) {
        bool isDefault = query->defaultName && strcmp(query->defaultName, query->names[i]) == 0;
        if (status == 0) listener(context, query->names[i], query->descriptions[i], isDefault);
        free(query->names[i]);
        free(query->descriptions[i]);
    }
    free(query->defaultName);
    free(query);
    return status;
}
