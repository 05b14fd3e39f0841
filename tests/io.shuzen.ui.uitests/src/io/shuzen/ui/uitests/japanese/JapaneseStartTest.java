package io.shuzen.ui.uitests.japanese;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swtbot.swt.finder.SWTBot;
import org.eclipse.swtbot.swt.finder.widgets.SWTBotTable;
import org.junit.jupiter.api.Test;

import io.shuzen.ui.uitests.part.Workbench;
import io.shuzen.ui.uitests.support.Await;
import io.shuzen.ui.uitests.support.WorkbenchTest;

@WorkbenchTest
class JapaneseStartTest {

	private final Workbench workbench = new Workbench();

	@Test
	void windowSpeaksJapanese() {
		assertEquals("調査", workbench.bot().activePerspective().getLabel());
		final List<String> titles = workbench.viewTitles();
		assertTrue(titles.containsAll(List.of("インベントリ", "検出結果", "変更内容", "コンソール", "プロパティ")), titles::toString);
		workbench.bot().menu("ファイル(F)").menu("新規(N)");
		workbench.bot().menu("実行(R)").menu("診断(D)");
	}

	@Test
	void wizardsSpeakJapanese() {
		workbench.inventory().select("PC-0417");
		workbench.press("CTRL+SHIFT+R");
		final SWTBot wizard = workbench.dialog("PC-0417 でランブックを実行");
		wizard.button("次へ(N) >");
		wizard.button("完了(F)");
		wizard.button("キャンセル").click();
	}

	@Test
	void findingsAndTheConsoleSpeakJapanese() {
		workbench.inventory().select("PC-0417");
		workbench.press("F5");
		Await.that(() -> "the inventory says it in Japanese; it says " + workbench.inventory().cause("PC-0417"),
				() -> workbench.inventory().cause("PC-0417").codePoints()
						.anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HIRAGANA));
		final SWTBotTable findings = workbench.bot().viewByTitle("検出結果").bot().table();
		assertTrue(findings.columns().containsAll(List.of("重大度", "検出結果", "エンドポイント")), () -> findings.columns().toString());
		assertTrue(findings.rowCount() > 0);
		workbench.console().awaitText("すべてのエンドポイント", "診断しました");
	}
}
