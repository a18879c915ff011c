void CPulse_placeholder(void);
