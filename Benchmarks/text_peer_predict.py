"""scikit-learn as a program: text_peer_predict.py MODEL, a text a line in, its label out."""
import pickle
import sys

with open(sys.argv[1], "rb") as file:
    peer = pickle.load(file)
texts = sys.stdin.read().split("\n")[:-1]
if texts:
    print("\n".join(peer.predict(texts)))
