"""Makes `aneeka-mini`: a small Llama from scratch, from the texts that `make_texts.py` wrote.

    mini.py --data texts.jsonl --out mini --minutes 30

Writes `aneeka-mini.gguf`, weights in q8_0, which stock llama.cpp reads as it is. The same command again goes on where it
was cut. Viewers are numbers in the texts (`@u1`), so that naming one is a single piece and no copying of letters.

Tokens: byte-level BPE as GPT-2's, so that every text can be written. Rate: a short rise, then half a cosine down to zero.
"""

import argparse
import json
import math
import pathlib
import random
import time

import numpy
import torch
from torch import nn

from course import batches, rate

VOCABULARY = 4096
SPECIAL = ["<|end|>"]
CONTEXT = 1024
# What viewers' lines teach beside her replies: which words go together.
PROMPT_WEIGHT = 0.5
# Of the merges left out in every other of their lines, so that words share pieces (Provilkov et al. 2020,
# arXiv:1910.13267).
PIECE_DROPOUT = 0.1


class Shape:
    """Sizes of the model: all are multiples of 32, as q8_0 wants."""

    def __init__(self, width=384, layers=5, heads=6, hidden=1024):
        self.width, self.layers, self.heads, self.hidden = width, layers, heads, hidden


class Norm(nn.Module):
    """Root mean square (Zhang & Sennrich 2019)."""

    def __init__(self, width: int):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x):
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-5) * self.weight


def turned(x: torch.Tensor, cosine: torch.Tensor, sine: torch.Tensor) -> torch.Tensor:
    """Rotary positions on neighbouring pairs, as GGUF's `llama` wants them; x: [batch, heads, time, head]."""
    even, odd = x[..., 0::2], x[..., 1::2]
    return torch.stack((even * cosine - odd * sine, even * sine + odd * cosine), -1).flatten(-2)


class Layer(nn.Module):
    def __init__(self, shape: Shape, dropout: float):
        super().__init__()
        self.heads, self.dropout = shape.heads, dropout
        self.attn_norm, self.ffn_norm = Norm(shape.width), Norm(shape.width)
        for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
            setattr(self, name, nn.Linear(shape.width, shape.width, bias=False))
        self.ffn_gate = nn.Linear(shape.width, shape.hidden, bias=False)
        self.ffn_up = nn.Linear(shape.width, shape.hidden, bias=False)
        self.ffn_down = nn.Linear(shape.hidden, shape.width, bias=False)

    def forward(self, x, cosine, sine):
        batch, time_, width = x.shape
        h = self.attn_norm(x)
        q, k, v = (part(h).view(batch, time_, self.heads, -1).transpose(1, 2)
                   for part in (self.attn_q, self.attn_k, self.attn_v))
        mixed = nn.functional.scaled_dot_product_attention(
            turned(q, cosine, sine), turned(k, cosine, sine), v, is_causal=True)
        x = x + self.dropped(self.attn_output(mixed.transpose(1, 2).reshape(batch, time_, width)))
        h = self.ffn_norm(x)
        return x + self.dropped(self.ffn_down(nn.functional.silu(self.ffn_gate(h)) * self.ffn_up(h)))

    def dropped(self, x):
        return nn.functional.dropout(x, self.dropout, self.training)


