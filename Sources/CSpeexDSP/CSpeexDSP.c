void CSpeexDSP_placeholder(void){}
