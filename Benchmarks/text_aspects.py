"""What a text speaks of and how, by the usual learners: for each aspect one that finds it and one for its polarity."""
import time

from sklearn.dummy import DummyClassifier
from sklearn.svm import LinearSVC
from text_peers import weighted_characters, without_held
from text_scores import counts, micro_f1


class AspectPeer:
    strengths = [0.3, 1, 3]

    def choose(self, texts, aspects):
        (texts, held_texts), (aspects, held) = without_held(texts), without_held(aspects)

        def f1(strength):
            self.strength = strength
            said = self.fit(texts, aspects).predict(held_texts)
            return micro_f1(counts(map(set, held), map(set, said)))
        self.strength = max(self.strengths, key=f1)
        return self

    def fit(self, texts, aspects):
        started = time.process_time()
        self.features = weighted_characters()
        features = self.features.fit_transform(texts)
        self.parts = {name: self._part(features, [found.get(name) for found in aspects])
                      for name in sorted(set().union(*aspects))}
        self.training = time.process_time() - started
        return self

    def _part(self, features, polarities):
        speaking = [place for place, polarity in enumerate(polarities) if polarity]
        polarities_said = [polarities[place] for place in speaking]
        # A support vector machine needs two sides.
        learner = LinearSVC(C=self.strength) if len(set(polarities_said)) > 1 else DummyClassifier()
        return (LinearSVC(C=self.strength).fit(features, [polarity is not None for polarity in polarities]),
                learner.fit(features[speaking], polarities_said))

    def predict(self, texts):
        features = self.features.transform(texts)
        said = [{} for _ in texts]
        for name, (finder, learner) in self.parts.items():
            for place, (is_found, polarity) in enumerate(zip(finder.predict(features), learner.predict(features))):
                if is_found: said[place][name] = str(polarity)
        return said
