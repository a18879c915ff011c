// The panel's own words.
export const WORDS = {
  en: {
    now: "She says", heard: "What she hears", queue: "Waiting, best first", turns: "Last turns", health: "Health",
    latency: "Milliseconds from comment to …", text: "Text", comment: "Write as viewer", say: "Say it", skip: "Skip",
    mute: "Mute", unmute: "Unmute", panic: "Panic: silence and wipe", quiet: "…", connected: "connected",
    lost: "connection lost, trying again", signedOut: "Not signed in. Open the panel address that the terminal shows.",
    stale: "This sign-in link was used or is too old. Type /panel in her terminal for a new one.",
    tooMany: "Too many wrong codes. Wait a minute, then open the link again.", noSound: "no sound", noneHeard: "Nobody has written yet.", noneQueue: "Nobody is waiting.",
    noneTurns: "She has not spoken yet.", noneHealth: "Nothing to tell yet.",
    admitted: "admitted", chosen: "chosen", asked: "model asked", firstToken: "first token", firstClause: "first clause",
    passedGate: "passed the gate", voiceAsked: "voice asked", firstSample: "first sample", audible: "first sound",
    mouthMoves: "mouth moves",
  },
  es: {
    now: "Ella dice", heard: "Lo que oye", queue: "En espera, lo mejor primero", turns: "Últimos turnos", health: "Salud",
    latency: "Milisegundos desde el comentario hasta …", text: "Texto", comment: "Escribir como público", say: "Que lo diga",
    skip: "Saltar", mute: "Silenciar", unmute: "Dar voz", panic: "Pánico: silencio y limpiar", quiet: "…",
    connected: "conectado", lost: "conexión perdida, reintentando",
    signedOut: "Sin sesión. Abre la dirección del panel que muestra la terminal.",
    stale: "Este enlace ya se usó o caducó. Escribe /panel en su terminal para obtener otro.",
    tooMany: "Demasiados códigos erróneos. Espera un minuto y abre el enlace de nuevo.", noSound: "sin sonido", noneHeard: "Aún no ha escrito nadie.", noneQueue: "No espera nadie.",
    noneTurns: "Aún no ha hablado.", noneHealth: "Aún no hay nada que contar.",
    admitted: "admitido", chosen: "elegido", asked: "modelo preguntado", firstToken: "primer token",
    firstClause: "primera cláusula", passedGate: "pasó la puerta", voiceAsked: "voz pedida", firstSample: "primera muestra",
    audible: "primer sonido", mouthMoves: "se mueve la boca",
  },
};
