package io.shuzen.windows.jna.tests;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;

import io.shuzen.windows.jna.internal.api.CREDENTIALW;
import io.shuzen.windows.jna.internal.api.ComponentIdentifiers;
import io.shuzen.windows.jna.internal.api.ComponentSlots;
import io.shuzen.windows.jna.internal.api.SERVICE_STATUS_PROCESS;
import io.shuzen.windows.jna.internal.api.WindowsApi;

/** Services, credentials, a certificate and a task in Wine, made past the back end by Windows' own functions. */
final class WineState {

	private static final int SC_MANAGER_ALL_ACCESS = 0xF003F;
	private static final int SERVICE_ALL_ACCESS = 0xF01FF;
	private static final int SERVICE_WIN32_OWN_PROCESS = 0x10;
	private static final int CRED_TYPE_GENERIC = 1;
	private static final int CRED_PERSIST_LOCAL_MACHINE = 2;
	private static final int SYSTEM_STORE = 10;
	private static final int LOCAL_MACHINE = 0x20000;
	private static final int X509_ASN_ENCODING = 1;
	private static final int CERT_STORE_ADD_REPLACE_EXISTING = 3;
	private static final int ITaskFolder_RegisterTask = 16;
	private static final int TASK_CREATE_OR_UPDATE = 6;
	private static final String TASK = """
			<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
			<Settings><Enabled>false</Enabled></Settings>
			<Actions><Exec><Command>cmd.exe</Command></Exec></Actions>
			</Task>
			""";
	/** CN=Shuzen Contract, issued by itself for 2026 to 2036; its private key was thrown away. */
	private static final String CERTIFICATE = """
			MIIBSTCB8aADAgECAghscIn2oluOLTAKBggqhkjOPQQDAjAaMRgwFgYDVQQDEw9TaHV6ZW4gQ29udHJhY3QwHhcNMjYwMTAxMDAw
			MDAwWhcNMzYwMTAxMDAwMDAwWjAaMRgwFgYDVQQDEw9TaHV6ZW4gQ29udHJhY3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATC
			4AHtdGCmvLysM0qAHi1nurCFHid43kOfNNozGHxH/E1YQE+kr0kg3v5gnCSwLEVwbxCi/v7b1DoOVmqaTG6ooyEwHzAdBgNVHQ4E
			FgQUSF+kdVzW/BD0VEZJGilP5GLQvTcwCgYIKoZIzj0EAwIDRwAwRAIgJCcfMVrHEs57jJKgVGh9rew41VaexdxDI/ialr05OuMC
			IF11GTN5QdTGcCpDjqNQjAPNIAQhdNJesunyVTqJpQMw""";

	/** Functions that only a test needs. */
	interface Advapi32 extends StdCallLibrary {

		Pointer CreateServiceW(Pointer manager, WString name, WString displayName, int access, int type, int start, int errorControl,
				WString program, WString group, Pointer tag, WString dependencies, WString account);

		boolean CredWriteW(Pointer credential, int flags);
	}

	/** Functions that only a test needs. */
	interface Crypt32 extends StdCallLibrary {

		boolean CertAddEncodedCertificateToStore(Pointer store, int encoding, byte[] encoded, int length, int disposition,
				PointerByReference context);
	}

	private final WindowsApi api;
	private final WineProcess wine;
	private final Advapi32 advapi32;
	private final Crypt32 crypt32;

	WineState(final WineProcess wine) {
		this.wine = wine;
		api = wine.api();
		advapi32 = wine.library(Advapi32.class);
		crypt32 = wine.library(Crypt32.class);
	}

	void make() {
		makeServices();
		makeCredential("ShuzenContract:one");
		makeCredential("ShuzenContract:two");
		makeCertificate();
		makeTask();
	}

	private void makeServices() {
		final Pointer manager = api.advapi32().OpenSCManagerW(null, null, SC_MANAGER_ALL_ACCESS);
		makeService(manager, "ShuzenContract", 3, true);
		makeService(manager, "ShuzenDisabled", 4, false);
		api.advapi32().CloseServiceHandle(manager);
	}

