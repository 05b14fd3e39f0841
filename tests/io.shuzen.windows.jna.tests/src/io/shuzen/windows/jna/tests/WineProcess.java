package io.shuzen.windows.jna.tests;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.ByReference;
import com.sun.jna.ptr.PointerByReference;

import io.shuzen.windows.jna.internal.api.Advapi32;
import io.shuzen.windows.jna.internal.api.Crypt32;
import io.shuzen.windows.jna.internal.api.Kernel32;
import io.shuzen.windows.jna.internal.api.Netapi32;
import io.shuzen.windows.jna.internal.api.Ole32;
import io.shuzen.windows.jna.internal.api.OleAut32;
import io.shuzen.windows.jna.internal.api.User32;
import io.shuzen.windows.jna.internal.api.Wevtapi;
import io.shuzen.windows.jna.internal.api.WindowsApi;
import io.shuzen.windows.jna.internal.api.Winhttp;
import io.shuzen.windows.jna.internal.api.Wtsapi32;

/**
 * The functions of Wine's DLLs, called in a process of Wine from a Java that is not there: no Java for Windows can be had where Shuzen is
 * built. The process is {@code calls.c}, which lies beside this class and says how requests look.
 */
final class WineProcess implements AutoCloseable {

	private final Path folder;
	private final Process process;
	private final DataInputStream in;
	private final OutputStream out;
	private final Map<String, Long> addresses = new HashMap<>();

	private WineProcess(final Path folder, final Process process) {
		this.folder = folder;
		this.process = process;
		in = new DataInputStream(process.getInputStream());
		out = new BufferedOutputStream(process.getOutputStream());
	}

	/** Compiles and starts it in a folder of its own. */
	static WineProcess start(final Path folder) throws IOException, InterruptedException {
		final Path source = folder.resolve("calls.c");
		try (InputStream text = WineProcess.class.getResourceAsStream("calls.c")) {
			Files.copy(text, source);
		}
		final Path program = folder.resolve("calls.exe");
		HeaderProgram.compile(folder, source, program, "-municode");
		return new WineProcess(folder, HeaderProgram.wine(folder, program.toString())
				.redirectError(folder.resolve("calls.txt").toFile()).start());
	}

