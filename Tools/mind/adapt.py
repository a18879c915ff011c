"""Tunes a language model to Aneeka's conversations: a LoRA adapter, from the texts that `make_texts.py` wrote.

    adapt.py --base gemma-3-270m-q4_k_m.gguf --data texts.jsonl --out adapter --minutes 60

`--base` is a GGUF file or a folder as transformers keeps models; any causal language model with Llama's names of layers
will do (Gemma 3, Llama 3). On a GPU: `--device cuda --dtype bfloat16`. The same command again goes on where it was cut.

Trained are low-rank differences of each layer's projections; the base stays as it is. Loss, and logits, only on what she
says. Rate: a short rise, then half a cosine down to zero, which the run must reach.
"""

import argparse
import json
import math
import pathlib
import subprocess
import sys
import tempfile
import time
import zlib

import torch
from torch import nn

from course import batches, rate

# Conversations sorted by length together, in batches of which some are short and some long.
WINDOW = 512
PROJECTIONS = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")


class Adapted(nn.Module):
    """A projection with a low-rank difference: `base(x) + (x A') B' * scale` (Hu et al. 2021, arXiv:2106.09685)."""

    def __init__(self, base: nn.Linear, rank: int, alpha: float, generator: torch.Generator):
        super().__init__()
        self.base = base
        self.scale = alpha / rank
        down = torch.randn(rank, base.in_features, generator=generator) / math.sqrt(base.in_features)
        self.a = nn.Parameter(down.to(base.weight.device))
        self.b = nn.Parameter(torch.zeros(base.out_features, rank, device=base.weight.device))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        low = nn.functional.linear(x, self.a.to(x.dtype))
        return self.base(x) + nn.functional.linear(low, self.b.to(x.dtype)) * self.scale


def load(base: str, device: str, dtype: torch.dtype):
    """The model and its tokenizer."""
    from transformers import AutoModelForCausalLM, AutoTokenizer

    path = pathlib.Path(base)
    where, options = (str(path.parent), {"gguf_file": path.name}) if path.suffix == ".gguf" else (base, {})
    tokenizer = AutoTokenizer.from_pretrained(where, **options)
    model = AutoModelForCausalLM.from_pretrained(where, dtype=dtype, attn_implementation="sdpa", **options)
    return model.to(device).eval(), tokenizer


def adapt(model, rank: int, alpha: float, seed: int) -> dict[str, Adapted]:
    """Puts adapters around every projection and freezes all else; by the projections' names."""
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    generator = torch.Generator().manual_seed(seed)
    adapters = {}
    for name, module in list(model.named_modules()):
        for child, linear in list(module.named_children()):
            if child in PROJECTIONS and isinstance(linear, nn.Linear):
                adapters[f"{name}.{child}"] = adapted = Adapted(linear, rank, alpha, generator)
                setattr(module, child, adapted)
    return adapters


def read(path: pathlib.Path, tokenizer, longest: int) -> list[tuple[list[int], list[bool]]]:
    """Token ids of each conversation, and which of them she says.

    Each part is cut by itself: a prompt ends with "Aneeka:" and a reply begins with a blank, where every tokenizer in
    use cuts anyhow. Conversations end with the last part that fits `longest`.
    """
    rows = []
    first = [tokenizer.bos_token_id] if tokenizer.bos_token_id is not None else []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            ids, said = list(first), [False] * len(first)
            parts = json.loads(line)["parts"]
            for at in range(0, len(parts), 2):
                more, speaks = [], []
                for text, is_reply in parts[at:at + 2]:
                    piece = tokenizer(text, add_special_tokens=False)["input_ids"]
                    more += piece
                    speaks += [bool(is_reply)] * len(piece)
                if len(ids) + len(more) > longest:
                    break
                ids, said = ids + more, said + speaks
            if any(said):
                rows.append((ids, said))
    return rows


