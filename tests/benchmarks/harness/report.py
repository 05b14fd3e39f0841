"""Figures, chart and table for docs/, from what the scenarios left behind."""

import glob
import json
import os
from xml.sax.saxutils import escape

from .measure import QUIET, median
from .product import ROOT

DOCS = os.path.join(ROOT, "docs")
BEGIN, END = "<!-- figures: written by tests/benchmarks/run --publish -->", "<!-- end of figures -->"
TITLES = {"fleet": "1000 endpoints × 1 command, 100 at a time", "steps": "100 endpoints × 10 commands, 50 at a time",
          "flood": "50 endpoints × 589 KB of output at once", "large": "1 GiB of output from one endpoint",
          "tarpits": "80 endpoints with and without 20 that accept and say nothing, 20 at a time",
          "cancel": "Ctrl-C with 1000 commands running", "simulated": "Simulated endpoints × 5 steps (engine and journal alone)",
          "overhead": "Engine and journal per step (JMH)", "lab": "Windows lab (Wine behind sshd)"}
CHARTED = ["fleet", "steps", "flood"]
BOUND_BY_ENDPOINTS = ["fleet", "steps"]
WIDTH, LABEL, BAR, GAP = 760, 150, 18, 6


def read(folder):
    found = {}
    for path in glob.glob(os.path.join(folder, "*.json")):
        with open(path, encoding="utf-8") as file:
            found[os.path.basename(path)[:-5]] = json.load(file)
    return {name: found[name] for name in TITLES if name in found}


def write(folder, publish):
    results = read(folder)
    text = table(results)
    print(text)
    if not publish:
        return
    with open(os.path.join(DOCS, "benchmarks.json"), "w", encoding="utf-8") as file:
        json.dump(results, file, indent=1, ensure_ascii=False)
        file.write("\n")
    with open(os.path.join(DOCS, "images/benchmarks.svg"), "w", encoding="utf-8") as file:
        file.write(chart(results))
    path = os.path.join(DOCS, "benchmarks.md")
    with open(path, encoding="utf-8") as file:
        document = file.read()
    before, rest = document.split(BEGIN, 1)
    with open(path, "w", encoding="utf-8") as file:
        file.write(before + BEGIN + "\n\n" + text + "\n" + END + rest.split(END, 1)[1])


def seconds(value):
    return f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def tools_table(name, result):
    lines = ["One round.", ""] if any(len(each["rounds"]) == 1 for each in result["tools"].values()) else []
    lines += ["| tool | wall, s (least–most) | client CPU, s | endpoints' CPU, s | memory, MB | done |", "|---|---|---|---|---|---|"]
    for tool, each in result["tools"].items():
        spread = f" ({seconds(each['wallLeast'])}–{seconds(each['wallMost'])})" if len(each["rounds"]) > 1 else ""
        done = "" if tool == "Shuzen's start" else f"{each['done']:,}"
        if each.get("failed"):
            done += f"; {each['failed']} of {len(each['rounds'])} runs did not do all"
        lines.append(f"| {tool} | {seconds(each['wall'])}{spread} | {seconds(each['cpu'])} | "
                     f"{seconds(each['endpoints']) if each['done'] and 'endpoints' in each else ''} | {each['memory'] / 1e6:.0f} | {done} |")
    shuzen, ansible = (result["tools"].get(each, {}) for each in ("Shuzen", "Ansible"))
    if name in BOUND_BY_ENDPOINTS and "endpoints" in shuzen:
        least = shuzen["endpoints"] / os.cpu_count()
        lines += ["", f"The endpoints' own work takes {seconds(least)} s on this machine's processors before a client has done anything: "
                  f"{least / ansible['wall']:.2f} of Ansible's time."]
    if name == "tarpits":
        lines += ["", "| tool | living done after, s | with 20 silent, s |", "|---|---|---|"]
        for tool, each in result["tools"].items():
            if not tool.endswith("silent"):
                lines.append(f"| {tool} | {seconds(each['allLive'])} | {seconds(result['tools'][tool + ' + 20 silent']['allLive'])} |")
    return lines


