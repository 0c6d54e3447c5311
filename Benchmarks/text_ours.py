"""Our program, trained and asked through its commands."""
import json
import subprocess
from pathlib import Path

from text_programs import read_ndjson, run, write_ndjson


class Ours:
    def __init__(self, huixiang, folder):
        self.huixiang, self.folder = huixiang, Path(folder)
        self.model = self.folder / "ours.model"
        self.command = [huixiang, "text", "predict", "--model", self.model]

    def train(self, path, threads=1):
        """Trains on a file and returns what it took; the same model on any number of threads."""
        return run([self.huixiang, "text", "train", "--train", path, "--output", self.model, "--threads", threads])

    def evaluate(self, path):
        """The figures that the program itself gives."""
        command = [self.huixiang, "text", "evaluate", "--model", self.model, "--test", path, "--format", "json"]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    def predict(self, texts):
        source, target = self.folder / "ours.ndjson", self.folder / "ours.labelled.ndjson"
        write_ndjson(source, texts)
        run(self.command, source, target)
        said = read_ndjson(target)
        assert len(said) == len(texts), (len(said), len(texts))
        return said
