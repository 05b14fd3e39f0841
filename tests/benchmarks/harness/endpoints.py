"""The endpoints: one sshd in network and mount namespaces of its own, reached under thousands of loopback addresses."""

import contextlib
import os
import signal
import socket
import subprocess
import threading
import time

# A file system of its own: nothing of the machine's own home folders, such as a slow .bashrc, may count.
PLACE = "/mnt"
CLIENT_HOME = f"{PLACE}/client"
ENDPOINT_HOME = f"{PLACE}/endpoint"
USER = "endpoint"
USER_ID = 20001
TARPIT_PORT = 2222


def address(number):
    return f"127.1.{number // 250}.{number % 250 + 1}"


def run(*command, **options):
    return subprocess.run(command, check=True, **options)


class Endpoints:

    def __init__(self, count):
        self.count = count
        self.addresses = [address(number) for number in range(count)]
        run("mount", "--make-rprivate", "/")
        run("ip", "link", "set", "lo", "up")
        run("mount", "-t", "tmpfs", "tmpfs", PLACE)
        os.chmod(PLACE, 0o755)
        for folder in (f"{CLIENT_HOME}/.ssh", f"{ENDPOINT_HOME}/.ssh", f"{PLACE}/sshd"):
            os.makedirs(folder, mode=0o700)
        self._accounts()
        self._keys()
        self._configuration()
        os.makedirs("/run/sshd", exist_ok=True)
        self._start_server()

    def _start_server(self):
        with open(f"{PLACE}/sshd/log", "ab") as log:
            self.server = subprocess.Popen(["/usr/sbin/sshd", "-D", "-e", "-f", f"{PLACE}/sshd/config"], stderr=log,
                                           start_new_session=True, env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"})
        self._await_server()

    def _accounts(self):
        for name, line in (("passwd", f"{USER}:x:{USER_ID}:{USER_ID}::{ENDPOINT_HOME}:/bin/bash"),
                           ("shadow", f"{USER}:*:19000:0:99999:7:::"), ("group", f"{USER}:x:{USER_ID}:")):
            with open(f"/etc/{name}", encoding="utf-8") as file:
                lines = file.read().splitlines()
            if name == "passwd":
                lines = [f"root:x:0:0:root:{CLIENT_HOME}:/bin/bash" if each.startswith("root:") else each for each in lines]
            own = f"{PLACE}/sshd/{name}"
            with open(own, "w", encoding="utf-8") as file:
                file.write("\n".join([*lines, line]) + "\n")
            os.chmod(own, 0o600 if name == "shadow" else 0o644)
            run("mount", "--bind", own, f"/etc/{name}")

    def _keys(self):
        for name in (f"{PLACE}/sshd/host", f"{CLIENT_HOME}/.ssh/id_ed25519"):
            run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "benchmark", "-f", name)
        with open(f"{CLIENT_HOME}/.ssh/id_ed25519.pub", encoding="ascii") as file:
            key = file.read()
        with open(f"{ENDPOINT_HOME}/.ssh/authorized_keys", "w", encoding="ascii") as file:
            file.write(key)
        for path in (ENDPOINT_HOME, f"{ENDPOINT_HOME}/.ssh", f"{ENDPOINT_HOME}/.ssh/authorized_keys"):
            os.chown(path, USER_ID, USER_ID)
        with open(f"{PLACE}/sshd/host.pub", encoding="ascii") as file:
            host = " ".join(file.read().split()[:2])
        with open(f"{CLIENT_HOME}/.ssh/known_hosts", "w", encoding="ascii") as file:
            for each in self.addresses:
                file.write(f"{each} {host}\n")

    def _configuration(self):
        with open(f"{PLACE}/sshd/config", "w", encoding="ascii") as file:
            file.write(f"""ListenAddress 0.0.0.0:22
HostKey {PLACE}/sshd/host
PidFile {PLACE}/sshd/pid
KexAlgorithms curve25519-sha256
MaxStartups 2000:30:4000
MaxSessions 100
UsePAM no
UseDNS no
PasswordAuthentication no
PrintMotd no
PrintLastLog no
LoginGraceTime 120
LogLevel ERROR
Subsystem sftp internal-sftp
""")
        with open(f"{CLIENT_HOME}/.ssh/config", "w", encoding="ascii") as file:
            file.write(f"""Host 127.200.*
	Port {TARPIT_PORT}
Host *
	User {USER}
	BatchMode yes
	StrictHostKeyChecking yes
	ConnectTimeout 10
	KexAlgorithms curve25519-sha256
	LogLevel ERROR
""")

    def _await_server(self):
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex((self.addresses[0], 22)) == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError(f"sshd did not start; see {PLACE}/sshd/log")

    def survived(self):
        """False when the server was ended meanwhile, by a clean-up elsewhere on the machine say; it runs again then."""
        if self.server.poll() is None:
            return True
        self._start_server()
        return False

    def settle(self):
        """Waits until the server has none left of the sessions whose clients are gone, and ends those that stay."""
        for attempt in range(200):
            left = self._sessions()
            if not left:
                return
            if attempt >= 100:
                for process in left:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(process, signal.SIGKILL)
            time.sleep(0.1)

    def _sessions(self):
        with open(f"/proc/{self.server.pid}/task/{self.server.pid}/children", encoding="ascii") as file:
            return [int(each) for each in file.read().split()]

    def running(self, *arguments):
        """The processes on the endpoints that were started with just these arguments."""
        wanted = b"\0".join(each.encode() for each in arguments) + b"\0"
        found = []
        for entry in os.listdir("/proc"):
            if entry.isdigit():
                try:
                    with open(f"/proc/{entry}/cmdline", "rb") as file:
                        if file.read() == wanted:
                            found.append(int(entry))
                except OSError:
                    continue
        return found

    def end(self, *arguments):
        for process in self.running(*arguments):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    def close(self):
        self.server.terminate()
        self.server.wait()


class Tarpits:
    """Addresses that take connections and then say nothing."""

    def __init__(self, count):
        self.addresses = [f"127.200.0.{number + 1}" for number in range(count)]
        self._sockets = []
        self._kept = []
        for each in self.addresses:
            server = socket.socket()
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            server.bind((each, TARPIT_PORT))
            server.listen(50)
            self._sockets.append(server)
            threading.Thread(target=self._accept, args=(server,), daemon=True).start()

    def _accept(self, server):
        while True:
            try:
                self._kept.append(server.accept()[0])
            except OSError:
                return

    def close(self):
        for each in self._sockets + self._kept:
            each.close()