	/** Another copy of the program that only waits, under a name. */
	void startWaiting(final String name) throws IOException {
		final Path copy = folder.resolve(name);
		if (!Files.exists(copy)) {
			Files.copy(folder.resolve("calls.exe"), copy);
		}
		HeaderProgram.wine(folder, copy.toString(), "sleep").redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.DISCARD).start();
	}

	/** The program as Wine names it. */
	String program() {
		return "Z:" + folder.resolve("calls.exe").toString().replace('/', '\\');
	}

	WindowsApi api() {
		return new WindowsApi(library(Advapi32.class), library(Kernel32.class), library(Wtsapi32.class), library(Netapi32.class),
				library(User32.class), library(Wevtapi.class), library(Crypt32.class), library(Ole32.class), library(OleAut32.class),
				library(Winhttp.class), (object, slot, arguments) -> {
					final Object[] all = new Object[arguments.length + 1];
					all[0] = object;
					System.arraycopy(arguments, 0, all, 1, arguments.length);
					return (int) call(Pointer.nativeValue(object.getPointer(0).getPointer((long) slot * Long.BYTES)), all);
				}, size -> new WineMemory(this, allocate(size)));
	}

	<T> T library(final Class<T> type) {
		final String dll = type.getSimpleName().toLowerCase(Locale.ROOT) + ".dll";
		final InvocationHandler handler = (proxy, method, arguments) -> {
			if (method.getName().equals("EnumWindows")) {
				final User32.WindowVisitor visitor = (User32.WindowVisitor) arguments[0];
				windows().forEach(window -> visitor.visit(new WineMemory(this, window), (Long) arguments[1]));
				return true;
			}
			return result(method, call(address(dll, method.getName()), arguments == null ? new Object[0] : arguments));
		};
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

	private Object result(final Method method, final long value) {
		final Class<?> type = method.getReturnType();
		if (type == int.class) {
			return (int) value;
		}
		if (type == boolean.class) {
			return (int) value != 0;
		}
		if (type == long.class) {
			return value;
		}
		return type == void.class ? null : WineMemory.at(this, value);
	}

	private synchronized long address(final String dll, final String function) {
		return addresses.computeIfAbsent(dll + '!' + function, unknown -> {
			final ByteArrayOutputStream request = new ByteArrayOutputStream();
			request.write('L');
			request.writeBytes((dll + '\0' + function + '\0').getBytes(StandardCharsets.US_ASCII));
			final long address = ask(request.toByteArray(), Long.BYTES).getLong();
			if (address == 0) {
				// what JNA throws for a function that a DLL does not have
				throw new UnsatisfiedLinkError(function);
			}
			return address;
		});
	}

	/** A buffer of a call, and the argument that it was made from. */
	private record Buffer(Object argument, int size) {
	}

	private synchronized long call(final long address, final Object... arguments) {
		final ByteBuffer head = ByteBuffer.allocate(2 + Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
		head.put((byte) 'C').putLong(address).put((byte) arguments.length);
		final ByteArrayOutputStream request = new ByteArrayOutputStream();
		request.writeBytes(head.array());
		final List<Buffer> buffers = new ArrayList<>();
		for (final Object argument : arguments) {
			final byte[] bytes = bytes(argument);
			if (bytes == null) {
				request.writeBytes(ByteBuffer.allocate(1 + Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).put((byte) 'n')
						.putLong(number(argument)).array());
			} else {
				request.writeBytes(ByteBuffer.allocate(1 + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).put((byte) 'b')
						.putInt(bytes.length).array());
				request.writeBytes(bytes);
				buffers.add(new Buffer(argument, bytes.length));
			}
		}
		final ByteBuffer answer = ask(request.toByteArray(), Long.BYTES + Integer.BYTES);
		for (final Buffer buffer : buffers) {
			takeBack(buffer.argument(), take(buffer.size()));
		}
		final long result = answer.getLong();
		Native.setLastError(answer.getInt());
		return result;
	}

	/** What is passed by its address; null for what is a number or an address itself. */
	private static byte[] bytes(final Object argument) {
		return switch (argument) {
		case null -> null;
		case final WString text -> (text.toString() + '\0').getBytes(StandardCharsets.UTF_16LE);
		case final char[] text -> new String(text).getBytes(StandardCharsets.UTF_16LE);
		case final byte[] bytes -> bytes;
		case final ByReference reference -> reference.getPointer().getByteArray(0,
				reference instanceof PointerByReference ? Long.BYTES : Integer.BYTES);
		case final Memory memory -> memory.getByteArray(0, (int) memory.size());
		default -> null;
		};
	}

	private static long number(final Object argument) {
		return switch (argument) {
		case null -> 0;
		case final Boolean flag -> flag ? 1 : 0;
		case final Number number -> number.longValue();
		case final Pointer pointer -> Pointer.nativeValue(pointer);
		default -> throw new IllegalArgumentException(argument.getClass().getName());
		};
	}

	private void takeBack(final Object argument, final byte... bytes) {
		switch (argument) {
		case final char[] text -> new String(bytes, StandardCharsets.UTF_16LE).getChars(0, text.length, text, 0);
		case final byte[] target -> System.arraycopy(bytes, 0, target, 0, bytes.length);
		case final PointerByReference reference -> {
			// the address leads into the other process
			final Memory holder = new Memory(Long.BYTES) {
				@Override
				public Pointer getPointer(final long offset) {
					return WineMemory.at(WineProcess.this, getLong(offset));
				}
			};
			holder.write(0, bytes, 0, bytes.length);
			reference.setPointer(holder);
		}
		case final ByReference reference -> reference.getPointer().write(0, bytes, 0, bytes.length);
		case final Memory memory -> memory.write(0, bytes, 0, bytes.length);
		default -> {
			// texts are not written to
		}
		}
	}

	private synchronized List<Long> windows() {
		final int count = ask(new byte[] { 'E' }, Integer.BYTES).getInt();
		final ByteBuffer answer = ByteBuffer.wrap(take(count * Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
		final List<Long> windows = new ArrayList<>();
		while (answer.hasRemaining()) {
			windows.add(answer.getLong());
		}
		return windows;
	}

	private static ByteBuffer request(final char kind, final int size) {
		return ByteBuffer.allocate(1 + size).order(ByteOrder.LITTLE_ENDIAN).put((byte) kind);
	}

	synchronized long allocate(final long size) {
		return ask(request('A', Long.BYTES).putLong(size).array(), Long.BYTES).getLong();
	}

	synchronized byte[] read(final long address, final int size) {
		return ask(request('R', Long.BYTES + Integer.BYTES).putLong(address).putInt(size).array(), size).array();
	}

	synchronized String text(final long address) {
		return new String(take(ask(request('T', Long.BYTES).putLong(address).array(), Integer.BYTES).getInt()),
				StandardCharsets.UTF_16LE);
	}

	synchronized void write(final long address, final byte... bytes) {
		ask(request('W', Long.BYTES + Integer.BYTES + bytes.length).putLong(address).putInt(bytes.length).put(bytes).array(), 1);
	}

	private ByteBuffer ask(final byte[] request, final int answerSize) {
		try {
			out.write(request);
			out.flush();
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return ByteBuffer.wrap(take(answerSize)).order(ByteOrder.LITTLE_ENDIAN);
	}

	private byte[] take(final int size) {
		final byte[] bytes = new byte[size];
		try {
			in.readFully(bytes);
		} catch (final EOFException e) {
			throw new UncheckedIOException("the process of Wine has ended", e);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes;
	}

	@Override
	public void close() throws IOException, InterruptedException {
		process.destroy();
		process.waitFor();
		HeaderProgram.stopWine(folder);
	}
}
