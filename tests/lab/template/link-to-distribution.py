#!/usr/bin/env python3
"""Replaces every unchanged copy of a packaged Wine file under a folder by a symbolic link to the packaged file.

A fresh prefix is 695 MB of such copies; linked, an endpoint needs 3 MB and is copied in a tenth of a second.
"""
import filecmp
import os
import sys

PACKAGED = ("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows", "/usr/share/wine")


def packaged_files():
    by_name = {}
    for root in PACKAGED:
        for folder, _, names in os.walk(root):
            for name in names:
                by_name.setdefault(name.lower(), []).append(os.path.join(folder, name))
    return by_name


def main(drive):
    by_name = packaged_files()
    for folder, _, names in os.walk(drive):
        for name in names:
            copy = os.path.join(folder, name)
            if os.path.islink(copy):
                continue
            for original in by_name.get(name.lower(), ()):
                if filecmp.cmp(original, copy, shallow=False):
                    os.unlink(copy)
                    os.symlink(original, copy)
                    break


main(sys.argv[1])
