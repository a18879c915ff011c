// espeak-ng, found and loaded at run time: nothing of it is needed to build, and nothing of it is distributed.
//
// The library keeps one global state. Every function except CEspeak_load must be called from one thread at a time.
#ifndef CESPEAK_H
#define CESPEAK_H

#include <stddef.h>
#include <stdint.h>

enum { CEspeakEventWord = 1, CEspeakEventPhoneme = 7 };

typedef struct {
    /// CEspeakEventWord or CEspeakEventPhoneme.
    int kind;
    /// Samples from the start of the text, at the rate that CEspeak_start returned.
    int sample;
    /// Word: its first character in the text, counted from 1 in Unicode scalars.
    int position;
    /// Word: its length in Unicode scalars.
    int length;
    /// Phoneme: IPA in UTF-8, empty for a pause.
    char ipa[9];
} CEspeakEvent;

/// Receives sound as it is made, with the events that lie in it. Returns 0 to go on, 1 to stop.
typedef int (*CEspeakListener)(
    void *context, const int16_t *samples, int sampleCount, const CEspeakEvent *events, int eventCount);

/// Loads the library once. Returns 0, or -1 with the loader's message in `error`.
int CEspeak_load(const char *path, char *error, size_t errorSize);

/// Returns the sample rate in Hz, or -1 when the voice data is not found.
int CEspeak_start(void);

/// Returns 0, or an espeak_ERROR (2 = no such voice).
int CEspeak_set_voice(const char *name);

/// Words per minute (80…450), pitch and pitch range (0…100).
void CEspeak_set_prosody(int rate, int pitch, int range);

/// Speaks UTF-8 text, calling `listener` on this thread; returns when done or stopped. 0, or an espeak_ERROR.
int CEspeak_speak(const char *text, size_t size, CEspeakListener listener, void *context);

#endif
