package io.shuzen.windows.jna.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.shuzen.core.probe.RegistryData;
import io.shuzen.core.probe.RegistryValue;
import io.shuzen.core.probe.RegistryValueType;
import io.shuzen.windows.data.RegistryBytes;

class RegistryBytesTest {

	private static RegistryData data(final RegistryValueType type, final byte... bytes) {
		return RegistryBytes.value("X", type, bytes).data();
	}

	private static byte[] wide(final String text) {
		return text.getBytes(StandardCharsets.UTF_16LE);
	}

	@Test
	void readsTextsAndNumbers() {
		assertEquals(new RegistryData.Text("日本 𠮷"), data(RegistryValueType.REG_SZ, wide("日本 𠮷\0")));
		assertEquals(new RegistryData.Number(0xFFFF_FFFEL), data(RegistryValueType.REG_DWORD, (byte) -2, (byte) -1, (byte) -1, (byte) -1));
		assertEquals(new RegistryData.Number(-2), data(RegistryValueType.REG_QWORD, (byte) -2, (byte) -1, (byte) -1, (byte) -1,
				(byte) -1, (byte) -1, (byte) -1, (byte) -1));
		assertEquals(new RegistryData.TextList(List.of("one", "two")), data(RegistryValueType.REG_MULTI_SZ, wide("one\0two\0\0")));
		assertEquals(new RegistryData.TextList(List.of()), data(RegistryValueType.REG_MULTI_SZ, wide("\0")));
	}

	@Test
	void keepsWhatDoesNotFitItsTypeAsBytes() {
		assertEquals(RegistryData.Binary.of(new byte[] { 1 }), data(RegistryValueType.REG_DWORD, (byte) 1));
		assertEquals(RegistryData.Binary.of(wide("no end")), data(RegistryValueType.REG_SZ, wide("no end")));
		assertEquals(RegistryData.Binary.of(new byte[] { 'a' }), data(RegistryValueType.REG_SZ, (byte) 'a'));
		assertEquals(RegistryData.Binary.of(wide("a\0b")), data(RegistryValueType.REG_MULTI_SZ, wide("a\0b")));
	}

	@Test
	void givesBackTheBytesItWasMadeFromWhateverTheyAre() {
		final long seed = 20261122;
		final Random random = new Random(seed);
		for (int i = 0; i < 10_000; i++) {
			final byte[] bytes = new byte[random.nextInt(24)];
			for (int place = 0; place < bytes.length; place++) {
				bytes[place] = (byte) (random.nextInt(3) == 0 ? 0 : random.nextInt(256));
			}
			for (final RegistryValueType type : RegistryValueType.values()) {
				final RegistryValue value = RegistryBytes.value("X", type, bytes);
				assertArrayEquals(bytes, RegistryBytes.of(value), () -> "seed " + seed + ", " + value);
			}
		}
	}
}
