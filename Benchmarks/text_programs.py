"""Runs programs and says what they took."""
import json
import os
import subprocess
import time
from dataclasses import dataclass


class ProgramFailed(SystemExit):
    """With what the program said; the measurement ends with it unless somebody catches it."""


@dataclass
class Taken:
    """Seconds of the processor (user and system together) and of the clock."""
    cpu: float
    wall: float

    def __sub__(self, other):
        return Taken(self.cpu - other.cpu, self.wall - other.wall)


def run(command, source=os.devnull, target=os.devnull):
    """Runs a program from one file into another."""
    with open(source, "rb") as standard_input, open(target, "wb") as output:
        started = time.perf_counter()
        process = subprocess.Popen([str(part) for part in command], stdin=standard_input, stdout=output,
                                   stderr=subprocess.PIPE)
        complaint = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise ProgramFailed(complaint.decode(errors="replace").strip() or f"{command} failed")
    return Taken(usage.ru_utime + usage.ru_stime, wall)


def memory(process, figure):
    """Of a running process: VmRSS, the resident memory, or VmHWM, the most it was; in MB."""
    with open(f"/proc/{process}/status") as rows:
        return next(int(row.split()[1]) / 1024 for row in rows if row.startswith(figure))


def peak(command, source=os.devnull):
    """The most resident memory that a program used, in MB (its own alone, without what this one had before)."""
    most = 0
    with open(source, "rb") as standard_input:
        process = subprocess.Popen([str(part) for part in command], stdin=standard_input, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        while process.poll() is None:
            try:
                most = max(most, memory(process.pid, "VmHWM"))
            except (StopIteration, FileNotFoundError):
                break
            time.sleep(0.002)
        assert process.wait() == 0, command
    return most


def write_lines(path, lines):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)


def write_ndjson(path, texts):
    write_lines(path, (json.dumps({"id": str(place), "text": text}, ensure_ascii=False)
                       for place, text in enumerate(texts)))


def read_ndjson(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def repeated(texts, megabytes):
    """The texts again and again until they are so many megabytes, and how many they are."""
    once = sum(len(text.encode()) for text in texts) / 1e6
    times = max(1, round(megabytes / once))
    return list(texts) * times, once * times
