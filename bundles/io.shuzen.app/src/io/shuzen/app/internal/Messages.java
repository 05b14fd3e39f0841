package io.shuzen.app.internal;

import org.eclipse.osgi.util.NLS;

/** The words of this bundle. Keys are the class that shows them and what they mean; patterns with arguments go through {@link NLS#bind}. */
public final class Messages extends NLS {

	public static String AppearancePreferencePage_appearance;
	public static String AppearancePreferencePage_dark;
	public static String AppearancePreferencePage_light;
	public static String AppearancePreferencePage_system;
	public static String ShuzenActionBarAdvisor_about;
	public static String ShuzenActionBarAdvisor_activateEditor;
	public static String ShuzenActionBarAdvisor_close;
	public static String ShuzenActionBarAdvisor_closeAll;
	public static String ShuzenActionBarAdvisor_copy;
	public static String ShuzenActionBarAdvisor_cut;
	public static String ShuzenActionBarAdvisor_delete;
	public static String ShuzenActionBarAdvisor_edit;
	public static String ShuzenActionBarAdvisor_file;
	public static String ShuzenActionBarAdvisor_find;
	public static String ShuzenActionBarAdvisor_help;
	public static String ShuzenActionBarAdvisor_intro;
	public static String ShuzenActionBarAdvisor_keys;
	public static String ShuzenActionBarAdvisor_navigation;
	public static String ShuzenActionBarAdvisor_new;
	public static String ShuzenActionBarAdvisor_nextEditor;
	public static String ShuzenActionBarAdvisor_nextPart;
	public static String ShuzenActionBarAdvisor_nextPerspective;
	public static String ShuzenActionBarAdvisor_openNewWindow;
	public static String ShuzenActionBarAdvisor_paste;
	public static String ShuzenActionBarAdvisor_perspective;
	public static String ShuzenActionBarAdvisor_preferences;
	public static String ShuzenActionBarAdvisor_previousEditor;
	public static String ShuzenActionBarAdvisor_previousPart;
	public static String ShuzenActionBarAdvisor_previousPerspective;
	public static String ShuzenActionBarAdvisor_quickAccess;
	public static String ShuzenActionBarAdvisor_quit;
	public static String ShuzenActionBarAdvisor_redo;
	public static String ShuzenActionBarAdvisor_resetPerspective;
	public static String ShuzenActionBarAdvisor_run;
	public static String ShuzenActionBarAdvisor_save;
	public static String ShuzenActionBarAdvisor_saveAll;
	public static String ShuzenActionBarAdvisor_saveAs;
	public static String ShuzenActionBarAdvisor_selectAll;
	public static String ShuzenActionBarAdvisor_undo;
	public static String ShuzenActionBarAdvisor_view;
	public static String ShuzenActionBarAdvisor_window;
	public static String WelcomePage_apply;
	public static String WelcomePage_applyAction;
	public static String WelcomePage_applyTitle;
	public static String WelcomePage_diagnose;
	public static String WelcomePage_diagnoseAction;
	public static String WelcomePage_diagnoseTitle;
	public static String WelcomePage_ownMachines;
	public static String WelcomePage_preview;
	public static String WelcomePage_previewAction;
	public static String WelcomePage_previewTitle;
	public static String WelcomePage_purpose;
	public static String WelcomePage_title;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
	}

	private Messages() {
	}
}
