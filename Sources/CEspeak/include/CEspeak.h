void CEspeak_placeholder(void);
