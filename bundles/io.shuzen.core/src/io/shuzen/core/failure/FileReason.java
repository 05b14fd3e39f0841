package io.shuzen.core.failure;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

import io.shuzen.core.text.Text;

/** Why a file could not be read or written, in words: several exceptions of Java's have nothing but the file as their message. */
public final class FileReason {

	private FileReason() {
	}

	/** The reason without the file's name and without a full stop; what the operating system says stays in its language. */
	public static Text of(final IOException failure) {
		return switch (failure) {
		case final NoSuchFileException missing -> new Text("there is no such file or folder", "ファイルまたはフォルダーがありません");
		case final FileNotFoundException missing -> Text.verbatim(missing.getMessage());
		case final AccessDeniedException denied -> new Text("access is denied", "アクセスが拒否されました");
		case final FileAlreadyExistsException there -> new Text("there is a file where a folder is needed", "フォルダーが必要な場所にファイルがあります");
		case final NotDirectoryException file -> new Text("it is no folder", "フォルダーではありません");
		case final CharacterCodingException encoding -> new Text("it is not text in UTF-8", "UTF-8 のテキストではありません");
		case final FileSystemException other when other.getReason() != null -> Text.verbatim(other.getReason());
		default -> Text.verbatim(failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage());
		};
	}
}
