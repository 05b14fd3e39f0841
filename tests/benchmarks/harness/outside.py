"""What is measured outside the namespaces of the loopback endpoints."""

import glob
import json
import os
import subprocess
import time

from . import measure
from .product import HERE, ROOT

JMH = "1.37"
LIBRARIES = [f"org.openjdk.jmh:jmh-core:{JMH}", f"org.openjdk.jmh:jmh-generator-annprocess:{JMH}", "net.sf.jopt-simple:jopt-simple:5.0.4",
             "org.apache.commons:commons-math3:3.6.1"]


def fetch(folder, java):
    """JMH, with the Maven the build uses."""
    os.makedirs(folder, exist_ok=True)
    if len(glob.glob(os.path.join(folder, "*.jar"))) < len(LIBRARIES):
        maven = subprocess.run(["bash", "-c", f'root={ROOT}; . {ROOT}/releng/scripts/environment.sh; require_jdk; require_maven; echo "$maven"'],
                               check=True, capture_output=True, text=True).stdout.split()[-1]
        for each in LIBRARIES:
            subprocess.run([maven, "-B", "-q", "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy", f"-Dartifact={each}",
                            f"-DoutputDirectory={folder}"], check=True, cwd=folder, env={**os.environ, "JAVA_HOME": java})
    return glob.glob(os.path.join(folder, "*.jar"))


def overhead(built, work, options):
    """Engine and journal per step: a run over one endpoint that answers at once, with the journal synced."""
    jars = ":".join(fetch(os.path.join(work, "jmh"), built.java))
    classes = measure.empty(os.path.join(work, "jmh-classes"))
    path = f"{jars}:{built.folder}/benchmark-classes:{built.class_path()}"
    sources = glob.glob(os.path.join(HERE, "jmh/**/*.java"), recursive=True)
    subprocess.run([f"{built.java}/bin/javac", "--release", "21", "-nowarn", "-d", classes, "-cp", path, "-processor",
                    "org.openjdk.jmh.generators.BenchmarkProcessor", *sources], check=True)
    busy = measure.wait_until_quiet(options.quiet_seconds)
    outcome = os.path.join(work, "jmh.json")
    rounds = ["-f", "1", "-wi", "2", "-i", "2", "-w", "2", "-r", "2"] if options.quick else ["-f", "1", "-wi", "3", "-i", "5", "-w", "2", "-r", "2"]
    subprocess.run([f"{built.java}/bin/java", "-cp", f"{classes}:{path}", "org.openjdk.jmh.Main", "-rf", "json", "-rff", outcome, *rounds,
                    "-jvmArgsAppend", f"-Dshuzen.benchmark.folder={measure.empty(os.path.join(work, 'jmh-state'))}"],
                   check=True, stdout=open(os.path.join(work, "jmh.log"), "w", encoding="utf-8"))
    with open(outcome, encoding="utf-8") as file:
        measured = json.load(file)
    figures = {}
    for each in measured:
        score = each["primaryMetric"]
        what = each["benchmark"].rsplit(".", 1)[1] + "".join(f", {name} {value}" for name, value in each.get("params", {}).items())
        figures[f"{what}, µs per step"] = f"{score['score']:.0f} ± {score['scoreError']:.0f}" if score["scoreError"] != "NaN" else f"{score['score']:.0f}"
        measure.say(f"  {what}: {score['score']:.1f} {score['scoreUnit']}")
    return {"busyBefore": [busy], "figures": figures}


def lab(built, work, options):
    """Probes of 30 diagnostics in one request and in 30, a probe's latency beside bare ssh, 200 connections; on four Wine endpoints."""
    folder = measure.empty(os.path.join(work, "lab"))
    cache = os.path.dirname(work)
    environment = {**os.environ, "SHUZEN_LAB_HOME": os.path.join(folder, "home"),
                   "SHUZEN_LAB_TEMPLATES": os.environ.get("SHUZEN_LAB_TEMPLATES") or os.path.join(cache, "lab")}
    script = os.path.join(ROOT, "tests/lab/lab")
    classes = measure.empty(os.path.join(work, "lab-classes"))
    built.compile(os.path.join(HERE, "lab"), classes)
    busy = measure.wait_until_quiet(options.quiet_seconds)
    try:
        subprocess.run([script, "up", "4", "--port", "2330"], check=True, env=environment, stdout=subprocess.DEVNULL)
        endpoints = json.loads(subprocess.run([script, "status", "--format", "json"], check=True, env=environment, capture_output=True).stdout)
        known = os.path.join(folder, "known_hosts")
        with open(known, "w", encoding="utf-8") as file:
            file.writelines(each["knownHosts"] + "\n" for each in endpoints)
        user, key = endpoints[0]["users"][0], endpoints[0]["keyFile"]
        rounds = 1 if options.quick else 5
        printed = subprocess.run([f"{built.java}/bin/java", "-cp", f"{classes}:{built.class_path()}", "io.shuzen.benchmarks.lab.LabProbes",
                                  folder, key, user, str(rounds), *[f"{each['address']}:{each['port']}" for each in endpoints]],
                                 check=True, capture_output=True, text=True).stdout
        figures = dict(line.split("\t") for line in printed.splitlines() if "\t" in line)
        bare = []
        for _ in range(rounds):
            for each in endpoints:
                began = time.monotonic()
                subprocess.run(["ssh", "-F", "none", "-i", key, "-o", f"UserKnownHostsFile={known}", "-o", "BatchMode=yes", "-o",
                                "KexAlgorithms=curve25519-sha256", "-p", str(each["port"]), f"{user}@{each['address']}", "hostname.exe"],
                               check=True, stdout=subprocess.DEVNULL)
                bare.append((time.monotonic() - began) * 1000)
        figures["ssh host hostname.exe, ms"] = f"{measure.median(bare):.1f}"
    finally:
        subprocess.run([script, "down"], check=False, env=environment, stdout=subprocess.DEVNULL)
    for what, figure in figures.items():
        measure.say(f"  {what}: {figure}")
    return {"busyBefore": [busy], "figures": figures}


SCENARIOS = {"overhead": overhead, "lab": lab}
