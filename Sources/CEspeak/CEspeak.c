#include "CEspeak.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

// Declarations of espeak-ng's C interface (revision 12), written from its documentation.

typedef struct {
    int type;
    unsigned int unique_identifier;
    int text_position;
    int length;
    int audio_position;
    int sample;
    void *user_data;
    union {
        int number;
        const char *name;
        char string[8];
    } id;
} EspeakEvent;

typedef int (*SynthCallback)(short *samples, int count, EspeakEvent *events);

enum {
    outputSynchronous = 2,
    bufferMilliseconds = 50,
    phonemeEvents = 0x0001,
    phonemesAsIPA = 0x0002,
    doNotExit = 0x8000,
    positionCharacter = 1,
    textIsUTF8 = 1,
    parameterRate = 1,
    parameterPitch = 3,
    parameterRange = 4,
    eventListEnd = 0,
    eventWord = 1,
    eventPhoneme = 7,
    eventsPerCall = 64,
};

static int (*initialize)(int output, int bufferLength, const char *path, int options);
static void (*setSynthCallback)(SynthCallback callback);
static int (*setVoiceByName)(const char *name);
static int (*setParameter)(int parameter, int value, int relative);
static int (*synth)(
    const void *text, size_t size, unsigned int position, int positionType, unsigned int endPosition,
    unsigned int flags, unsigned int *identifier, void *userData);

// The running call's listener. One for the process, like all of espeak's state: its callback carries the user's pointer
// only inside events, and a call may come without any.
static CEspeakListener currentListener;
static void *currentContext;

static int forward(short *samples, int count, EspeakEvent *events) {
    CEspeakEvent batch[eventsPerCall];
    int filled = 0;
    for (EspeakEvent *event = events; event->type != eventListEnd; event++) {
        if (event->type != eventWord && event->type != eventPhoneme) continue;
        if (filled == eventsPerCall) {
            if (currentListener(currentContext, NULL, 0, batch, filled)) return 1;
            filled = 0;
        }
        CEspeakEvent *next = &batch[filled++];
        memset(next, 0, sizeof *next);
        next->kind = event->type;
        next->sample = event->sample;
        next->position = event->text_position;
        next->length = event->length;
        if (event->type == eventPhoneme) memcpy(next->ipa, event->id.string, sizeof event->id.string);
    }
    if (samples == NULL) count = 0;
    if (count == 0 && filled == 0) return 0;
    return currentListener(currentContext, samples, count, batch, filled);
}

int CEspeak_load(const char *path, char *error, size_t errorSize) {
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        snprintf(error, errorSize, "%s", dlerror());
        return -1;
    }
    *(void **)&initialize = dlsym(library, "espeak_Initialize");
    *(void **)&setSynthCallback = dlsym(library, "espeak_SetSynthCallback");
    *(void **)&setVoiceByName = dlsym(library, "espeak_SetVoiceByName");
    *(void **)&setParameter = dlsym(library, "espeak_SetParameter");
    *(void **)&synth = dlsym(library, "espeak_Synth");
    if (!initialize || !setSynthCallback || !setVoiceByName || !setParameter || !synth) {
        snprintf(error, errorSize, "%s is not espeak-ng", path);
        dlclose(library);
        return -1;
    }
    return 0;
}

int CEspeak_start(void) {
    int rate = initialize(outputSynchronous, bufferMilliseconds, NULL, phonemeEvents | phonemesAsIPA | doNotExit);
    if (rate > 0) setSynthCallback(forward);
    return rate;
}

int CEspeak_set_voice(const char *name) { return setVoiceByName(name); }

void CEspeak_set_prosody(int rate, int pitch, int range) {
    setParameter(parameterRate, rate, 0);
    setParameter(parameterPitch, pitch, 0);
    setParameter(parameterRange, range, 0);
}

int CEspeak_speak(const char *text, size_t size, CEspeakListener listener, void *context) {
    currentListener = listener;
    currentContext = context;
    int status = synth(text, size, 0, positionCharacter, 0, textIsUTF8, NULL, NULL);
    currentListener = NULL;
    currentContext = NULL;
    return status;
}
