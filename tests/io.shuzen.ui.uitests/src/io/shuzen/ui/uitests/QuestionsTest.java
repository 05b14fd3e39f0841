package io.shuzen.ui.uitests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

import io.shuzen.core.change.Change;
import io.shuzen.core.change.Changeset;
import io.shuzen.core.change.ProcessClose;
import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.endpoint.Identity;
import io.shuzen.core.host.Cancellation;
import io.shuzen.core.secret.HostTrust;
import io.shuzen.core.secret.HostTrust.Decision;
import io.shuzen.core.secret.SecretStore;
import io.shuzen.core.text.Text;
import io.shuzen.engine.GateKeeper;
import io.shuzen.engine.StepDefinition;
import io.shuzen.model.parameter.SecretReference;
import io.shuzen.ui.internal.run.AskingGateKeeper;
import io.shuzen.ui.uitests.part.Workbench;
import io.shuzen.ui.uitests.support.OnDisplay;
import io.shuzen.ui.uitests.support.WorkbenchTest;

/** What transports and runs ask a person, from threads that may wait for an answer. */
@WorkbenchTest
class QuestionsTest {

	private static final String FOR_OTHERS = "Same answer for this step on all other endpoints of this run";

	private final Workbench workbench = new Workbench();

	@Test
	void aSecretOfAParameterThatIsNotStoredIsAskedForOnce() throws Exception {
		final CompletableFuture<String> given = secret("store:not-stored-yet");
		final SWTBot dialog = workbench.dialog("Secret of a Runbook");
		assertTrue(dialog.label("The secret store:not-stored-yet, to which a parameter of the runbook refers:").isVisible());
		assertFalse(dialog.button("Use").isEnabled(), "nothing was typed yet");
		dialog.text().setText("typed by somebody");
		dialog.button("Use").click();
		assertEquals("typed by somebody", given.get(30, TimeUnit.SECONDS));
		assertEquals("typed by somebody", secret("store:not-stored-yet").get(30, TimeUnit.SECONDS), "without another question");
	}

	@Test
	void whoDoesNotAnswerGivesNoSecret() throws Exception {
		final CompletableFuture<String> given = secret("store:never-stored");
		workbench.dialog("Secret of a Runbook").button("Cancel").click();
		assertEquals("none", given.get(30, TimeUnit.SECONDS));
	}

	@Test
	void theKeyOfAnUnknownHostIsShownAndItsOwnersWordDecides() throws Exception {
		final CompletableFuture<Decision> first = unknownHost();
		final SWTBot dialog = workbench.dialog("Unknown Host");
		assertEquals("ED25519 SHA256:abc", dialog.text().getText(), "in a field, to be copied");
		assertEquals("Do Not Connect", OnDisplay.get(() -> ((Button) workbench.bot().getDisplay().getFocusControl()).getText()));
		dialog.button("Connect Once").click();
		assertEquals(Decision.ACCEPT_ONCE, first.get(30, TimeUnit.SECONDS));
		final CompletableFuture<Decision> second = unknownHost();
		workbench.dialog("Unknown Host").button("Do Not Connect").click();
		assertEquals(Decision.REFUSE, second.get(30, TimeUnit.SECONDS));
		final CompletableFuture<Decision> third = unknownHost();
		workbench.dialog("Unknown Host").button("Trust This Host").click();
		assertEquals(Decision.ACCEPT, third.get(30, TimeUnit.SECONDS));
	}

