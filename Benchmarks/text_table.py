"""The tables of text_quality.py."""
from text_scores import difference, micro_f1

PEERS = ["SVM", "NB-SVM", "fastText"]
ROW = "{:<24}{:>5}  {:<13}{:<13}{:<13}{:<13}{:>5}  {}"
COST = "{:<24}{:<37}{:<16}{:<37}{}"


def quality(name, goal, cells, right):
    """Cells of ours and the peers; right holds each one's hits and faults by text."""
    best = max(range(1, len(right)), key=lambda place: micro_f1(right[place]))
    apart, error = difference(right[0], right[best])
    cells = cells + ["–"] * (1 + len(PEERS) - len(cells))
    return ROW.format(name, len(right[0]), *cells, goal, f"{apart * 100:+.1f} ± {error * 100:.1f} ({PEERS[best - 1]})")


def cost(name, training, speeds):
    """Seconds and MB/s of ours and the peers, each with how many times ours is the better."""
    def cells(values): return "".join(f"{value:9.2f}" for value in values)
    def times(values): return " ".join(f"{value:.1f}" for value in values)
    return COST.format(name, cells(training), times(value / training[0] for value in training[1:]), cells(speeds),
                       times(speeds[0] / value for value in speeds[1:]))


def printed(qualities, costs):
    print("Accuracy and macro-F1 on dev; of aspects micro-F1 of topics found, and of topics with their polarity")
    print(ROW.format("set", "texts", "ours", *PEERS, "goal", "ours beside the best peer, ± standard error"))
    print(*qualities, sep="\n")
    print("\nTraining in seconds and prediction in MB/s, both of one core")
    heading = "".join(f"{name:>9}" for name in ["ours", *PEERS])
    print(COST.format("set", heading, "peers / ours", heading, "ours / peers"))
    print(*costs, sep="\n")
