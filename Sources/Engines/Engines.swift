import Subprocess
import CEspeak
import CPulse
