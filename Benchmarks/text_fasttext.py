"""fastText as Debian has it, on characters: three in a row, 50 dimensions, one thread (only so it is repeatable)."""
from pathlib import Path

from text_peers import normalised, without_held
from text_programs import run, write_lines


def spaced(text, has_words=False):
    """The text as fastText takes it: tokens with spaces between them."""
    words = normalised(text).split()
    return " ".join(words if has_words else "".join(words))


class FastText:
    # Learning rate and rounds.
    settings = [(0.5, 10), (0.5, 25)]

    def __init__(self, folder, has_words=False):
        self.folder, self.has_words = Path(folder), has_words
        self.model = self.folder / "fasttext.bin"
        self.command = ["fasttext", "predict", self.model, "-"]

    def choose(self, texts, labels):
        (texts, held_texts), (labels, held_labels) = without_held(texts), without_held(labels)

        def right(setting):
            said = self._train(setting, texts, labels).predict(held_texts)
            return sum(one == other for one, other in zip(said, held_labels))
        self.settings = [max(self.settings, key=right)]
        return self

    def fit(self, texts, labels):
        return self._train(self.settings[0], texts, labels)

    def _train(self, setting, texts, labels):
        source = self.folder / "fasttext.train"
        write_lines(source, (f"__label__{label} {spaced(text, self.has_words)}" for text, label in zip(texts, labels)))
        rate, rounds = setting
        self.training = run([
            "fasttext", "supervised", "-input", source, "-output", self.model.with_suffix(""), "-lr", rate,
            "-epoch", rounds, "-wordNgrams", 3, "-dim", 50, "-bucket", 500_000, "-thread", 1, "-verbose", 0]).cpu
        self.model.with_suffix(".vec").unlink()
        return self

    def write(self, texts, path):
        write_lines(path, (spaced(text, self.has_words) for text in texts))

    def predict(self, texts):
        source, target = self.folder / "fasttext.txt", self.folder / "fasttext.out"
        self.write(texts, source)
        run(self.command, source, target)
        said = [line.removeprefix("__label__") for line in target.read_text(encoding="utf-8").split("\n")[:-1]]
        assert len(said) == len(texts), (len(said), len(texts))
        return said
