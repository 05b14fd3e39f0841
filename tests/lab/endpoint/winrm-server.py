"""A WinRM service in front of an endpoint: the remote command shell of MS-WSMV over HTTP and HTTPS with Basic authentication.

winrm-server.py ADDRESS HTTP-PORT HTTPS-PORT CERTIFICATE-AND-KEY PASSWORD-FILE, inside the endpoint's namespaces.
Port 0 leaves a kind out. Every command is a login shell of the endpoint, as with ssh; its exit code has all 32 bits.
"""
import base64
import binascii
import hmac
import http.server
import os
import re
import ssl
import subprocess
import sys
import threading
import time
import uuid
import xml.etree.ElementTree as xml
from xml.sax.saxutils import escape

SOAP = "http://www.w3.org/2003/05/soap-envelope"
ADDRESSING = "http://schemas.xmlsoap.org/ws/2004/08/addressing"
WSMAN = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"
TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer"
SHELL = "http://schemas.microsoft.com/wbem/wsman/1/windows/shell"
DRIVE = "/endpoint/prefix/drive_c"
CHUNK = 100_000

# wsmerror.h
TIMED_OUT = 2150858793
SHELL_NOT_FOUND = 2150858843
UNSUPPORTED = 2150858752


class Command:
    """A running command line and what it has printed so far."""

    def __init__(self, user, line, environment):
        self.id = str(uuid.uuid4()).upper()
        self.output = {"stdout": b"", "stderr": b""}
        self.code = None
        self.changed = threading.Condition()
        self.code_file = f"windows/temp/winrm-{self.id}"
        variables = dict(os.environ, **environment)
        variables["USER"] = user
        variables["RUNNER_CODE_FILE"] = "C:\\" + self.code_file.replace("/", "\\")
        self.process = subprocess.Popen(["/endpoint/bin/login-shell", "-c", line], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=variables)
        pumps = [threading.Thread(target=self.pump, args=(name, stream), daemon=True)
                 for name, stream in (("stdout", self.process.stdout), ("stderr", self.process.stderr))]
        for pump in pumps:
            pump.start()
        threading.Thread(target=self.wait, args=(pumps,), daemon=True).start()

    def pump(self, name, stream):
        while data := os.read(stream.fileno(), 65536):
            with self.changed:
                # a client that does not receive stalls the program, as a full pipe does
                while len(self.output[name]) > 40 * CHUNK:
                    self.changed.wait()
                self.output[name] += data
                self.changed.notify_all()

    def wait(self, pumps):
        code = self.process.wait()
        for pump in pumps:
            pump.join()
        path = os.path.join(DRIVE, self.code_file)
        try:
            with open(path) as file:
                code = int(file.read())
            os.unlink(path)
        except (OSError, ValueError):
            pass
        with self.changed:
            # the schema says xs:int
            self.code = code - (1 << 32) if code >= 1 << 31 else code
            self.changed.notify_all()

    def receive(self, seconds):
        """What there is, as soon as there is anything; None when there was nothing in time."""
        deadline = time.monotonic() + seconds
        with self.changed:
            while self.code is None and not any(self.output.values()):
                left = deadline - time.monotonic()
                if left <= 0:
                    return None
                self.changed.wait(left)
            taken = {name: data[:CHUNK] for name, data in self.output.items()}
            for name, data in taken.items():
                self.output[name] = self.output[name][len(data):]
            self.changed.notify_all()
            done = self.code is not None and not any(self.output.values())
            return taken, self.code if done else None

    def end(self):
        if self.code is None:
            self.process.terminate()


class Refusal(Exception):
    def __init__(self, sender, subcode, number, words):
        super().__init__(words)
        self.sender, self.subcode, self.number, self.words = sender, subcode, number, words


def name(space, tag):
    return "{%s}%s" % (space, tag)


