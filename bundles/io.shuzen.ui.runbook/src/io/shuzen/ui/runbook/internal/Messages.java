package io.shuzen.ui.runbook.internal;

import org.eclipse.osgi.util.NLS;

/** The words of this bundle. */
final class Messages extends NLS {

	public static String ChoiceTable_add;
	public static String DiagnosticList_add;
	public static String DiagnosticList_dialogMessage;
	public static String DiagnosticList_dialogTitle;
	public static String DiagnosticList_notInstalled;
	public static String DiagnosticList_remove;
	public static String ElementList_down;
	public static String ElementList_remove;
	public static String ElementList_up;
	public static String FieldGroup_colon;
	public static String LoadingPage_title;
	public static String OpenRunbookHandler_title;
	public static String OverviewPage_confirmedBy;
	public static String OverviewPage_confirmedByHelp;
	public static String OverviewPage_general;
	public static String OverviewPage_japaneseDescription;
	public static String OverviewPage_japaneseName;
	public static String OverviewPage_remedies;
	public static String OverviewPage_remediesHelp;
	public static String OverviewPage_title;
	public static String PacksView_contributed;
	public static String PacksView_diagnostics;
	public static String PacksView_loading;
	public static String PacksView_new;
	public static String PacksView_refresh;
	public static String PacksView_runbooks;
	public static String PacksView_steps;
	public static String ParametersPage_add;
	public static String ParametersPage_choices;
	public static String ParametersPage_choicesHelp;
	public static String ParametersPage_details;
	public static String ParametersPage_help;
	public static String ParametersPage_japaneseHelp;
	public static String ParametersPage_japaneseLabel;
	public static String ParametersPage_list;
	public static String ParametersPage_title;
	public static String ParametersPage_unnamed;
	public static String ProblemsView_count;
	public static String ProblemsView_empty;
	public static String ProblemsView_emptyAction;
	public static String ProblemsView_line;
	public static String ProblemsView_message;
	public static String ProblemsView_place;
	public static String RunbookEditor_contributed;
	public static String RunbookEditor_errors;
	public static String RunbookEditor_loading;
	public static String RunbookEditor_newName;
	public static String RunbookEditor_notRead;
	public static String RunbookEditor_overwrite;
	public static String RunbookEditor_redo;
	public static String RunbookEditor_saveAs;
	public static String RunbookEditor_saveTitle;
	public static String RunbookEditor_undo;
	public static String RunbookEditor_warnings;
	public static String RunbookEditor_wrongInput;
	public static String RunbookInput_new;
	public static String SourcePage_title;
	public static String StepArguments_default;
	public static String StepArguments_none;
	public static String StepArguments_unknown;
	public static String StepChooser_message;
	public static String StepChooser_title;
	public static String StepPaletteView_documentation;
	public static String StepPaletteView_hint;
	public static String StepPaletteView_search;
	public static String StepsPage_add;
	public static String StepsPage_arguments;
	public static String StepsPage_behaviour;
	public static String StepsPage_details;
	public static String StepsPage_help;
	public static String StepsPage_list;
	public static String StepsPage_noSelection;
	public static String StepsPage_noType;
	public static String StepsPage_title;
	public static String StepsPage_unknownType;
	public static String StrategyPage_define;
	public static String StrategyPage_help;
	public static String StrategyPage_section;
	public static String StrategyPage_title;

	static {
		NLS.initializeMessages("io.shuzen.ui.runbook.internal.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
