"""Runs a client in control groups of its own and tells what it cost."""

import contextlib
import os
import shutil
import signal
import statistics
import subprocess
import sys
import threading
import time

TICK = os.sysconf("SC_CLK_TCK")
QUIET = 0.12
SAMPLE_SECONDS = 0.25


class NotQuiet(Exception):
    """The machine was busy with other things for too long."""


def busy_ticks():
    with open("/proc/stat", encoding="ascii") as file:
        values = [int(value) for value in file.readline().split()[1:9]]
    idle = values[3] + values[4]
    return sum(values) - idle, sum(values)


def busy_share():
    """How much of the machine was busy for a second, from 0 to 1."""
    busy, total = busy_ticks()
    time.sleep(1)
    busy_after, total_after = busy_ticks()
    return (busy_after - busy) / max(1, total_after - total)


def wait_until_quiet(limit):
    """Returns once no more than 12 per cent of the machine is busy, with how much is; with a limit of 0 at once, whatever that is."""
    began = time.monotonic()
    while True:
        share = busy_share()
        if share <= QUIET or limit == 0:
            return share
        if time.monotonic() - began > limit:
            raise NotQuiet(f"{share:.0%} of the machine is busy with other things")


class Group:
    """A control group: counts the processor time of everything started in it, daemons included, and its memory."""

    def __init__(self, name):
        unified = os.path.exists("/sys/fs/cgroup/cgroup.controllers")
        roots = ["/sys/fs/cgroup"] if unified else ["/sys/fs/cgroup/cpuacct", "/sys/fs/cgroup/memory"]
        self.folders = [os.path.join(root, name) for root in roots]
        self.unified = unified
        for folder in self.folders:
            os.makedirs(folder, exist_ok=True)

    def enter(self):
        for folder in self.folders:
            with open(os.path.join(folder, "cgroup.procs"), "w", encoding="ascii") as file:
                file.write(str(os.getpid()))

    def processor_seconds(self):
        if self.unified:
            return self._field(self.folders[0], "cpu.stat", "usage_usec") / 1e6
        with open(os.path.join(self.folders[0], "cpuacct.usage"), encoding="ascii") as file:
            return int(file.read()) / 1e9

    def memory_bytes(self):
        """What belongs to its processes alone: no files, nothing that libraries share."""
        if self.unified:
            return self._field(self.folders[0], "memory.stat", "anon")
        return self._field(self.folders[1], "memory.stat", "total_rss")

    @staticmethod
    def _field(folder, name, key):
        with open(os.path.join(folder, name), encoding="ascii") as file:
            for line in file:
                word, value = line.split()
                if word == key:
                    return int(value)
        raise KeyError(key)

    def processes(self):
        with open(os.path.join(self.folders[0], "cgroup.procs"), encoding="ascii") as file:
            return [int(line) for line in file]

    def signal(self, number):
        for process in self.processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, number)

    def remove(self):
        """Ends what is left in it, such as kept connections, and takes it away."""
        for _ in range(100):
            if not self.processes():
                break
            self.signal(signal.SIGKILL)
            time.sleep(0.02)
        for folder in self.folders:
            with contextlib.suppress(OSError):
                os.rmdir(folder)


class Client:
    """A tool at work."""

    _number = 0

    def __init__(self, command, environment, folder, shell=False):
        Client._number += 1
        self.folder = folder
        os.makedirs(folder, exist_ok=True)
        self.group = Group(f"shuzen-benchmark-{time.time_ns()}-{Client._number}")
        self.peak = 0
        self._over = threading.Event()
        self._output = open(os.path.join(folder, "stdout"), "wb")
        self._errors = open(os.path.join(folder, "stderr"), "wb")
        self.began = time.monotonic()
        self.process = subprocess.Popen(command, shell=shell, env=environment, cwd=folder, stdin=subprocess.DEVNULL,
                                        stdout=self._output, stderr=self._errors, start_new_session=True,
                                        preexec_fn=self._prepare)
        self._sampler = threading.Thread(target=self._sample, daemon=True)
        self._sampler.start()

    def _prepare(self):
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        self.group.enter()

    def _sample(self):
        while not self._over.wait(SAMPLE_SECONDS):
            self.peak = max(self.peak, self.group.memory_bytes())

    def wait(self, limit):
        """Waits for its end; a dictionary of what it took."""
        try:
            code = self.process.wait(limit)
        except subprocess.TimeoutExpired:
            code = None
        wall = time.monotonic() - self.began
        self.peak = max(self.peak, self.group.memory_bytes())
        processor = self.group.processor_seconds()
        self.close()
        return {"wall": round(wall, 3), "cpu": round(processor, 3), "memory": self.peak, "exit": code}

    def close(self):
        self._over.set()
        self._sampler.join()
        self.group.remove()
        self.process.wait()
        self._output.close()
        self._errors.close()


def median(values):
    return statistics.median(values)


def say(text):
    print(text, file=sys.stderr, flush=True)


def empty(folder):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    return folder