class Shells:
    """All shells of the machine and the actions on them."""

    def __init__(self):
        self.shells = {}

    def answer(self, user, action, request):
        if action == TRANSFER + "/Create":
            return self.create(user, request)
        selector = next((one.text for one in request.iter(name(WSMAN, "Selector")) if one.get("Name") == "ShellId"), None)
        shell = self.shells.get(selector)
        if shell is None or shell["user"] != user:
            raise Refusal(True, "w:InvalidSelectors", SHELL_NOT_FOUND, "The request for the Windows Remote Shell with ShellId "
                          f"{selector} failed because the shell was not found on the server.")
        if action == TRANSFER + "/Delete":
            del self.shells[selector]
            for command in shell["commands"].values():
                command.end()
            return ""
        if action == SHELL + "/Command":
            return self.command(shell, request)
        identifier = next((one.get("CommandId") for one in request.iter() if one.get("CommandId")), None)
        command = shell["commands"].get(identifier)
        if command is None:
            raise Refusal(True, "w:InvalidSelectors", SHELL_NOT_FOUND, f"There is no command {identifier}.")
        if action == SHELL + "/Receive":
            return self.receive(command, request)
        if action == SHELL + "/Send":
            return self.send(command, request)
        if action == SHELL + "/Signal":
            command.end()
            return "<rsp:SignalResponse/>"
        raise Refusal(True, "a:ActionNotSupported", UNSUPPORTED, f"The action {action} is not supported.")

    def create(self, user, request):
        identifier = str(uuid.uuid4()).upper()
        variables = {one.get("Name"): one.text or "" for one in request.iter(name(SHELL, "Variable"))}
        self.shells[identifier] = {"user": user, "environment": variables, "commands": {}}
        return (f'<x:ResourceCreated xmlns:x="{TRANSFER}"><a:ReferenceParameters><w:ResourceURI>{SHELL}/cmd</w:ResourceURI>'
                f'<w:SelectorSet><w:Selector Name="ShellId">{identifier}</w:Selector></w:SelectorSet></a:ReferenceParameters>'
                f'</x:ResourceCreated><rsp:Shell><rsp:ShellId>{identifier}</rsp:ShellId><rsp:State>Connected</rsp:State></rsp:Shell>')

    def command(self, shell, request):
        parts = [request.findtext(".//" + name(SHELL, "Command")) or ""]
        parts += [one.text or "" for one in request.iter(name(SHELL, "Arguments"))]
        command = Command(shell["user"], " ".join(parts), shell["environment"])
        shell["commands"][command.id] = command
        return f"<rsp:CommandResponse><rsp:CommandId>{command.id}</rsp:CommandId></rsp:CommandResponse>"

    def receive(self, command, request):
        match = re.fullmatch(r"PT([\d.]+)S", request.findtext(".//" + name(WSMAN, "OperationTimeout")) or "")
        received = command.receive(float(match.group(1)) if match else 60)
        if received is None:
            raise Refusal(False, "w:TimedOut", TIMED_OUT, "The WS-Management service cannot complete the operation within "
                          "the time specified in OperationTimeout.")
        output, code = received
        body = "".join(f'<rsp:Stream Name="{stream}" CommandId="{command.id}">{base64.b64encode(data).decode()}</rsp:Stream>'
                       for stream, data in output.items() if data)
        if code is None:
            state = f'<rsp:CommandState CommandId="{command.id}" State="{SHELL}/CommandState/Running"/>'
        else:
            body += "".join(f'<rsp:Stream Name="{stream}" CommandId="{command.id}" End="true"></rsp:Stream>' for stream in output)
            state = (f'<rsp:CommandState CommandId="{command.id}" State="{SHELL}/CommandState/Done">'
                     f"<rsp:ExitCode>{code}</rsp:ExitCode></rsp:CommandState>")
        return f"<rsp:ReceiveResponse>{body}{state}</rsp:ReceiveResponse>"

    def send(self, command, request):
        for stream in request.iter(name(SHELL, "Stream")):
            try:
                command.process.stdin.write(base64.b64decode(stream.text or ""))
                command.process.stdin.flush()
                if (stream.get("End") or "").lower() == "true":
                    command.process.stdin.close()
            except (BrokenPipeError, ValueError):
                # the program ended, or closed its input, before
                pass
        return "<rsp:SendResponse/>"


