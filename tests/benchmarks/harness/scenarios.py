"""What is measured: the same work for every tool, in interleaved rounds."""

import glob
import json
import os
import re
import signal
import subprocess
import threading
import time

from . import measure, product, tools
from .endpoints import Endpoints, Tarpits

LIMIT = 300
FLOOD_BYTES = 588_895
LARGE_BYTES = 1 << 30
COLLECT_SECONDS = 5


class Bench:
    """What the scenarios share."""

    def __init__(self, built, work, options):
        self.product = built
        self.work = work
        self.options = options
        self.busy = []
        self.shuzen = tools.Shuzen(built)
        self.start = tools.ShuzenStart(built)
        self.bare = tools.BareClient(built)
        self.peers = [tools.ParallelSsh(), tools.Xargs(), tools.Pdsh(), tools.Ansible()]
        self._endpoints = None

    def endpoints(self):
        if self._endpoints is None:
            self._endpoints = Endpoints(1000)
            # as with the command that prepare() begins with: the first run of a build fills what all later ones begin with
            command, environment = self.shuzen.prepare(tools.Job(self._endpoints.addresses[:20], ["echo ok"] * 2, 20),
                                                       measure.empty(os.path.join(self.work, "runs", "first")))
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        return self._endpoints

    def quiet(self):
        self.busy.append(measure.wait_until_quiet(self.options.quiet_seconds))

    def run(self, tool, job, check, expected):
        """One tool, once; what it took, and whether it did all of its work."""
        for _ in range(3):
            self.quiet()
            folder = measure.empty(os.path.join(self.work, "runs", re.sub(r"\W+", "-", tool.name)))
            command, environment = tool.prepare(job, folder)
            before = measure.busy_ticks()[0]
            client = measure.Client(command, environment, folder)
            taken = client.wait(LIMIT)
            # what the machine did meanwhile and the client did not
            taken["endpoints"] = round((measure.busy_ticks()[0] - before) / measure.TICK - taken["cpu"], 2)
            if self.endpoints().survived():
                taken["done"] = check(folder)
                taken["complete"] = taken["exit"] is not None and taken["done"] >= expected
                self.endpoints().settle()
                return taken
            measure.say(f"  the endpoints were ended during {tool.name}; once more")
        raise RuntimeError("the endpoints do not stay up")

    def rounds(self, all_tools, job, check, expected):
        """Interleaved, so that what disturbs the machine disturbs all tools alike."""
        taken = {tool.name: [] for tool in all_tools}
        for number in range(self.options.rounds):
            one_round = {}
            try:
                for tool in all_tools:
                    works = tool is not self.start
                    result = self.run(tool, job, check if works else lambda folder: 0, expected if works else 0)
                    one_round[tool.name] = result
                    measure.say(f"  round {number + 1}: {tool.name}: {result['wall']:.1f} s, {result['cpu']:.1f} CPU s, "
                                f"{result['memory'] / 1e6:.0f} MB, {result['done']} done{'' if result['complete'] else ': FAILED'}")
            except (measure.NotQuiet, OSError) as problem:
                if number == 0:
                    raise
                measure.say(f"  round {number + 1} was given up: {problem}; the rounds before it stand")
                break
            for name, result in one_round.items():
                taken[name].append(result)
        return summary(taken)


def summary(taken):
    """Medians with their spread over the runs that did all of their work; those that did not are counted, not measured."""
    result = {}
    for name, runs in taken.items():
        good = [each for each in runs if each["complete"]] or runs
        walls = [each["wall"] for each in good]
        result[name] = {"wall": measure.median(walls), "wallLeast": min(walls), "wallMost": max(walls),
                        "cpu": measure.median([each["cpu"] for each in good]),
                        "endpoints": measure.median([each["endpoints"] for each in good]),
                        "memory": int(measure.median([each["memory"] for each in good])),
                        "done": min(each["done"] for each in good), "failed": sum(not each["complete"] for each in runs), "rounds": runs}
    return result


def ratio(results, of, to):
    """The median of the ratios within each round in which both did all of their work."""
    pairs = zip(results[of]["rounds"], results[to]["rounds"])
    ratios = [one["wall"] / other["wall"] for one, other in pairs if one["complete"] and other["complete"]]
    return round(measure.median(ratios), 3) if ratios else None


def count_ok(folder):
    """How often the endpoints' answer was printed; Shuzen's report has a line with the number of changes for each endpoint instead."""
    if glob.glob(os.path.join(folder, "commands.runbook")):
        with open(os.path.join(folder, "stdout"), encoding="utf-8") as file:
            return sum(int(found) for found in re.findall(r"^\S+ +succeeded +(\d+)", file.read(), re.M))
    text = b"".join(tools.printed(folder))
    bare = re.match(rb"(\d+) commands, ", text)
    if b"PLAY RECAP" in text:
        return sum(int(each) for each in re.findall(rb" ok=(\d+)", text))
    return int(bare.group(1)) if bare else len(re.findall(rb"\bok\r?$", text, re.M))


