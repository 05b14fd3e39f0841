package io.shuzen.ui.uitests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swtbot.swt.finder.SWTBot;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

import io.shuzen.core.endpoint.EndpointDescriptor;
import io.shuzen.core.secret.HostTrust;
import io.shuzen.core.secret.HostTrust.Decision;
import io.shuzen.core.secret.SecretStore;
import io.shuzen.model.parameter.SecretReference;
import io.shuzen.ui.uitests.part.Workbench;
import io.shuzen.ui.uitests.support.OnDisplay;
import io.shuzen.ui.uitests.support.WorkbenchTest;

/** What transports and runs ask a person, from threads that may wait for an answer. */
@WorkbenchTest
class QuestionsTest {

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