class Likely:
    """A stand-in for the whole vocabulary, which would cost as much as all layers together: every token of the data, and
    a sample of the others that counts for all of them (sampled softmax, Jean et al. 2015, arXiv:1412.2007)."""

    SAMPLE = 6_000

    def __init__(self, rows: list, vocabulary: int, device: str):
        self.used = torch.tensor(sorted({token for ids, _ in rows for token in ids}), device=device)
        others = torch.ones(vocabulary, dtype=torch.bool)
        others[self.used.cpu()] = False
        self.others = others.nonzero().squeeze(1).to(device)
        self.place = torch.full((vocabulary,), -1, dtype=torch.long, device=device)
        self.place[self.used] = torch.arange(len(self.used), device=device)

    def logits(self, hidden: torch.Tensor, weight: torch.Tensor, step: str) -> torch.Tensor:
        """Those of the used tokens, in their order, then the sampled ones', the same for the same `step`."""
        drawn = self.others
        if len(drawn) > self.SAMPLE:
            dice = torch.Generator().manual_seed(zlib.crc32(step.encode()))
            drawn = drawn[torch.randint(len(drawn), (self.SAMPLE,), generator=dice).to(drawn.device)]
        logits = nn.functional.linear(hidden, weight[torch.cat([self.used, drawn])]).float()
        if len(drawn):
            logits[:, len(self.used):] += math.log(len(self.others) / len(drawn))
        return logits


def loss_of(model, rows: list, likely: Likely, device: str, step: str = "") -> tuple[torch.Tensor, int]:
    """Mean cross entropy of what she says, and how many tokens that are."""
    ids = nn.utils.rnn.pad_sequence([torch.tensor(row) for row, _ in rows], batch_first=True)
    said = nn.utils.rnn.pad_sequence([torch.tensor(said) for _, said in rows], batch_first=True)
    # Position t predicts token t + 1.
    target = torch.full_like(ids, -100)
    target[:, :-1] = torch.where(said[:, 1:], ids[:, 1:], -100)
    ids, target = ids.to(device), target.to(device)
    # Padding stands behind, where causal attention does not look.
    hidden = model.base_model(input_ids=ids, use_cache=False).last_hidden_state
    wanted = target != -100
    logits = likely.logits(hidden[wanted], model.lm_head.weight, step)
    return nn.functional.cross_entropy(logits, likely.place[target[wanted]]), int(wanted.sum())


def train(model, adapters, rows, options, save_to: pathlib.Path | None) -> list[float]:
    """Runs to the end of the time or the epochs; returns the losses. Saves its state every few minutes."""
    parameters = [p for one in adapters.values() for p in (one.a, one.b)]
    optimizer = torch.optim.AdamW(parameters, lr=options.rate, betas=(0.9, 0.99), weight_decay=0.01)
    likely = Likely(rows, model.lm_head.weight.shape[0], options.device)
    state = {"epoch": 0, "batch": 0, "seconds": 0.0}
    if save_to and save_to.exists():
        kept = torch.load(save_to, weights_only=False)
        state = kept["state"]
        optimizer.load_state_dict(kept["optimizer"])
        with torch.no_grad():
            for parameter, value in zip(parameters, kept["parameters"]):
                parameter.copy_(value)
        print(f"goes on at epoch {state['epoch']}, batch {state['batch']}, {state['seconds']:.0f} s", flush=True)
    began = time.monotonic() - state["seconds"]
    saved = told = time.monotonic()
    losses: list[float] = []
    tokens = 0
    while True:
        order = batches(rows, options.batch, WINDOW, state["epoch"], options.seed)
        for batch in order[state["batch"]:]:
            seconds = time.monotonic() - began
            done = (seconds / 60 / options.minutes if options.minutes else
                    (state["epoch"] + state["batch"] / len(order)) / options.epochs)
            if done >= 1:
                break
            for group in optimizer.param_groups:
                group["lr"] = rate(done, options.rate)
            chosen = [rows[row] for row in batch]
            loss, _ = loss_of(model, chosen, likely, options.device,
                              f"{options.seed}/{state['epoch']}/{state['batch']}")
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            losses.append(loss.item())
            tokens += sum(len(ids) for ids, _ in chosen)
            state["batch"] += 1
            now = time.monotonic()
            if now - told > 30:
                recent = losses[-40:]
                print(f"{100 * done:5.1f} %  epoch {state['epoch']}  loss {sum(recent) / len(recent):.3f}  "
                      f"{tokens / (now - told):.0f} tokens/s", flush=True)
                told, tokens = now, 0
            if save_to and now - saved > options.save_every:
                state["seconds"] = now - began
                keep(save_to, state, optimizer, parameters)
                saved = now
        else:
            state["epoch"] += 1
            state["batch"] = 0
            if options.minutes or state["epoch"] < options.epochs:
                continue
        break
    state["seconds"] = time.monotonic() - began
    if save_to:
        keep(save_to, state, optimizer, parameters)
    return losses


