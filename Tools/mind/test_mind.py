"""Checks of `adapt.py` and `mini.py` on tiny models of random weights: `python -m unittest` in this folder."""

import argparse
import json
import pathlib
import random
import tempfile
import unittest

import torch
from tokenizers import Tokenizer

import adapt
import conversations
import make_texts
import mini
import topics
from server import Server


def conversation(at: int) -> dict:
    thing = ("moon", "café", "gata", "summer")[at % 4]
    return {"parts": [
        [f"@u{at % 20 + 1}: {thing}?\nAneeka:", 0], [f" [joy] The {thing}, @u{at % 20 + 1}.\n", 1],
        [f"@u2: and {thing} again\nAneeka:", 0], [" [fear] ¿Otra vez?\n", 1]]}


class Letters:
    """A tokenizer of bytes."""

    bos_token_id = 2

    def __call__(self, text: str, add_special_tokens: bool) -> dict:
        return {"input_ids": [3 + byte for byte in text.encode()]}

    def text(self, ids: list[int]) -> str:
        return bytes(token - 3 for token in ids).decode()


class InFolder(unittest.TestCase):
    def setUp(self):
        torch.set_num_threads(1)
        torch.manual_seed(1)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.data = self.folder / "texts.jsonl"
        self.data.write_text(
            "".join(json.dumps(conversation(at)) + "\n" for at in range(60)), encoding="utf-8")

    def options(self, **changed) -> argparse.Namespace:
        base = dict(rate=1e-2, batch=800, epochs=1, minutes=0, seed=1, device="cpu", save_every=1e9)
        return argparse.Namespace(**(base | changed))


def tiny(family: str):
    from transformers import Gemma3ForCausalLM, Gemma3TextConfig, LlamaConfig, LlamaForCausalLM

    torch.manual_seed(1)
    sizes = dict(vocab_size=8192, hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=2,
                 num_key_value_heads=1, head_dim=16, attn_implementation="sdpa")
    if family == "gemma":
        return Gemma3ForCausalLM(Gemma3TextConfig(**sizes, sliding_window=512)).eval()
    return LlamaForCausalLM(LlamaConfig(**sizes)).eval()


def interrupted(train, path: pathlib.Path, module, calls: int) -> None:
    """Runs until the loss is asked for once more than `calls`; by then the state of `calls` steps is saved."""
    whole, count = module.loss_of, 0

    def counting(*arguments):
        nonlocal count
        count += 1
        if count > calls:
            raise InterruptedError
        return whole(*arguments)

    module.loss_of = counting
    try:
        train()
    except InterruptedError:
        assert path.exists(), "no state was saved"
    else:
        raise AssertionError("the run was not cut")
    finally:
        module.loss_of = whole


class TextTests(unittest.TestCase):
    def test_topics_stand_before_marks(self):
        replies = [[" [joy:3] [food.pizza] Mine, @u1. [sadness] [weather.rain] Wet.\n", 1]]
        composed = {"parts": [["@u1: pizza?\nAneeka:", 0], *replies, ["@u1: and now?\nAneeka:", 0], *replies]}
        seen = set()
        for seed in range(20):
            parts = make_texts.taught(json.loads(json.dumps(composed)), random.Random(seed))["parts"]
            self.assertEqual(parts[3][0], " [food.pizza] [joy:3] Mine, @u1. [sadness] [weather.rain] Wet.\n")
            seen.add((parts[1][0], parts[1][1]))
        self.assertEqual(seen, {(parts[3][0], 1), (" [joy:3] Mine, @u1. [sadness] Wet.\n", 0)})

    def test_texts_teach_each_topic_before_its_answer(self):
        corpus = topics.read(pathlib.Path(__file__).parent / "corpus")
        writer = conversations.Writer(corpus, "es", random.Random(1))
        for _ in range(300):
            for turn in writer.conversation(3)["turns"]:
                self.assertRegex(turn["reply"], r"^\[\w+\.\w+\] ")
                self.assertNotIn("[", conversations.untagged(turn["reply"]).replace(f"[{turn['mark']}]", "")
                                 if turn["shape"] == "single" else "")

    def test_held_out_phrasings_are_never_trained_on(self):
        corpus = topics.read(pathlib.Path(__file__).parent / "corpus")
        for topic in corpus.values():
            self.assertFalse(set(topic.phrasings(True)) & set(topic.phrasings(False)))
            self.assertEqual(len(topic.phrasings(True)) + len(topic.phrasings(False)), len(topic.askings))


