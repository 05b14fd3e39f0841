package io.shuzen.ui.batch.internal;

import org.eclipse.osgi.util.NLS;

/** All words of the bundle. */
public final class Messages extends NLS {

	public static String CauseTable_also;
	public static String CauseTable_alsoHint;
	public static String CauseTable_cause;
	public static String CauseTable_endpoints;
	public static String CauseTable_name;
	public static String CauseTable_percent;
	public static String CauseTable_share;
	public static String Durations_hours;
	public static String Durations_minutes;
	public static String Durations_seconds;
	public static String Durations_tenths;
	public static String EndpointCourse_approved;
	public static String EndpointCourse_attempt;
	public static String EndpointCourse_declined;
	public static String EndpointCourse_deferred;
	public static String EndpointCourse_ended;
	public static String EndpointCourse_now;
	public static String EndpointCourse_phaseOfStep;
	public static String EndpointCourse_timeline;
	public static String RunControls_again;
	public static String RunControls_againHint;
	public static String RunControls_cancel;
	public static String RunControls_cancelHint;
	public static String RunControls_cancelNow;
	public static String RunControls_cancelQuestion;
	public static String RunControls_cancelTitle;
	public static String RunControls_keepRunning;
	public static String RunControls_pause;
	public static String RunControls_pauseHint;
	public static String RunControls_resume;
	public static String RunControls_resumeHint;
	public static String RunControls_undo;
	public static String RunControls_undoHint;
	public static String RunHeader_canary;
	public static String RunHeader_paused;
	public static String RunHeader_reading;
	public static String RunHeader_running;
	public static String RunHeader_stopping;
	public static String RunHeader_waiting;
	public static String RunHeader_wave;
	public static String RunMatrix_again;
	public static String RunMatrix_changes;
	public static String RunMatrix_endpoint;
	public static String RunMatrix_name;
	public static String RunMatrix_notYet;
	public static String RunMatrix_progress;
	public static String RunMatrix_state;
	public static String RunMatrix_time;
	public static String RunMatrix_underWay;
	public static String RunPage_course;
	public static String RunPage_result;
	public static String StandingBar_count;
	public static String StandingBar_name;
	public static String StandingBar_only;
	public static String StandingText_deciding;
	public static String StandingText_done;
	public static String StandingText_endedEarly;
	public static String StandingText_failed;
	public static String StandingText_inDoubt;
	public static String StandingText_unreachable;
	public static String StandingText_waiting;
	public static String StandingText_working;
	public static String TriagePage_causes;
	public static String TriagePage_count;
	public static String TriagePage_diagnose;
	public static String TriagePage_diagnoseAll;
	public static String TriagePage_endpoint;
	public static String TriagePage_endpoints;
	public static String TriagePage_name;
	public static String TriagePage_noEndpoints;
	public static String TriagePage_noRemedy;
	public static String TriagePage_notRead;
	public static String TriagePage_others;
	public static String TriagePage_preview;
	public static String TriagePage_showInventory;
	public static String TriagePage_title;
	public static String TriagePage_why;
	public static String TriagePicture_fine;
	public static String TriagePicture_unexplained;
	public static String TriagePicture_unreachable;
	public static String TriagePicture_unread;

	static {
		initializeMessages("io.shuzen.ui.batch.internal.messages", Messages.class);
	}

	private Messages() {
	}
}