def table(results):
    lines = []
    machines = {}
    for name, each in results.items():
        machines.setdefault(json.dumps(each["machine"], sort_keys=True), []).append(name)
    for machine, names in machines.items():
        machine = json.loads(machine)
        lines += [f"Measured {machine['date']} at {machine['commit']} on {machine['processors']}, Linux {machine['kernel']}: "
                  f"{', '.join(names)}.", ""]
    lines += ["| goal | scenario | figure | goal's limit | |", "|---|---|---|---|---|"]
    for name, result in results.items():
        for goal, (figure, limit) in result.get("goals", {}).items():
            verdict = "not measured" if figure is None else "met" if figure <= limit else "missed"
            lines.append(f"| {goal} | {TITLES[name]} | {'–' if figure is None else figure} | {limit} | {verdict} |")
    for name, result in results.items():
        lines += ["", f"### {TITLES[name]}", ""]
        busy = result.get("busyBefore", [])
        if max(busy, default=0) > QUIET:
            lines += [f"The machine was not quiet: {median(busy):.0%} of it was busy with other things before a measurement began. Processor "
                      "time and memory hardly suffer from that; times do, and only those of one round can be compared.", ""]
        if "tools" in result:
            lines += tools_table(name, result)
        if "cancel" in result:
            lines += ["| tool | running | left after 5 s | none left after, s | client gone after, s |", "|---|---|---|---|---|"]
            for tool, each in result["cancel"].items():
                lines.append(f"| {tool} | {each['running']} | {each['survivors']} | {each['allGone'] or '–'} | {each['clientGone'] or '–'} |")
        if "simulated" in result:
            lines += ["| endpoints | wall, s | endpoints/s | client CPU, s | journal, bytes each | heap after collection, MiB | process, MB |",
                      "|---|---|---|---|---|---|---|"]
            for size, each in result["simulated"].items():
                lines.append(f"| {int(size):,} | {seconds(each['wall'])} | {each['endpointsPerSecond']:,} | {seconds(each['cpu'])} | "
                             f"{each['journalBytesPerEndpoint']:,} | {each['heap']} | {each['memory'] / 1e6:.0f} |")
        if "figures" in result:
            lines += ["| what | figure |", "|---|---|", *(f"| {what} | {figure} |" for what, figure in result["figures"].items())]
    return "\n".join(lines)


def chart(results):
    """Bars of seconds, one panel for each scenario that has peers; the shorter, the better."""
    body = []
    top = 30
    for name in CHARTED:
        if name not in results:
            continue
        tools = {tool: each for tool, each in results[name]["tools"].items() if tool != "Shuzen's start"}
        longest = max(each["wall"] for each in tools.values())
        body.append(f'<text x="10" y="{top}" class="title">{escape(TITLES[name])}</text>')
        top += 12
        for tool, each in tools.items():
            length = max(1, each["wall"] / longest * (WIDTH - LABEL - 90))
            kind = "ours" if tool == "Shuzen" else "bare" if tool.startswith("bare") else "peer"
            body.append(f'<text x="{LABEL - 8}" y="{top + 13}" class="name">{escape(tool)}</text>'
                        f'<rect x="{LABEL}" y="{top}" width="{length:.1f}" height="{BAR}" class="{kind}"/>'
                        f'<text x="{LABEL + length + 6:.1f}" y="{top + 13}">{seconds(each["wall"])} s</text>')
            top += BAR + GAP
        top += 28
    style = ("text{font:12px sans-serif;fill:#333}.title{font-weight:bold}.name{text-anchor:end}"
             ".ours{fill:#2f7d5b}.bare{fill:#a9c9ba}.peer{fill:#9aa5b1}")
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{top}" viewBox="0 0 {WIDTH} {top}">'
            f'<style>{style}</style><rect width="{WIDTH}" height="{top}" fill="#fff"/>\n' + "\n".join(body) + "\n</svg>\n")
