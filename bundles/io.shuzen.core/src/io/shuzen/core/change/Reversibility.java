package io.shuzen.core.change;

/** Whether a change can be taken back, known before it is made. */
public enum Reversibility {
	/** The former state is saved and can be restored exactly. */
	REVERSIBLE,
	/** There is no state to restore: a closed program is started again by its user, a refreshed token stays refreshed. */
	NOTHING_TO_RESTORE,
	/** What is lost stays lost, for instance a deleted secret. */
	IRREVERSIBLE
}
