package io.shuzen.model.tests;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.shuzen.model.connection.EffectiveConnection;
import io.shuzen.model.file.LoadResult;
import io.shuzen.model.file.ModelDocument;
import io.shuzen.model.file.ModelFileType;
import io.shuzen.model.file.SaveResult;
import io.shuzen.model.inventory.Endpoint;
import io.shuzen.model.inventory.Inventory;
import io.shuzen.model.selection.EndpointFilter;
import io.shuzen.model.selection.EndpointSelectors;
import io.shuzen.model.selection.InventoryIndex;
import io.shuzen.model.validation.InventoryValidator;

/**
 * Measures how long an inventory takes to load, and what is done with it most. Not a test, as times depend on the machine;
 * to be run by hand. The first load in a fresh process (class loading included) is what somebody waits for who opens the
 * application; the median of the further ones is what a long-running console needs. CPU is the time of the calling thread,
 * which says more than the elapsed time on a machine that is busy with something else.
 * <p>
 * Arguments: the number of endpoints, 10,000 if there is none.
 */
public final class InventoryLoadBenchmark {

	private static final int ROUNDS = 15;

	private static final int GROUP_SIZE = 50;

	private static final double NANOS_PER_MILLI = 1_000_000;

	private InventoryLoadBenchmark() {
	}

	public static void main(String[] arguments) throws IOException {
		int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
		Path file = Files.createTempFile("benchmark", ".inventory");
		try {
			Files.write(file, content(count));
			System.out.printf("%,d endpoints, %,d bytes%n", count, Files.size(file));
			load(file);
		} finally {
			Files.delete(file);
		}
	}

	/** Made in another way than by saving with the code under test, so that nothing of it is warm. */
	private static byte[] content(int count) {
		StringBuilder text = new StringBuilder("""
				<?xml version="1.0" encoding="UTF-8"?>
				<inventory:Inventory xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI"
				    xmlns:inventory="http://shuzen.io/inventory/1.0" name="Benchmark">
				""");
		for (int index = 0; index < count; index++) {
			if (index % GROUP_SIZE == 0) {
				text.append(index == 0 ? "" : "  </groups>\n").append("  <groups name=\"Floor ").append(index / GROUP_SIZE)
						.append("\">\n");
			}
			text.append("""
					    <endpoints
					        name="PC-%1$05d"
					        address="pc-%1$05d.tokyo.contoso.com">
					      <transport
					          port="22"
					          hostKeyFingerprint="SHA256:%2$s"/>
					      <tags>tokyo</tags>
					      <tags>w11</tags>
					      <attributes
					          name="owner"
					          value="user%1$d@contoso.com"/>
					      <notes>Beside the printer.</notes>
					    </endpoints>
					""".formatted(index, "A".repeat(43)));
		}
		return text.append("  </groups>\n</inventory:Inventory>\n").toString().getBytes(StandardCharsets.UTF_8);
	}

	private interface Work {

		Object run() throws IOException;
	}

	private static void load(Path file) throws IOException {
		measure("load", () -> ModelFileType.INVENTORY.load(file));
		if (!(ModelFileType.INVENTORY.load(file) instanceof LoadResult.Loaded<Inventory>(ModelDocument<Inventory> document))) {
			throw new IllegalStateException("Not loaded");
		}
		Inventory inventory = document.root();
		measure("validate", () -> new InventoryValidator().validate(inventory));
		measure("index", () -> new InventoryIndex(inventory));
		measure("filter", () -> EndpointFilter.parse("tag:w11 0417").select(inventory));
		measure("select", () -> EndpointSelectors.parse("PC-04*,group:\"Floor 3\",!PC-00417").select(inventory));
		List<Endpoint> endpoints = new InventoryIndex(inventory).endpoints();
		measure("connections", () -> endpoints.stream().map(EffectiveConnection::of).toList());
		measure("save", () -> requireSaved(document.saveAs(file)));
	}

	private static SaveResult requireSaved(SaveResult result) {
		if (result instanceof SaveResult.NotSaved failed) {
			throw new IllegalStateException(failed.message());
		}
		return result;
	}

	private static void measure(String what, Work work) throws IOException {
		ThreadMXBean thread = ManagementFactory.getThreadMXBean();
		double[] elapsed = new double[ROUNDS];
		double[] busy = new double[ROUNDS];
		for (int round = 0; round < ROUNDS; round++) {
			long start = System.nanoTime();
			long startBusy = thread.getCurrentThreadCpuTime();
			if (work.run() == null) {
				throw new IllegalStateException("Nothing came of " + what);
			}
			busy[round] = (thread.getCurrentThreadCpuTime() - startBusy) / NANOS_PER_MILLI;
			elapsed[round] = (System.nanoTime() - start) / NANOS_PER_MILLI;
		}
		System.out.printf("%-12s first %7.1f ms (CPU %6.1f), then median %6.1f ms (CPU %5.1f)%n", what, elapsed[0], busy[0],
				medianOfFurther(elapsed), medianOfFurther(busy));
	}

	private static double medianOfFurther(double[] millis) {
		double[] further = Arrays.copyOfRange(millis, 1, ROUNDS);
		Arrays.sort(further);
		return further[further.length / 2];
	}
}