	@Test
	void anAnswerForAllEndpointsIsAskedForOnceForEachStep() throws Exception {
		final AskingGateKeeper gateKeeper = new AskingGateKeeper(workbench.bot().getDisplay(), "tanaka", 300);
		final CompletableFuture<GateKeeper.Decision> approved = approval(gateKeeper, "PC-1", "close");
		final SWTBot first = workbench.dialog("PC-1 needs your approval");
		first.checkBox(FOR_OTHERS).click();
		first.button("Make 1 Change on PC-1").click();
		assertEquals(new GateKeeper.Decision(true, "tanaka"), approved.get(30, TimeUnit.SECONDS));
		assertTrue(approval(gateKeeper, "PC-2", "close").get(30, TimeUnit.SECONDS).approved(), "without another question");

		final CompletableFuture<GateKeeper.Decision> declined = approval(gateKeeper, "PC-1", "another step");
		final SWTBot second = workbench.dialog("PC-1 needs your approval");
		second.checkBox(FOR_OTHERS).click();
		second.button("Do Not Change").click();
		assertFalse(declined.get(30, TimeUnit.SECONDS).approved());
		assertFalse(approval(gateKeeper, "PC-2", "another step").get(30, TimeUnit.SECONDS).approved(), "without another question");
	}

	@Test
	void whoClosesAQuestionSaysNothingAboutOtherEndpoints() throws Exception {
		final AskingGateKeeper gateKeeper = new AskingGateKeeper(workbench.bot().getDisplay(), "tanaka", 2);
		final CompletableFuture<GateKeeper.Decision> closed = approval(gateKeeper, "PC-1", "close");
		final SWTBot first = workbench.dialog("PC-1 needs your approval");
		first.checkBox(FOR_OTHERS).click();
		first.activeShell().close();
		assertFalse(closed.get(30, TimeUnit.SECONDS).approved());
		final CompletableFuture<GateKeeper.Decision> other = approval(gateKeeper, "PC-2", "close");
		workbench.dialog("PC-2 needs your approval").button("Make 1 Change on PC-2").click();
		assertTrue(other.get(30, TimeUnit.SECONDS).approved());
	}

	@Test
	void theOnlyEndpointHasNoOthersToAnswerFor() throws Exception {
		final AskingGateKeeper gateKeeper = new AskingGateKeeper(workbench.bot().getDisplay(), "tanaka", 1);
		final CompletableFuture<GateKeeper.Decision> declined = approval(gateKeeper, "PC-1", "close");
		final SWTBot dialog = workbench.dialog("PC-1 needs your approval");
		assertTrue(OnDisplay.get(() -> all(workbench.bot().activeShell().widget)
				.noneMatch(control -> control instanceof final Button button && button.getText().endsWith(FOR_OTHERS.substring(1)))));
		dialog.button("Do Not Change").click();
		assertFalse(declined.get(30, TimeUnit.SECONDS).approved());
	}

	private static Stream<Control> all(final Control control) {
		return control instanceof final Composite composite
				? Stream.concat(Stream.of(control), Arrays.stream(composite.getChildren()).flatMap(QuestionsTest::all)) : Stream.of(control);
	}

	private static CompletableFuture<GateKeeper.Decision> approval(final GateKeeper gateKeeper, final String endpoint, final String step) {
		final Change change = new ProcessClose(4711, "WINWORD.EXE", Duration.ofSeconds(5), Identity.ADMINISTRATOR);
		final GateKeeper.Question question = new GateKeeper.Question("run", EndpointDescriptor.of(endpoint, endpoint, "simulation"),
				StepDefinition.of(step, "windows.close-processes", Map.of()), Text.verbatim("Is the user told?"),
				new Changeset("windows.close-processes", endpoint, List.of(change), List.of(), List.of()));
		return CompletableFuture.supplyAsync(() -> gateKeeper.decide(question, Cancellation.none()));
	}

	private static CompletableFuture<String> secret(final String reference) {
		return asked(SecretStore.class,
				store -> store.secret(SecretReference.parse(reference).orElseThrow()).map(String::new).orElse("none"));
	}

	private static CompletableFuture<Decision> unknownHost() {
		return asked(HostTrust.class,
				trust -> trust.unknownHostKey(EndpointDescriptor.of("PC-1", "pc-1.example.com", "ssh"), "ED25519 SHA256:abc"));
	}

	private static <S, T> CompletableFuture<T> asked(final Class<S> type, final Function<S, T> question) {
		final BundleContext context = FrameworkUtil.getBundle(QuestionsTest.class).getBundleContext();
		final S service = context.getService(context.getServiceReference(type));
		return CompletableFuture.supplyAsync(() -> question.apply(service));
	}
}
