package io.shuzen.model.internal.file;

import java.nio.file.FileSystemException;

/** Words for why reading or writing a file failed, without the name of the file. */
final class IoFailure {

	private IoFailure() {
	}

	/** Several file exceptions carry nothing but the file as their message, so that their type is what says what failed. */
	static String describe(Exception failure) {
		if (failure instanceof FileSystemException file) {
			return file.getReason() != null ? file.getReason() : file.getClass().getSimpleName();
		}
		return failure.getMessage() != null ? failure.getMessage() : failure.getClass().getSimpleName();
	}
}