def fleet(bench):
    """1000 endpoints, one command, 100 at a time."""
    job = tools.Job(bench.endpoints().addresses, ["echo ok"], 100)
    results = bench.rounds([bench.shuzen, bench.start, bench.bare, *bench.peers], job, count_ok, 1000)
    shuzen, start = results["Shuzen"], results["Shuzen's start"]
    return {"tools": results, "goals": {
        "wall / parallel-ssh": [ratio(results, "Shuzen", "parallel-ssh"), 1.0],
        "wall / Ansible": [ratio(results, "Shuzen", "Ansible"), 0.25],
        "client CPU per endpoint beyond the JVM's start, ms": [round(shuzen["cpu"] - start["cpu"], 2), 10]}}


def steps(bench):
    """100 endpoints, ten commands one after the other, 50 at a time."""
    job = tools.Job(bench.endpoints().addresses[:100], ["echo ok"] * 10, 50)
    results = bench.rounds([bench.shuzen, bench.start, bench.bare, *bench.peers], job, count_ok, 1000)
    return {"tools": results, "goals": {"wall / Ansible": [ratio(results, "Shuzen", "Ansible"), 0.25]}}


def flood(bench):
    """50 endpoints that print 589 KB each, all at the same time."""
    job = tools.Job(bench.endpoints().addresses[:50], ["seq 1 100000"], 50)
    built = bench.product

    def stored(folder):
        if glob.glob(os.path.join(folder, "commands.runbook")):
            return built.recorded_output(folder)
        text = b"".join(tools.printed(folder))
        bare = re.match(rb"\d+ commands, (\d+) bytes", text)
        return int(bare.group(1)) if bare else len(text)

    results = bench.rounds([bench.shuzen, bench.start, bench.bare, *bench.peers], job, stored, 50 * FLOOD_BYTES)
    return {"tools": results, "goals": {"wall, s": [results["Shuzen"]["wall"], 3], "memory, MB": [round(results["Shuzen"]["memory"] / 1e6), 300]}}


def large(bench):
    """One endpoint that prints 1 GiB; how much more memory that takes than printing two bytes."""
    one = bench.endpoints().addresses[:1]
    taken = {}
    for name, command in (("2 bytes", "echo ok"), ("1 GiB", f"head -c {LARGE_BYTES} /dev/zero | tr '\\0' x")):
        runs = [bench.run(bench.shuzen, tools.Job(one, [command], 1), count_ok, 1) for _ in range(bench.options.rounds)]
        taken[name] = runs
    results = summary(taken)
    growth = (results["1 GiB"]["memory"] - results["2 bytes"]["memory"]) / 2**20
    return {"tools": results, "goals": {"memory growth, MiB": [round(growth), 64]}}


