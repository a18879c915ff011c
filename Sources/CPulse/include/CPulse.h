// A playback stream on a PulseAudio (or PipeWire) server. libpulse is found and loaded at run time.
//
// Time line: the stream's frames are counted from 0 when it opens, silence included, and the server tells which of
// them leaves the loudspeaker now. While the stream runs it is never short of frames: where no sound is queued it gets
// silence. So a frame of sound keeps its place on the time line, and "heard" is exact.
//
// Sound goes in by CPulse_push (one producer at a time, lock-free) and waits in a ring. Everything else takes the main
// loop's lock, which is held for microseconds.
#ifndef CPULSE_H
#define CPULSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct CPulse CPulse;

enum { CPulseConnecting = 0, CPulseReady = 1, CPulseLost = 2 };

/// Called on the main loop's thread: the state changed, or there is room after CPulse_want_room. Must not block.
typedef void (*CPulseListener)(void *context);

/// Where the sound is. Frames are counted as pushed, from 0.
typedef struct {
    /// The frame that leaves the loudspeaker now; never goes back.
    uint64_t heard;
    /// Whether it is sound, not silence between or after.
    bool isSounding;
} CPulsePosition;

/// Loads the library once. Returns 0, or -1 with the loader's message in `error`.
int CPulse_load(const char *path, char *error, size_t errorSize);

/// Begins to connect. `server` and `device` may be NULL for the user's defaults. NULL when out of resources.
CPulse *CPulse_open(
    const char *server, const char *device, const char *application, int rate, int targetMilliseconds,
    int requestMilliseconds, CPulseListener listener, void *context);

/// Ends the thread and frees everything; the listener is not called any more. Not from the listener.
void CPulse_close(CPulse *pulse);

int CPulse_state(CPulse *pulse);
/// Why it was lost, in the library's words.
void CPulse_reason(CPulse *pulse, char *text, size_t size);

/// Puts sound into the ring. Returns how many frames were taken.
size_t CPulse_push(CPulse *pulse, const float *samples, size_t count);
/// Frames in the ring that did not go to the server yet.
size_t CPulse_waiting(CPulse *pulse);
/// Asks for one call of the listener when fewer than `frames` wait. Returns false when that is so already.
bool CPulse_want_room(CPulse *pulse, size_t frames);

CPulsePosition CPulse_position(CPulse *pulse);
/// Fades what is being heard within 8 ms, silences the rest, empties the ring.
/// Returns the first frame (as pushed) that is not heard.
uint64_t CPulse_silence(CPulse *pulse);

/// Corked, the stream costs nothing and its time stands still.
void CPulse_cork(CPulse *pulse, bool cork);

typedef void (*CPulseDeviceListener)(void *context, const char *name, const char *description, bool isDefault);
/// Asks a server for its outputs; blocks until it answered or `milliseconds` are over. Returns 0, or -1 with a reason.
int CPulse_devices(
    const char *server, const char *application, int milliseconds, CPulseDeviceListener listener, void *context,
    char *error, size_t errorSize);

#endif