class Service(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    shells = Shells()
    password = ""
    users = frozenset()

    def log_message(self, *arguments):
        pass

    def do_POST(self):
        request = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        user = self.authenticated_user()
        if self.path != "/wsman":
            return self.reply(404, "")
        if user is None:
            return self.reply(401, "", [("WWW-Authenticate", "Negotiate"), ("WWW-Authenticate", 'Basic realm="WSMAN"')])
        try:
            parsed = xml.fromstring(request)
        except xml.ParseError:
            return self.reply(400, "")
        action = parsed.findtext(".//" + name(ADDRESSING, "Action")) or ""
        message = parsed.findtext(".//" + name(ADDRESSING, "MessageID")) or ""
        try:
            self.reply(200, self.envelope(action + "Response", message, self.shells.answer(user, action, parsed)))
        except Refusal as refusal:
            fault = (f'<s:Fault><s:Code><s:Value>s:{"Sender" if refusal.sender else "Receiver"}</s:Value><s:Subcode><s:Value>'
                     f'{refusal.subcode}</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang="en-US">{escape(refusal.words)}'
                     '</s:Text></s:Reason><s:Detail><f:WSManFault xmlns:f="http://schemas.microsoft.com/wbem/wsman/1/wsmanfault" '
                     f'Code="{refusal.number}" Machine="{self.server.server_address[0]}"><f:Message>{escape(refusal.words)}'
                     "</f:Message></f:WSManFault></s:Detail></s:Fault>")
            self.reply(500, self.envelope("http://schemas.dmtf.org/wbem/wsman/1/wsman/fault", message, fault))

    def authenticated_user(self):
        kind, _, value = self.headers.get("Authorization", "").partition(" ")
        try:
            user, _, password = base64.b64decode(value).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        right = hmac.compare_digest(password.encode(), self.password.encode())
        user = user.removeprefix(".\\")
        return user if kind == "Basic" and right and user in self.users else None

    @staticmethod
    def envelope(action, relates_to, body):
        return (f'<s:Envelope xml:lang="en-US" xmlns:s="{SOAP}" xmlns:a="{ADDRESSING}" xmlns:w="{WSMAN}" xmlns:rsp="{SHELL}">'
                f"<s:Header><a:Action>{escape(action)}</a:Action><a:MessageID>uuid:{uuid.uuid4()}</a:MessageID>"
                f"<a:To>{ADDRESSING}/role/anonymous</a:To><a:RelatesTo>{escape(relates_to)}</a:RelatesTo></s:Header>"
                f"<s:Body>{body}</s:Body></s:Envelope>")

    def reply(self, status, text, headers=()):
        data = text.encode()
        self.send_response(status)
        if data:
            self.send_header("Content-Type", "application/soap+xml;charset=UTF-8")
        for key, value in headers:
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address, tls):
        super().__init__(address, Service)
        self.tls = tls

    def finish_request(self, request, client_address):
        # the handshake belongs to the connection's own thread: a client that stalls in it must not stall the others
        if self.tls:
            request = self.tls.wrap_socket(request, server_side=True)
        super().finish_request(request, client_address)

    def handle_error(self, request, client_address):
        # connections that break are the tests' business
        pass


def main():
    address, http_port, https_port, certificate, password_file = sys.argv[1:]
    with open(password_file) as file:
        Service.password = file.read().strip()
    with open("/endpoint/run/users") as file:
        Service.users = frozenset(file.read().split())
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    servers = [Server((address, int(port)), context) for port, context in ((http_port, None), (https_port, tls)) if int(port)]
    for server in servers[1:]:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    servers[0].serve_forever()


main()