	private void makeService(final Pointer manager, final String name, final int start, final boolean running) {
		Pointer service = api.advapi32().OpenServiceW(manager, new WString(name), SERVICE_ALL_ACCESS);
		if (service == null) {
			service = advapi32.CreateServiceW(manager, new WString(name), new WString(name), SERVICE_ALL_ACCESS,
					SERVICE_WIN32_OWN_PROCESS, start, 1, new WString(wine.program() + " service"), null, null, null, null);
		}
		if (service == null) {
			throw new IllegalStateException(name + ": " + WindowsApi.lastError());
		}
		api.advapi32().ChangeServiceConfigW(service, -1, start, -1, null, null, null, null, null, null, null);
		if (running) {
			api.advapi32().StartServiceW(service, 0, null);
			awaitRunning(service, name);
		}
		api.advapi32().CloseServiceHandle(service);
	}

	private void awaitRunning(final Pointer service, final String name) {
		final SERVICE_STATUS_PROCESS status = new SERVICE_STATUS_PROCESS();
		final long deadline = System.nanoTime() + 20_000_000_000L;
		do {
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException(name + " does not start");
			}
			api.advapi32().QueryServiceStatusEx(service, 0, status.getPointer(), status.size(),
					new IntByReference());
			status.read();
		} while (status.dwCurrentState != 4);
	}

	private void makeCredential(final String target) {
		final Pointer room = api.room(new CREDENTIALW().size());
		final CREDENTIALW credential = new CREDENTIALW(room);
		credential.Type = CRED_TYPE_GENERIC;
		credential.Persist = CRED_PERSIST_LOCAL_MACHINE;
		credential.TargetName = text(target);
		credential.UserName = text("first.user@example.com");
		credential.write();
		if (!advapi32.CredWriteW(room, 0)) {
			throw new IllegalStateException(target + ": " + WindowsApi.lastError());
		}
	}

	private Pointer text(final String text) {
		final byte[] bytes = (text + '\0').getBytes(StandardCharsets.UTF_16LE);
		final Pointer room = api.room(bytes.length);
		room.write(0, bytes, 0, bytes.length);
		return room;
	}

	private void makeCertificate() {
		final byte[] encoded = Base64.getMimeDecoder().decode(CERTIFICATE);
		final Pointer store = api.crypt32().CertOpenStore(Pointer.createConstant(SYSTEM_STORE), 0, 0, LOCAL_MACHINE,
				new WString("ShuzenContract"));
		if (!crypt32.CertAddEncodedCertificateToStore(store, X509_ASN_ENCODING, encoded, encoded.length,
				CERT_STORE_ADD_REPLACE_EXISTING, null)) {
			throw new IllegalStateException("certificate: " + WindowsApi.lastError());
		}
		api.crypt32().CertCloseStore(store, 0);
	}

	/** A task that may not run, registered by ITaskFolder::RegisterTask (taskschd.h). */
	private void makeTask() {
		api.ole32().CoInitializeEx(null, 0);
		final PointerByReference service = new PointerByReference();
		succeed(api.ole32().CoCreateInstance(identifier(ComponentIdentifiers.CLSID_TaskScheduler), null, 1,
				identifier(ComponentIdentifiers.IID_ITaskService), service));
		final Pointer nothing = api.room(24);
		succeed(api.components().call(service.getValue(), ComponentSlots.ITaskService_Connect, nothing, nothing, nothing, nothing));
		final PointerByReference folder = new PointerByReference();
		succeed(api.components().call(service.getValue(), ComponentSlots.ITaskService_GetFolder,
				api.oleAut32().SysAllocString(new WString("\\")), folder));
		final PointerByReference task = new PointerByReference();
		succeed(api.components().call(folder.getValue(), ITaskFolder_RegisterTask,
				api.oleAut32().SysAllocString(new WString("\\Shuzen Contract")), api.oleAut32().SysAllocString(new WString(TASK)),
				TASK_CREATE_OR_UPDATE, nothing, nothing, 0, nothing, task));
		for (final PointerByReference object : List.of(task, folder, service)) {
			api.components().call(object.getValue(), ComponentSlots.IUnknown_Release);
		}
	}

	private byte[] identifier(final String text) {
		final byte[] identifier = new byte[16];
		succeed(api.ole32().CLSIDFromString(new WString(text), identifier));
		return identifier;
	}

	private static void succeed(final int code) {
		if (code < 0) {
			throw new IllegalStateException("0x%08X".formatted(code));
		}
	}
}