def tarpits(bench):
    """80 endpoints with and without 20 addresses among them that take connections and say nothing; 20 at a time."""
    endpoints = bench.endpoints()
    marks = "/mnt/endpoint/marks"
    command = f"sleep 1; date +%s.%N >> {marks}; echo ok"
    live = endpoints.addresses[:80]
    silent = Tarpits(20)
    mixed = list(live)
    for number, each in enumerate(silent.addresses):
        mixed.insert(number * 5, each)
    taken = {}
    try:
        for number in range(max(1, bench.options.rounds // 2)):
            for tool in [bench.shuzen, *bench.peers]:
                for name, addresses in (("", live), (" + 20 silent", mixed)):
                    if os.path.exists(marks):
                        os.remove(marks)
                    began = time.time()
                    result = bench.run(tool, tools.Job(addresses, [command], 20), count_ok, 80)
                    with open(marks, encoding="ascii") as file:
                        times = [float(line) for line in file]
                    # when the last living endpoint had its answer, whatever the tool waited for afterwards; without a pause for quiet
                    result["allLive"] = round(max(times) - (time.time() - result["wall"]), 3)
                    result["live"] = len(times)
                    taken.setdefault(tool.name + name, []).append(result)
                    measure.say(f"  round {number + 1}: {tool.name}{name}: the {len(times)} living done after {result['allLive']:.1f} s "
                                f"of {result['wall']:.1f} s (began {began:.0f})")
    finally:
        silent.close()
    results = summary(taken)
    for name, runs in taken.items():
        results[name]["allLive"] = measure.median([each["allLive"] for each in runs])
    delay = results["Shuzen + 20 silent"]["allLive"] / results["Shuzen"]["allLive"] - 1
    return {"tools": results, "goals": {"delay of the living, %": [round(delay * 100, 1), 10]}}


def cancel(bench):
    """1000 running commands, then Ctrl-C: how many are left on the endpoints."""
    endpoints = bench.endpoints()
    results = {}
    # not Ansible: its thousand forks bring a small machine to a standstill before they run
    for tool in [bench.shuzen, *bench.peers[:-1]]:
        seconds = str(7000 + len(results))
        # a thousand at once take longer to sign in than one may; the other tools count only the time until the server answers
        job = tools.Job(endpoints.addresses, [f"sleep {seconds}"], 1000, connect_seconds=180)
        bench.quiet()
        folder = measure.empty(os.path.join(bench.work, "runs", "cancel"))
        command, environment = tool.prepare(job, folder)
        client = measure.Client(command, environment, folder)
        deadline = time.monotonic() + 240
        running = 0
        while time.monotonic() < deadline and client.process.poll() is None:
            running = len(endpoints.running("sleep", seconds))
            if running >= 1000:
                break
            time.sleep(0.5)
        pressed = time.monotonic()
        if client.process.poll() is None:
            os.killpg(client.process.pid, signal.SIGINT)
        gone = None
        while time.monotonic() - pressed < 5:
            if not endpoints.running("sleep", seconds):
                gone = time.monotonic() - pressed
                break
            time.sleep(0.1)
        left = len(endpoints.running("sleep", seconds))
        threading.Thread(target=client.process.wait, daemon=True).start()
        exited = None
        while time.monotonic() - pressed < 40 and exited is None:
            exited = time.monotonic() - pressed if client.process.poll() is not None else None
            time.sleep(0.05)
        client.close()
        endpoints.end("sleep", seconds)
        results[tool.name] = {"running": running, "survivors": left, "allGone": gone and round(gone, 2), "clientGone": exited and round(exited, 2)}
        measure.say(f"  {tool.name}: {running} running, {left} left after 5 s, client gone after {exited}")
        time.sleep(3)
    return {"cancel": results, "goals": {"survivors after 5 s": [results["Shuzen"]["survivors"], 0]}}


def simulated(bench):
    """10,000 and 100,000 endpoints that answer at once, five steps each: what engine and journal cost, and how that grows."""
    sizes = [1_000, 10_000] if bench.options.quick else [10_000, 100_000]
    results = {}
    for size in sizes:
        bench.quiet()
        folder = measure.empty(os.path.join(bench.work, "runs", "simulated"))
        bench.product.forget()
        inventory = os.path.join(folder, "fleet.inventory")
        product.write_inventory(inventory, [(f"PC-{number:06}", f"pc-{number:06}") for number in range(size)], "instant")
        runbook = os.path.join(folder, "commands.runbook")
        product.write_runbook(runbook, ["echo ok"] * 5)
        environment = bench.product.environment("/mnt/client" if os.path.isdir("/mnt/client") else folder)
        environment["JAVA_TOOL_OPTIONS"] = f"-Xlog:gc:file={folder}/gc.log"
        client = measure.Client(bench.product.command("run", "--inventory", inventory, "--endpoints", "*", "--runbook", runbook, "--yes",
                                                      "--canary", "0", "--concurrency", "100"), environment, folder)
        over = threading.Event()
        collector = threading.Thread(target=collect, args=(bench.product.java, client.process, over), daemon=True)
        collector.start()
        taken = client.wait(1800)
        over.set()
        collector.join()
        taken["done"] = count_done(os.path.join(folder, "stdout"))
        taken["endpointsPerSecond"] = round(size / taken["wall"])
        taken["journalBytesPerEndpoint"] = round(bench.product.journal_bytes() / size)
        with open(os.path.join(folder, "gc.log"), encoding="utf-8") as file:
            text = file.read()
        # what was left after each collection of the whole heap; the others leave garbage behind
        taken["heap"] = max((int(value) for value in re.findall(r"Pause Full .*->(\d+)M\(", text)), default=0)
        results[str(size)] = taken
        measure.say(f"  {size} endpoints: {taken['wall']:.1f} s, {taken['endpointsPerSecond']}/s, "
                    f"{taken['journalBytesPerEndpoint']} bytes of journal each, {taken['heap']} MiB of heap, {taken['done']} done")
    small, big = (results[str(size)] for size in sizes)
    return {"simulated": results, "goals": {
        f"heap with {sizes[1]}, MiB": [big["heap"], 1024],
        "cost per endpoint / that with a tenth": [round(big["cpu"] / sizes[1] / (small["cpu"] / sizes[0]), 2), 1.1]}}


def collect(java, process, over):
    """Has the whole heap collected from time to time, so that its size means something."""
    while not over.wait(COLLECT_SECONDS):
        subprocess.run([f"{java}/bin/jcmd", str(process.pid), "GC.run"], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def count_done(path):
    with open(path, encoding="utf-8") as file:
        return len(re.findall(r"^\S+ +succeeded ", file.read(), re.M))


LOOPBACK = {"fleet": fleet, "steps": steps, "flood": flood, "large": large, "tarpits": tarpits, "cancel": cancel, "simulated": simulated}


def write(path, results):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(results, file, indent=1)
        file.write("\n")
