package io.shuzen.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.shuzen.model.file.LoadProblem;
import io.shuzen.model.file.LoadProblem.Kind;
import io.shuzen.model.file.LoadResult;
import io.shuzen.model.file.ModelFileType;
import io.shuzen.model.file.SaveResult;
import io.shuzen.model.runbook.FailurePolicy;
import io.shuzen.model.runbook.Runbook;
import io.shuzen.model.runbook.RunbookFactory;
import io.shuzen.model.validation.Constraint;
import io.shuzen.model.validation.RunbookValidator;
import io.shuzen.model.validation.Severity;
import io.shuzen.model.validation.ValidationProblem;

class RunbookFileTest {

	@TempDir
	Path folder;

	private Path save(Runbook runbook) {
		Path file = folder.resolve("reset.runbook");
		assertInstanceOf(SaveResult.Saved.class, ModelFileType.RUNBOOK.create(runbook).saveAs(file));
		return file;
	}

	@Test
	void readsBackWhatItWrote() {
		Runbook runbook = Runbooks.rich();
		Runbook copy = EcoreUtil.copy(runbook);
		LoadResult<Runbook> result = ModelFileType.RUNBOOK.load(save(runbook));
		assertTrue(EcoreUtil.equals(copy, assertInstanceOf(LoadResult.Loaded.class, result).document().root()));
	}

	@Test
	void writesTextsAsElementsSoThatTheirLinesDiff() throws IOException {
		String content = Files.readString(save(Runbooks.rich()));
		assertTrue(content.contains("""
				  <descriptions
				      language="ja">
				    <text>Office を終了し、
				サインアウトします。</text>
				  </descriptions>
				"""), content);
	}

	@Test
	void keepsAStepWhoseTypeIsNotInstalled() throws IOException {
		Runbook runbook = Runbooks.minimal();
		Runbooks.argument(Runbooks.step(runbook, "x", "somebody.elses-step"), "a", "b");
		Path file = save(runbook);
		String before = Files.readString(file);
		LoadResult<Runbook> result = ModelFileType.RUNBOOK.load(file);
		assertInstanceOf(LoadResult.Loaded.class, result).document().save();
		assertEquals(before, Files.readString(file));
	}

	@Test
	void opensARunbookWithAnUnknownFailurePolicyReadOnly() throws IOException {
		Path file = save(Runbooks.rich());
		Files.writeString(file, Files.readString(file).replace("\"STOP\"", "\"EXPLODE\""));
		LoadResult<Runbook> result = ModelFileType.RUNBOOK.load(file);
		assertInstanceOf(LoadResult.LoadedReadOnly.class, result);
		LoadProblem problem = result.problems().get(0);
		assertEquals(Kind.INVALID_VALUE, problem.kind());
		assertTrue(problem.line() > 1);
		assertEquals("\"EXPLODE\" is no value for failurePolicy. Allowed: SKIP_ENDPOINT, STOP, CONTINUE.",
				problem.message(Locale.ENGLISH));
	}

	@Test
	void aMisspeltConditionMakesARunbookWrongInsteadOfUnconditional() throws IOException {
		Path file = save(Runbooks.rich());
		Files.writeString(file, Files.readString(file).replaceFirst("(?s)<steps", "<steps conditon=\"found['x']\""));
		Runbook runbook = (Runbook) assertInstanceOf(LoadResult.Loaded.class, ModelFileType.RUNBOOK.load(file)).document().root();
		List<ValidationProblem> problems = new RunbookValidator().validate(runbook).stream()
				.filter(problem -> problem.constraint() == Constraint.FEATURE_UNKNOWN).toList();
		assertEquals(List.of("\"conditon\" at steps " + runbook.getSteps().get(0).getId()
				+ " means nothing to this version and would be passed over. Correct the name, remove it, or update the application."),
				problems.stream().map(problem -> problem.message(Locale.ENGLISH)).toList());
		assertEquals(Severity.ERROR, problems.get(0).severity());
	}

	@Test
	void hasTheDocumentedDefaults() {
		var step = RunbookFactory.eINSTANCE.createStepInstance();
		assertEquals(FailurePolicy.SKIP_ENDPOINT, step.getFailurePolicy());
		assertEquals(0, step.getRetryAttempts());
		assertEquals(5, step.getRetryDelaySeconds());
		var strategy = RunbookFactory.eINSTANCE.createStrategy();
		assertEquals(1, strategy.getCanaryCount());
		assertEquals(100, strategy.getWaveSize());
		assertEquals(20, strategy.getConcurrency());
		assertEquals(600, strategy.getStepTimeoutSeconds());
		assertEquals(3600, strategy.getEndpointTimeoutSeconds());
	}
}
