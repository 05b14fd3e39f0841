"""The built product with the benchmarks' bundle added, and the files it works on."""

import glob
import json
import os
import re
import shutil
import subprocess
from xml.sax.saxutils import quoteattr

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILT = os.path.join(ROOT, "releng/io.shuzen.product/target/products/io.shuzen.product/linux/gtk/x86_64/shuzen")


def java_home():
    """The JDK the scripts of this repository use."""
    found = subprocess.run(["bash", "-c", f'root={ROOT}; . {ROOT}/releng/scripts/environment.sh; require_jdk; echo "$JAVA_HOME"'],
                           check=True, capture_output=True, text=True)
    return found.stdout.split()[-1]


class Product:

    def __init__(self, work, java):
        self.folder = os.path.join(work, "product")
        self.state = os.path.join(work, "state")
        self.java = java

    def prepare(self, build):
        """Builds Shuzen when it is older than its sources and that is wanted, and adds the bundle to a copy."""
        if build:
            environment = {**os.environ, "JAVA_HOME": self.java}
            subprocess.run([os.path.join(ROOT, "shuzen"), "help"], check=True, stdout=subprocess.DEVNULL, env=environment)
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(BUILT, self.folder)
        classes = os.path.join(self.folder, "benchmark-classes")
        self.compile(os.path.join(HERE, "bundle/src"), classes)
        jar = os.path.join(self.folder, "plugins/io.shuzen.benchmarks_1.0.0.jar")
        subprocess.run([f"{self.java}/bin/jar", "--create", "--file", jar, "--manifest", f"{HERE}/bundle/META-INF/MANIFEST.MF",
                        "-C", classes, ".", "-C", f"{HERE}/bundle", "OSGI-INF"], check=True)
        with open(os.path.join(self.folder, "configuration/org.eclipse.equinox.simpleconfigurator/bundles.info"), "a",
                  encoding="utf-8") as file:
            file.write("io.shuzen.benchmarks,1.0.0,plugins/io.shuzen.benchmarks_1.0.0.jar,4,false\n")
        # the first command ever fills the caches that all later ones begin with
        for _ in range(2):
            subprocess.run(self.command("runs"), check=True, stdout=subprocess.DEVNULL, env=self.environment(os.path.expanduser("~")))

    def class_path(self):
        return ":".join(sorted(glob.glob(os.path.join(self.folder, "plugins/*.jar"))))

    def compile(self, sources, classes, *options):
        files = glob.glob(os.path.join(sources, "**/*.java"), recursive=True)
        subprocess.run([f"{self.java}/bin/javac", "--release", "21", "-proc:none", "-nowarn", "-d", classes, "-cp",
                        self.class_path(), *options, *files], check=True)

    def environment(self, home):
        return {"PATH": "/usr/bin:/bin", "HOME": home, "JAVA_HOME": self.java, "LANG": "C.UTF-8", "SHUZEN_HOME": self.state}

    def command(self, *arguments):
        return [os.path.join(self.folder, "shuzen.sh"), *arguments]

    def forget(self):
        """A new journal; the platform's own cache stays, as it does from one start to the next."""
        shutil.rmtree(os.path.join(self.state, "journal"), ignore_errors=True)

    def recorded_output(self, folder):
        """How many bytes of output the journal has of the run whose report is in the folder; line breaks at the ends of entries count."""
        with open(os.path.join(folder, "stdout"), encoding="utf-8") as file:
            found = re.search(r"^Run (\S+):", file.read(), re.M)
        if found is None:
            return 0
        exported = subprocess.run(self.command("runs", "export", found.group(1)), check=True, stdout=subprocess.PIPE,
                                  env=self.environment(folder))
        entries = (json.loads(line) for line in exported.stdout.splitlines() if b'"output-received"' in line)
        return sum(len(each["event"]["line"].encode()) + 1 for each in entries)

    def journal_bytes(self):
        return sum(os.path.getsize(each) for each in glob.glob(os.path.join(self.state, "journal/journal.db*")))


def write_inventory(path, endpoints, scheme, connect_seconds=10):
    """endpoints: names with addresses."""
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<inventory:Inventory xmi:version="2.0" '
                   'xmlns:xmi="http://www.omg.org/XMI" xmlns:inventory="http://shuzen.io/inventory/1.0" name="Benchmark">\n'
                   f'  <transport scheme="{scheme}" connectTimeoutSeconds="{connect_seconds}"/>\n')
        for name, address in endpoints:
            file.write(f"  <endpoints name={quoteattr(name)} address={quoteattr(address)}/>\n")
        file.write("</inventory:Inventory>\n")


def write_runbook(path, commands):
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<runbook:Runbook xmi:version="2.0" '
                   'xmlns:xmi="http://www.omg.org/XMI" xmlns:runbook="http://shuzen.io/runbook/1.0" id="benchmark" '
                   'name="Benchmark">\n')
        for number, command in enumerate(commands):
            file.write(f'  <steps id="step-{number}" stepType="benchmark.command">\n'
                       f'    <arguments name="command" value={quoteattr(command)}/>\n'
                       f'    <arguments name="key" value="{number}"/>\n  </steps>\n')
        file.write("</runbook:Runbook>\n")