def keep(path: pathlib.Path, state: dict, optimizer, parameters) -> None:
    partial = path.with_suffix(".part")
    torch.save({"state": state, "optimizer": optimizer.state_dict(), "parameters": [p.detach() for p in parameters]},
               partial)
    partial.replace(path)


def write(adapters: dict[str, Adapted], folder: pathlib.Path, rank: int, alpha: float, base: str) -> None:
    """As PEFT keeps adapters; what llama.cpp's `convert_lora_to_gguf.py` reads."""
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    tensors = {}
    for name, adapted in adapters.items():
        tensors[f"base_model.model.{name}.lora_A.weight"] = adapted.a.detach().float().cpu().contiguous()
        tensors[f"base_model.model.{name}.lora_B.weight"] = adapted.b.detach().float().cpu().contiguous()
    save_file(tensors, folder / "adapter_model.safetensors")
    (folder / "adapter_config.json").write_text(json.dumps({
        "peft_type": "LORA", "task_type": "CAUSAL_LM", "base_model_name_or_path": base, "r": rank, "lora_alpha": alpha,
        "target_modules": list(PROJECTIONS), "bias": "none", "use_rslora": False,
    }, indent=1))


def convert(config, folder: pathlib.Path, converter: pathlib.Path) -> pathlib.Path:
    """The adapter in `folder` as GGUF in f16, by llama.cpp's own script. It needs no more of the base than its
    configuration."""
    target = folder / "adapter.gguf"
    with tempfile.TemporaryDirectory() as base:
        kept = config.to_dict()
        kept.pop("quantization_config", None)
        # Absent where the model came from a GGUF file.
        kept["architectures"] = kept.get("architectures") or [
            {"gemma3_text": "Gemma3ForCausalLM", "llama": "LlamaForCausalLM"}[kept["model_type"]]]
        (pathlib.Path(base) / "config.json").write_text(json.dumps(kept, default=str))
        subprocess.run([sys.executable, converter, "--base", base, "--outtype", "f16", "--outfile", target, folder],
                       check=True)
    return target


def parse(arguments=None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--base", required=True, help="GGUF file or folder of a model")
    parser.add_argument("--data", required=True, type=pathlib.Path, help="texts, a conversation a line")
    parser.add_argument("--out", required=True, type=pathlib.Path, help="folder for the adapter and the state of the run")
    parser.add_argument("--converter", type=pathlib.Path, help="llama.cpp's convert_lora_to_gguf.py, to write GGUF too")
    parser.add_argument("--minutes", type=float, default=0, help="how long the run takes in all")
    parser.add_argument("--epochs", type=float, default=2, help="where no minutes are given")
    parser.add_argument("--rank", type=int, default=8)
    parser.add_argument("--alpha", type=float, default=16)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--batch", type=int, default=1200, help="tokens of a batch")
    parser.add_argument("--longest", type=int, default=448, help="tokens of a conversation")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--dtype", default="float32")
    parser.add_argument("--save-every", type=float, default=180, help="seconds")
    return parser.parse_args(arguments)


def main() -> None:
    options = parse()
    if options.threads:
        torch.set_num_threads(options.threads)
    model, tokenizer = load(options.base, options.device, getattr(torch, options.dtype))
    adapters = adapt(model, options.rank, options.alpha, options.seed)
    rows = read(options.data, tokenizer, options.longest)
    said = sum(sum(said) for _, said in rows)
    print(f"{len(rows)} conversations, {sum(len(ids) for ids, _ in rows)} tokens, {said} of them hers; "
          f"{len(adapters)} projections, {sum(a.a.numel() + a.b.numel() for a in adapters.values())} parameters", flush=True)
    options.out.mkdir(parents=True, exist_ok=True)
    train(model, adapters, rows, options, options.out / "run.pt")
    write(adapters, options.out, options.rank, options.alpha, options.base)
    print(f"adapter: {convert(model.config, options.out, options.converter) if options.converter else options.out}")


if __name__ == "__main__":
    main()