class AdaptTests(InFolder):
    def test_loss_falls_in_a_few_steps(self):
        for family in ("gemma", "llama"):
            with self.subTest(family):
                model = tiny(family)
                adapters = adapt.adapt(model, 8, 16, 1)
                self.assertEqual(len(adapters), 2 * len(adapt.PROJECTIONS))
                rows = adapt.read(self.data, Letters(), 448)
                losses = adapt.train(model, adapters, rows, self.options(epochs=4), None)
                self.assertGreaterEqual(len(losses), 5)
                self.assertLess(losses[-1], losses[0] - 0.1)

    def test_only_replies_are_learned(self):
        rows = adapt.read(self.data, Letters(), 448)
        for at, (ids, said) in enumerate(rows):
            heard = [token for token, is_said in zip(ids, said) if is_said]
            replies = "".join(text for text, is_reply in conversation(at)["parts"] if is_reply)
            self.assertEqual(Letters().text(heard), replies)
            self.assertEqual(ids[0], Letters.bos_token_id)
        model = tiny("llama")
        likely = adapt.Likely(rows, 8192, "cpu")
        _, counted = adapt.loss_of(model, rows[:3], likely, "cpu")
        self.assertEqual(counted, sum(sum(said) for _, said in rows[:3]))

    def test_resumed_run_ends_as_one_in_one_go(self):
        def parameters(cut: bool) -> list[torch.Tensor]:
            path = self.folder / f"run-{cut}.pt"
            rows = adapt.read(self.data, Letters(), 448)
            for attempt in range(1 + cut):
                model = tiny("llama")
                adapters = adapt.adapt(model, 8, 16, 1)
                
                def go():
                    adapt.train(model, adapters, rows, self.options(save_every=-1), path)

                if cut and not attempt:
                    interrupted(go, path, adapt, 4)
                else:
                    go()
            return [p.detach() for one in adapters.values() for p in (one.a, one.b)]

        for one, other in zip(parameters(False), parameters(True)):
            torch.testing.assert_close(one, other, rtol=0, atol=1e-5)


class MiniTests(InFolder):
    def rows(self):
        tokenizer = mini.make_tokenizer(
            ("".join(text for text, _ in conversation(at)["parts"]) for at in range(60)), self.folder / "t.json")
        return tokenizer, mini.read(self.data, tokenizer)

    def model(self, tokenizer) -> mini.Mini:
        torch.manual_seed(1)
        size = (tokenizer.get_vocab_size() + 31) // 32 * 32
        return mini.Mini(mini.Shape(width=64, layers=2, heads=2, hidden=96), size)

    def test_prompts_weigh_less_than_replies(self):
        tokenizer, rows = self.rows()
        for at, (ids, weights) in enumerate(rows):
            said = tokenizer.decode([token for token, weight in zip(ids, weights) if weight == 1])
            self.assertEqual(said, "".join(text for text, is_reply in conversation(at)["parts"] if is_reply))
            self.assertEqual(set(weights), {1.0, mini.PROMPT_WEIGHT})

    def test_resumed_run_ends_as_one_in_one_go(self):
        tokenizer, rows = self.rows()
        whole = self.model(tokenizer)
        mini.train(whole, rows, self.options(epochs=2), self.folder / "whole.pt")
        # The state is kept at the end of a run: half the epochs at the whole run's rates, then the rest.
        steps = len(mini.batches(rows, 800, 1024, 0, 1))
        rate = mini.rate
        path = self.folder / "cut.pt"
        try:
            mini.rate = lambda done, highest: rate(done / 2, highest)
            mini.train(self.model(tokenizer), rows, self.options(epochs=1), path)
        finally:
            mini.rate = rate
        self.assertGreater(steps, 1)
        resumed = self.model(tokenizer)
        mini.train(resumed, rows, self.options(epochs=2), path)
        for one, other in zip(whole.parameters(), resumed.parameters()):
            torch.testing.assert_close(one, other, rtol=0, atol=1e-5)

    def test_llama_cpp_agrees(self):
        tokenizer, rows = self.rows()
        model = self.model(tokenizer)
        losses = mini.train(model, rows, self.options(epochs=12), self.folder / "run.pt")
        self.assertLess(losses[-1], losses[0] - 1)
        for kind in ("f32", "q8_0"):
            path = self.folder / f"{kind}.gguf"
            mini.export(model, tokenizer, path, kind=kind)
            with Server(str(path)) as server:
                for text in ("café ☕ ¿qué?!  dos\n\ty", "it's 123 4.5", "日本語 🦊 @u19: x", " "):
                    self.assertEqual(server.tokens(text), tokenizer.encode(text).ids, text)
                agreed = 0
                for at in range(20):
                    prompt = conversation(at)["parts"][0][0]
                    agreed += server.reply(prompt, temperature=0) == greedy(model, tokenizer, prompt)
                self.assertGreaterEqual(agreed, 20 if kind == "f32" else 16, kind)


def greedy(model: mini.Mini, tokenizer: Tokenizer, prompt: str, most: int = 150) -> str:
    """The likeliest reply, up to the end of its line."""
    ids = tokenizer.encode(prompt).ids
    start = len(ids)
    with torch.no_grad():
        while len(ids) - start < most:
            ids.append(int((model(torch.tensor([ids]))[0, -1] @ model.token_embd.weight.T).argmax()))
            if "\n" in tokenizer.decode(ids[start:]):
                break
    return tokenizer.decode(ids[start:]).split("\n")[0]


if __name__ == "__main__":
    unittest.main()
