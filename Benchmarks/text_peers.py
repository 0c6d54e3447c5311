"""The usual learners of scikit-learn for short texts, on characters."""
import time
import unicodedata

import numpy
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.svm import LinearSVC


def normalised(text):
    return unicodedata.normalize("NFKC", text).lower()


def without_held(rows):
    """Four fifths to learn from and a fifth to choose settings by."""
    return [row for place, row in enumerate(rows) if place % 5], list(rows[::5])


class Peer:
    """Features and a learner, whose strength is chosen on a held fifth of what there is to learn from."""

    def __init__(self, features, learner, strengths):
        self.features, self.learner, self.strengths = features, learner, strengths

    def choose(self, texts, labels):
        (texts, held_texts), (labels, held_labels) = without_held(texts), without_held(labels)
        learned, held = self.features.fit_transform(texts), self.features.transform(held_texts)

        def right(strength):
            said = self.learner(strength).fit(learned, labels).predict(held)
            return sum(one == other for one, other in zip(said, held_labels))
        self.strengths = [max(self.strengths, key=right)]
        return self

    def fit(self, texts, labels):
        started = time.process_time()
        self.model = self.learner(self.strengths[0]).fit(self.features.fit_transform(texts), labels)
        self.training = time.process_time() - started
        return self

    def predict(self, texts):
        return list(self.model.predict(self.features.transform(texts)))


class NaiveBayesSupportVectors:
    """NB-SVM (Wang and Manning, ACL 2012): n-grams present or not, weighted by their log-count ratios, then an SVM.

    With more than two labels, one against the others for each.
    """

    def __init__(self, strength):
        self.strength = strength

    def fit(self, present, labels):
        labels = numpy.array(labels)
        self.labels = sorted(set(labels.tolist()))
        positive = self.labels[1:] if len(self.labels) == 2 else self.labels
        self.parts = [self._part(present, labels == label) for label in positive]
        return self

    def _part(self, present, is_label):
        with_label, without = present[is_label].sum(axis=0).A1 + 1, present[~is_label].sum(axis=0).A1 + 1
        ratio = numpy.log((with_label / with_label.sum()) / (without / without.sum()))
        learner = LinearSVC(C=self.strength, max_iter=10_000).fit(present.multiply(ratio).tocsr(), is_label)
        return learner.coef_[0] * ratio, learner.intercept_[0]

    def predict(self, present):
        margins = numpy.column_stack([present @ weights + bias for weights, bias in self.parts])
        places = (margins[:, 0] > 0).astype(int) if len(self.labels) == 2 else margins.argmax(axis=1)
        return [self.labels[place] for place in places]


def weighted_characters(longest=3):
    return TfidfVectorizer(preprocessor=normalised, analyzer="char", ngram_range=(1, longest), min_df=2,
                           sublinear_tf=True)


def support_vectors(longest=3):
    """TF-IDF of character n-grams and a linear support vector machine."""
    return Peer(weighted_characters(longest), lambda strength: LinearSVC(C=strength, max_iter=10_000), [0.3, 1, 3])


def naive_bayes_support_vectors(longest=4):
    features = CountVectorizer(preprocessor=normalised, analyzer="char", ngram_range=(1, longest), min_df=2,
                               binary=True, dtype=numpy.float32)
    return Peer(features, NaiveBayesSupportVectors, [0.01, 0.03, 0.1, 0.3])
