package io.shuzen.windows.jna.tests;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import com.sun.jna.Pointer;

/** An address in the memory of a process of Wine: reads and writes there, not here. */
final class WineMemory extends Pointer {

	private final WineProcess process;

	WineMemory(final WineProcess process, final long address) {
		super(address);
		this.process = process;
	}

	/** What JNA makes of a pointer: null for 0. */
	static Pointer at(final WineProcess process, final long address) {
		return address == 0 ? null : new WineMemory(process, address);
	}

	private ByteBuffer get(final long offset, final int size) {
		return ByteBuffer.wrap(process.read(peer + offset, size)).order(ByteOrder.LITTLE_ENDIAN);
	}

	private void put(final long offset, final byte... bytes) {
		process.write(peer + offset, bytes);
	}

	private static ByteBuffer room(final int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}

	@Override
	public byte getByte(final long offset) {
		return get(offset, Byte.BYTES).get();
	}

	@Override
	public short getShort(final long offset) {
		return get(offset, Short.BYTES).getShort();
	}

	@Override
	public int getInt(final long offset) {
		return get(offset, Integer.BYTES).getInt();
	}

	@Override
	public long getLong(final long offset) {
		return get(offset, Long.BYTES).getLong();
	}

	@Override
	public Pointer getPointer(final long offset) {
		return at(process, getLong(offset));
	}

	@Override
	public String getWideString(final long offset) {
		return process.text(peer + offset);
	}

	@Override
	public byte[] getByteArray(final long offset, final int size) {
		return get(offset, size).array();
	}

	@Override
	public Pointer[] getPointerArray(final long offset, final int size) {
		final ByteBuffer addresses = get(offset, size * Long.BYTES);
		final Pointer[] pointers = new Pointer[size];
		for (int i = 0; i < size; i++) {
			pointers[i] = at(process, addresses.getLong());
		}
		return pointers;
	}

	@Override
	public void read(final long offset, final byte[] target, final int index, final int length) {
		get(offset, length).get(target, index, length);
	}

	@Override
	public void write(final long offset, final byte[] source, final int index, final int length) {
		put(offset, Arrays.copyOfRange(source, index, index + length));
	}

	@Override
	public void setMemory(final long offset, final long length, final byte value) {
		final byte[] bytes = new byte[(int) length];
		Arrays.fill(bytes, value);
		put(offset, bytes);
	}

	@Override
	public void setShort(final long offset, final short value) {
		put(offset, room(Short.BYTES).putShort(value).array());
	}

	@Override
	public void setInt(final long offset, final int value) {
		put(offset, room(Integer.BYTES).putInt(value).array());
	}

	@Override
	public void setLong(final long offset, final long value) {
		put(offset, room(Long.BYTES).putLong(value).array());
	}

	@Override
	public void setPointer(final long offset, final Pointer value) {
		setLong(offset, Pointer.nativeValue(value));
	}

	@Override
	public Pointer share(final long offset) {
		return new WineMemory(process, peer + offset);
	}

	@Override
	public Pointer share(final long offset, final long size) {
		return share(offset);
	}
}
