package io.shuzen.ui.icon;

import java.util.Locale;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ImageRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Image;

import io.shuzen.core.change.Reversibility;
import io.shuzen.core.diagnostic.Severity;
import io.shuzen.core.endpoint.Identity;

/**
 * The icons of the console, one family: SVG on a grid of 16 pixels, strokes of 1.5, one accent. What stands for a severity or a state
 * differs in shape as well as in colour. The file is the constant's name in lower case with hyphens, in {@code icons/}.
 */
public enum Icon {
	ENDPOINT, ENDPOINT_DISABLED, INVENTORY, INVENTORY_READ_ONLY, GROUP, DYNAMIC_GROUP, FINDINGS, CHANGES, RUNS,
	FACTS, USERS, REPORT, RUNBOOK, STEP, PARAMETER, STRATEGY, PACK, PERSPECTIVE_INVESTIGATE, PERSPECTIVE_BATCH,
	PERSPECTIVE_AUTHOR, IDENTITY_ADMINISTRATOR, IDENTITY_USER, DIAGNOSE, TRIAGE, PREVIEW, APPLY, UNDO, RUN, RUN_AGAIN, PAUSE, STOP, NEW_ENDPOINT,
	NEW_GROUP, NEW_INVENTORY, NEW_RUNBOOK, OPEN, IMPORT, EXPORT, AS_TREE, AS_TABLE, FILTER, COPY, DELETE,
	REFRESH, WHY, COLLAPSE_ALL, SEVERITY_OK, SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR, STATE_UNKNOWN,
	STATE_UNREACHABLE, STATE_RUNNING, STATE_WAITING, STATE_IN_DOUBT, STATE_UNDONE, STATE_CANCELLED, REVERSIBLE,
	NOTHING_TO_RESTORE, IRREVERSIBLE, BLOCKED, FOLLOW_UP, CHANGE_REGISTRY, CHANGE_FILE, CHANGE_CREDENTIAL,
	CHANGE_PROCESS, CHANGE_SERVICE, CHANGE_PACKAGE, CHANGE_TOOL, CHANGE_SIGN_OUT, CHANGE_RESTART;

	/** Where the file is. */
	public String path() {
		return "icons/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg";
	}

	public ImageDescriptor descriptor() {
		return ImageDescriptor.createFromURL(Icon.class.getResource('/' + path()));
	}

	/** The shared image, which nobody disposes. On the user interface's thread only. */
	public Image image() {
		final ImageRegistry registry = JFaceResources.getImageRegistry();
		final String key = Icon.class.getName() + '.' + name();
		final Image image = registry.get(key);
		if (image != null) {
			return image;
		}
		registry.put(key, descriptor());
		return registry.get(key);
	}

	public static Icon of(final Severity severity) {
		return switch (severity) {
		case OK -> SEVERITY_OK;
		case INFO -> SEVERITY_INFO;
		case WARNING -> SEVERITY_WARNING;
		case ERROR -> SEVERITY_ERROR;
		};
	}

	public static Icon of(final Reversibility reversibility) {
		return switch (reversibility) {
		case REVERSIBLE -> REVERSIBLE;
		case NOTHING_TO_RESTORE -> NOTHING_TO_RESTORE;
		case IRREVERSIBLE -> IRREVERSIBLE;
		};
	}

	public static Icon of(final Identity identity) {
		return identity instanceof Identity.User ? IDENTITY_USER : IDENTITY_ADMINISTRATOR;
	}
}
