#!/usr/bin/env python3
"""Lays a seed folder into an endpoint's drive C: before its first boot; see README.md for the folder's layout.

What needs Windows (registry, credentials, services, processes) is prepared under C:\\lab\\seed, where start-windows.exe
takes it from.
"""
import os
import pathlib
import re
import shutil
import sys

TABLES = ("credentials", "services", "processes")
PROFILE_FOLDERS = ("AppData/Local/Temp", "AppData/Local/Microsoft", "AppData/Roaming/Microsoft", "AppData/LocalLow", "Desktop",
                   "Documents", "Downloads")


class SeedError(Exception):
    pass


def rows(path):
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


class Drive:
    """The endpoint's drive C:, whose names are found without regard to case, as on Windows."""

    def __init__(self, root):
        self.root = root

    def path(self, windows_path):
        here = self.root
        for name in re.split(r"[\\/]", windows_path.strip("\\/")):
            same = [entry for entry in os.listdir(here) if entry.lower() == name.lower()] if here.is_dir() else []
            here = here / (same[0] if same else name)
        return here

    def local(self, path_with_drive):
        if not re.match(r"[Cc]:[\\/]", path_with_drive):
            raise SeedError(f"{path_with_drive!r} is not a path on drive C:")
        return self.path(path_with_drive[3:])


def registration_text(path):
    data = path.read_bytes()
    return data.decode("utf-16") if data[:2] == b"\xff\xfe" else data.decode("utf-8-sig")


def lay(seed, default, drive):
    """Copies one seed; what it does not say comes from the default seed."""
    target = drive.path("lab")
    for name in ("users", "sessions"):
        source = seed / name if (seed / name).exists() else default / name
        shutil.copy(source, target / name if name == "users" else target / "state" / name)
    users = {row[0]: row for row in rows(target / "users")}
    for row in users.values():
        if len(row) < 4:
            raise SeedError(f"users: {row[0]} needs name, domain, SID and profile folder")

    for profile in ["C:\\Users\\Administrator", *(row[3] for row in users.values())]:
        for folder in PROFILE_FOLDERS:
            (drive.local(profile) / folder).mkdir(parents=True, exist_ok=True)

    registry = target / "seed" / "registry"
    registry.mkdir(parents=True, exist_ok=True)
    sources = [(path, None) for path in sorted((seed / "registry").glob("*.reg"))]
    for user in users:
        sources += [(path, user) for path in sorted((seed / "registry" / user).glob("*.reg"))]
    for number, (path, user) in enumerate(sources):
        text = registration_text(path)
        if user:
            hive = f"HKEY_USERS\\{users[user][2]}"
            text = re.sub(r"(?mi)^\[(-?)(?:HKEY_CURRENT_USER|HKCU)(?=[\\\]])", lambda match: "[" + match[1] + hive, text)
        text = re.sub(r"\r?\n", "\r\n", text)
        (registry / f"{number:03}-{path.name}").write_bytes(b"\xff\xfe" + text.encode("utf-16-le"))

    for name in TABLES:
        if (seed / name).exists():
            shutil.copy(seed / name, target / "seed" / name)
    for source in sorted((seed / "files").rglob("*")):
        place = drive.path(str(source.relative_to(seed / "files")))
        if source.is_dir():
            place.mkdir(exist_ok=True)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, place)
    for folder in ("state", "tools"):
        for source in (default, seed):
            if (source / folder).is_dir():
                shutil.copytree(source / folder, target / folder, dirs_exist_ok=True)

    if (target / "seed" / "processes").exists():
        for row in rows(target / "seed" / "processes"):
            program = drive.local(row[1])
            if not program.exists():
                program.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(target / "bin" / "placeholder-application.exe", program)


def main(seed, default, drive_root):
    try:
        lay(pathlib.Path(seed), pathlib.Path(default), Drive(pathlib.Path(drive_root)))
    except (SeedError, OSError, UnicodeError) as problem:
        sys.exit(f"seed {seed}: {problem}")


main(*sys.argv[1:])
