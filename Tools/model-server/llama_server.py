"""llama.cpp's own HTTP server, started from its Python wheel.

For machines without a `llama-server` on PATH. Takes the few options of `llama-server` that Aneeka passes, so that the
one can stand in for the other. Runs until it is killed; SIGTERM keeps its default action, so it dies at once.
"""

import argparse
import signal
import sys


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="llama-server", allow_abbrev=False)
    parser.add_argument("-m", "--model", required=True)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("-c", "--ctx-size", type=int, default=4096)
    parser.add_argument("-np", "--parallel", type=int, default=1)
    parser.add_argument("-t", "--threads", type=int, default=1)
    parser.add_argument("-a", "--alias")
    parser.add_argument("--lora")
    parser.add_argument("--no-webui", action="store_true")
    return parser.parse_args(arguments)


def main() -> None:
    options = parse(sys.argv[1:])
    # Ctrl-C in the terminal reaches the whole process group; who started this server decides when it ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = options.model
    params.hostnames = [options.host]
    params.port = options.port
    params.n_ctx = options.ctx_size
    params.n_parallel = options.parallel
    params.cpuparams.n_threads = options.threads
    params.cpuparams_batch.n_threads = options.threads
    params.ui = False
    # Prompts of other turns are not kept beside the slots: over a long show they would fill gigabytes.
    params.cache_ram_mib = 0
    if options.lora:
        adapter = xllamacpp.CommonAdapterLoraInfo()
        adapter.path = options.lora
        adapter.scale = 1.0
        params.lora_adapters = [adapter]
    if options.alias:
        params.model_alias = {options.alias}
    server = xllamacpp.Server(params)
    print(f"listening on {server.listening_address}", file=sys.stderr, flush=True)
    while True:
        signal.pause()


if __name__ == "__main__":
    main()
