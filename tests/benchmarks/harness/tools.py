"""Shuzen and its peers: how each of them runs command lines on endpoints. All use the same keys, host keys and ssh_config."""

import glob
import os
import shlex

from . import product as files
from .endpoints import CLIENT_HOME, USER

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "HOME": CLIENT_HOME, "LANG": "C.UTF-8"}
PERSIST = ["-o", "ControlMaster=auto", "-o", "ControlPersist=60", "-o", f"ControlPath={CLIENT_HOME}/.ssh/control-%C"]


class Job:
    """The same work for every tool."""

    def __init__(self, addresses, commands, concurrency, connect_seconds=10):
        self.connect_seconds = connect_seconds
        self.addresses = addresses
        self.commands = commands
        self.concurrency = concurrency

    def write_hosts(self, folder):
        path = os.path.join(folder, "hosts")
        with open(path, "w", encoding="ascii") as file:
            file.write("\n".join(self.addresses) + "\n")
        return path


class Xargs:
    """OpenSSH under xargs, which would give up everything when one ssh fails; several commands go over a kept connection."""

    name = "xargs + ssh"

    def prepare(self, job, folder):
        hosts = job.write_hosts(folder)
        os.makedirs(os.path.join(folder, "out"))
        options = " ".join(PERSIST) if len(job.commands) > 1 else ""
        script = "; ".join(f"ssh {options} $0 {shlex.quote(each)}" for each in job.commands)
        return ["sh", "-c", f"xargs -P {job.concurrency} -I HOST sh -c {shlex.quote('{ ' + script + '; } > out/$0; true')} HOST < {hosts}"], ENVIRONMENT


class ParallelSsh:

    name = "parallel-ssh"

    def prepare(self, job, folder):
        hosts = job.write_hosts(folder)
        options = []
        if len(job.commands) > 1:
            options = ["-O", "ControlMaster=auto", "-O", "ControlPersist=60", "-O", f"ControlPath={CLIENT_HOME}/.ssh/control-%C"]
        lines = [shlex.join(["parallel-ssh", "-h", hosts, "-p", str(job.concurrency), "-t", "0", "-o", f"out-{number}", *options, each])
                 for number, each in enumerate(job.commands)]
        return ["sh", "-c", "; ".join(lines)], ENVIRONMENT


class Pdsh:

    name = "pdsh"

    def prepare(self, job, folder):
        hosts = job.write_hosts(folder)
        options = " ".join(PERSIST) if len(job.commands) > 1 else ""
        environment = {**ENVIRONMENT, "PDSH_SSH_ARGS": f"-a -x {options} -l%u %h"}
        lines = [shlex.join(["pdsh", "-R", "ssh", "-l", USER, "-f", str(job.concurrency), "-w", f"^{hosts}", each])
                 for each in job.commands]
        return ["sh", "-c", "; ".join(lines)], environment


class Ansible:
    """Its raw module, so that no Python is needed on the endpoints; pipelining and kept connections on."""

    name = "Ansible"

    def prepare(self, job, folder):
        hosts = job.write_hosts(folder)
        environment = {**ENVIRONMENT, "ANSIBLE_PIPELINING": "1", "ANSIBLE_HOST_KEY_CHECKING": "1", "ANSIBLE_FORKS": str(job.concurrency),
                       "ANSIBLE_NOCOLOR": "1", "ANSIBLE_TIMEOUT": "10",
                       "ANSIBLE_LOCAL_TEMP": os.path.join(folder, "ansible"),
                       "ANSIBLE_SSH_ARGS": "-o ControlMaster=auto -o ControlPersist=60s"}
        playbook = os.path.join(folder, "playbook.yml")
        with open(playbook, "w", encoding="utf-8") as file:
            file.write("- hosts: all\n  gather_facts: false\n  tasks:\n")
            for each in job.commands:
                file.write(f"    - raw: {each}\n")
        if len(job.commands) == 1:
            return ["ansible", "all", "-i", hosts, "-m", "raw", "-a", job.commands[0]], environment
        return ["ansible-playbook", "-i", hosts, playbook], environment


class Shuzen:
    """The built product, its journal synced; its endpoints' shell is not Windows', which the benchmarks' back end allows for."""

    name = "Shuzen"

    def __init__(self, built):
        self.product = built

    def prepare(self, job, folder):
        self.product.forget()
        files.write_inventory(os.path.join(folder, "fleet.inventory"), [(each, each) for each in job.addresses], "shell",
                              job.connect_seconds)
        files.write_runbook(os.path.join(folder, "commands.runbook"), job.commands)
        return self.product.command("run", "--inventory", os.path.join(folder, "fleet.inventory"), "--endpoints", "*", "--runbook",
                                    os.path.join(folder, "commands.runbook"), "--yes", "--canary", "0", "--failure-threshold", "100",
                                    "--concurrency", str(job.concurrency)), self.product.environment(CLIENT_HOME)


class ShuzenStart:
    """The product's start alone: the command that opens the journal and lists the runs."""

    name = "Shuzen's start"

    def __init__(self, built):
        self.product = built

    def prepare(self, job, folder):
        self.product.forget()
        return self.product.command("runs"), self.product.environment(CLIENT_HOME)


class BareClient:
    """The library Shuzen's transport is made of, without engine and journal: what cannot be undercut."""

    name = "bare MINA client"

    def __init__(self, built):
        self.product = built

    def prepare(self, job, folder):
        hosts = job.write_hosts(folder)
        classes = os.path.join(self.product.folder, "benchmark-classes")
        return [f"{self.product.java}/bin/java", "-Xmx1g", "-cp", f"{classes}:{self.product.class_path()}",
                "io.shuzen.benchmarks.bare.BareClient", hosts, str(job.concurrency), USER,
                f"{CLIENT_HOME}/.ssh", *job.commands], self.product.environment(CLIENT_HOME)


def printed(folder):
    """What a tool printed or left in its folders of output."""
    paths = [os.path.join(folder, "stdout"), *glob.glob(os.path.join(folder, "out*/*"))]
    for path in paths:
        with open(path, "rb") as file:
            yield file.read()
