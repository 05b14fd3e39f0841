#!/usr/bin/env python3
"""Prints the endpoints whose folders come on standard input as JSON; the argument is the lab's folder."""
import json
import pathlib
import sys


def running(folder):
    try:
        process, start = (folder / "run" / "process").read_text().split()
        return pathlib.Path("/proc", process, "stat").read_text().rpartition(") ")[2].split()[19] == start
    except (OSError, ValueError, IndexError):
        return False


def endpoint(folder, home):
    def field(name):
        return (folder / "run" / name).read_text("utf-8").rstrip("\n")

    kind, key = (folder / "etc" / "host_key.pub").read_text().split()[:2]
    return {
        "name": field("name"),
        "address": field("address"),
        "port": int(field("port")),
        "users": field("users").split("\n"),
        "keyFile": str(home / "keys" / "id_ed25519"),
        "knownHosts": f"[{field('address')}]:{field('port')} {kind} {key}",
        "locale": field("locale"),
        "scenario": field("scenario"),
        "drive": str(folder / "prefix" / "drive_c"),
        "running": running(folder),
    }


def main():
    home = pathlib.Path(sys.argv[1])
    folders = [pathlib.Path(line.rstrip("\n")) for line in sys.stdin]
    json.dump([endpoint(folder, home) for folder in folders], sys.stdout, ensure_ascii=False, indent=2)
    print()


main()