class Mini(nn.Module):
    def __init__(self, shape: Shape, vocabulary: int, dropout: float = 0):
        super().__init__()
        self.shape = shape
        self.token_embd = nn.Embedding(vocabulary, shape.width)
        self.blk = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.output_norm = Norm(shape.width)
        self.apply(self._begin)
        for layer in self.blk:
            for last in (layer.attn_output, layer.ffn_down):
                nn.init.normal_(last.weight, std=0.02 / math.sqrt(2 * shape.layers))
        angle = torch.arange(CONTEXT)[:, None] / 10000 ** (torch.arange(0, self.head, 2) / self.head)
        self.register_buffer("cosine", angle.cos(), persistent=False)
        self.register_buffer("sine", angle.sin(), persistent=False)

    @staticmethod
    def _begin(module):
        if isinstance(module, (nn.Linear, nn.Embedding)):
            nn.init.normal_(module.weight, std=0.02)

    @property
    def head(self) -> int:
        return self.shape.width // self.shape.heads

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Hidden states of the last layer, normed: [batch, time, width]."""
        x = self.token_embd(ids)
        for layer in self.blk:
            x = layer(x, self.cosine[: ids.shape[1]], self.sine[: ids.shape[1]])
        return self.output_norm(x)


# --- tokens -----------------------------------------------------------------------------------------------------------


def make_tokenizer(texts, path: pathlib.Path):
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY, special_tokens=SPECIAL, show_progress=False, min_frequency=3,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet())
    tokenizer.train_from_iterator(texts, trainer)
    tokenizer.save(str(path))
    return tokenizer


def open_tokenizer(path: pathlib.Path):
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(path))


def loose(tokenizer):
    """Cuts words into smaller pieces than need be, differently each time."""
    from tokenizers import Tokenizer

    described = json.loads(tokenizer.to_str())
    described["model"]["dropout"] = PIECE_DROPOUT
    return Tokenizer.from_str(json.dumps(described))


def read(path: pathlib.Path, tokenizer, seed: int = 1) -> list[tuple[list[int], list[float]]]:
    """Token ids of each conversation with each token's weight in the loss. Replies that stand as on air, without their
    topic, are only read: what teaches to say them teaches not to hear first."""
    rows = []
    dice = random.Random(seed)
    looser = loose(tokenizer)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            ids, weights = [], []
            for text, is_reply in json.loads(line)["parts"]:
                is_hers = is_reply or text.startswith(" [")
                piece = (tokenizer if is_hers or dice.random() < 0.5 else looser).encode(text).ids
                ids += piece
                weights += [1.0 if is_reply else 0.0 if is_hers else PROMPT_WEIGHT] * len(piece)
            rows.append((ids[:CONTEXT], weights[:CONTEXT]))
    return rows


# --- training ---------------------------------------------------------------------------------------------------------


def loss_of(model: Mini, rows) -> torch.Tensor:
    device = model.token_embd.weight.device
    pad = nn.utils.rnn.pad_sequence
    ids = pad([torch.tensor(row) for row, _ in rows], batch_first=True).to(device)
    weight = pad([torch.tensor(weights) for _, weights in rows], batch_first=True).to(device)
    with torch.autocast(device.type, torch.bfloat16, enabled=device.type != "cpu"):
        hidden = model(ids[:, :-1])
        target, weight = ids[:, 1:], weight[:, 1:]
        counted = weight > 0
        logits = hidden[counted] @ model.token_embd.weight.T
    losses = nn.functional.cross_entropy(logits.float(), target[counted], reduction="none")
    return (losses * weight[counted]).sum() / weight[counted].sum()


def train(model: Mini, rows, options, save_to: pathlib.Path) -> list[float]:
    matrices = [p for p in model.parameters() if p.dim() > 1]
    vectors = [p for p in model.parameters() if p.dim() < 2]
    optimizer = torch.optim.AdamW(
        [{"params": matrices, "weight_decay": 0.1}, {"params": vectors, "weight_decay": 0.0}],
        lr=options.rate, betas=(0.9, 0.98))
    state = {"epoch": 0, "batch": 0, "seconds": 0.0}
    if save_to.exists():
        kept = torch.load(save_to, map_location=model.token_embd.weight.device, weights_only=False)
        state = kept["state"]
        model.load_state_dict(kept["model"])
        optimizer.load_state_dict(kept["optimizer"])
        print(f"goes on at epoch {state['epoch']}, batch {state['batch']}, {state['seconds']:.0f} s", flush=True)

    def keep():
        state["seconds"] = time.monotonic() - began
        partial = save_to.with_suffix(".part")
        torch.save({"state": state, "model": model.state_dict(), "optimizer": optimizer.state_dict()}, partial)
        partial.replace(save_to)

    began = time.monotonic() - state["seconds"]
    saved = told = time.monotonic()
    losses: list[float] = []
    model.train()
    tokens = 0
    while True:
        order = batches(rows, options.batch, 1024, state["epoch"], options.seed)
        for batch in order[state["batch"]:]:
            done = (time.monotonic() - began) / 60 / options.minutes if options.minutes else (
                state["epoch"] + state["batch"] / len(order)) / options.epochs
            if done >= 1:
                keep()
                return losses
            for group in optimizer.param_groups:
                group["lr"] = rate(done, options.rate)
            chosen = [rows[row] for row in batch]
            loss = loss_of(model, chosen)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            losses.append(loss.item())
            tokens += sum(len(ids) for ids, _ in chosen)
            state["batch"] += 1
            now = time.monotonic()
            if now - told > 30:
                recent = losses[-50:]
                print(f"{100 * done:5.1f} %  epoch {state['epoch']}  loss {sum(recent) / len(recent):.3f}  "
                      f"{tokens / (now - told):.0f} tokens/s", flush=True)
                told, tokens = now, 0
            if now - saved > 180:
                keep()
                saved = now
        state["epoch"] += 1
        state["batch"] = 0


# --- GGUF -------------------------------------------------------------------------------------------------------------


def export(model: Mini, tokenizer, path: pathlib.Path, name: str = "aneeka-mini", kind: str = "q8_0") -> None:
    """- `kind`: q8_0; f32; or unpacked, which is f32 with the numbers of q8_0, to compare runners that round elsewhere."""
    import gguf

    shape = model.shape
    writer = gguf.GGUFWriter(str(path), "llama")
    writer.add_name(name)
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.hidden)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.heads)
    writer.add_rope_dimension_count(model.head)
    writer.add_rope_freq_base(10000.0)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q8_0 if kind == "q8_0" else gguf.LlamaFileType.ALL_F32)

    known = tokenizer.get_vocab()
    size = model.token_embd.weight.shape[0]
    tokens, types = [f"<|unused{at}|>" for at in range(size)], [gguf.TokenType.UNUSED] * size
    for token, at in known.items():
        tokens[at] = token
        types[at] = gguf.TokenType.CONTROL if token in SPECIAL else gguf.TokenType.NORMAL
    merges = json.loads(tokenizer.to_str())["model"]["merges"]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(tokens)
    writer.add_token_types(types)
    writer.add_token_merges([" ".join(merge) if isinstance(merge, list) else merge for merge in merges])
    writer.add_bos_token_id(0)
    writer.add_eos_token_id(0)
    writer.add_add_bos_token(False)

    for key, value in model.state_dict().items():
        array = value.detach().float().cpu().numpy().astype(numpy.float32)
        if array.ndim < 2 or kind == "f32":
            writer.add_tensor(key, array)
            continue
        q8 = gguf.GGMLQuantizationType.Q8_0
        blocks = gguf.quants.quantize(array, q8)
        if kind == "q8_0":
            writer.add_tensor(key, blocks, raw_dtype=q8)
        else:
            writer.add_tensor(key, gguf.quants.dequantize(blocks, q8))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", required=True, type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--minutes", type=float, default=0, help="how long the run takes in all")
    parser.add_argument("--epochs", type=float, default=2, help="where no minutes are given")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--batch", type=int, default=3000, help="tokens of a batch")
    parser.add_argument("--dropout", type=float, default=0.15)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()
    if options.threads:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)

    vocabulary = options.out / "tokenizer.json"
    if not vocabulary.exists():
        with open(options.data, encoding="utf-8") as lines:
            make_tokenizer(("".join(text for text, _ in json.loads(line)["parts"]) for line in lines), vocabulary)
    tokenizer = open_tokenizer(vocabulary)
    rows = read(options.data, tokenizer, options.seed)
    size = (tokenizer.get_vocab_size() + 31) // 32 * 32
    model = Mini(Shape(), size, options.dropout).to(options.device)
    print(f"{len(rows)} conversations, {sum(len(ids) for ids, _ in rows)} tokens of {tokenizer.get_vocab_size()}; "
          f"{sum(p.numel() for p in model.parameters())} parameters", flush=True)
    train(model, rows, options, options.out / "run.pt")
    export(model, tokenizer, options.out / "aneeka-mini.gguf")
    export(model, tokenizer, options.out / "aneeka-mini-unpacked.gguf", kind="unpacked")
    print(f"written: {options.out / 'aneeka-mini.gguf'}")


if __name__ == "__main__":
    main()
