package io.shuzen.core.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

import io.shuzen.core.host.Cancellation;

/** An open connection. Several commands may run on it at once; thread-safe. */
public interface TransportSession extends AutoCloseable {

	/**
	 * Runs a command line and waits for its end, its time-out, or cancellation. Never throws for what happens on the way: the result's
	 * {@link CommandResult#end()} says how it ended.
	 */
	CommandResult execute(RemoteCommand command, Cancellation cancellation);

	/**
	 * Writes a file.
	 *
	 * @param path    absolute Windows path
	 * @param content read to its end; not closed
	 * @throws IOException when it could not be written completely; the message is for people
	 */
	void upload(String path, InputStream content, Cancellation cancellation) throws IOException;

	/**
	 * Reads a file.
	 *
	 * @param path    absolute Windows path
	 * @param content takes the bytes; not closed
	 * @throws IOException when it could not be read completely; the message is for people
	 */
	void download(String path, OutputStream content, Cancellation cancellation) throws IOException;

	/**
	 * Deletes a file. Nothing happens when it is not there.
	 *
	 * @param path absolute Windows path
	 * @throws IOException when it is still there; the message is for people
	 */
	void delete(String path, Cancellation cancellation) throws IOException;

	/**
	 * Tells what is at a path.
	 *
	 * @param path absolute Windows path, without wildcards
	 * @return empty when nothing is there
	 * @throws java.nio.file.AccessDeniedException when the account may not look
	 * @throws IOException                         when it could not be told; the message is for people
	 */
	Optional<RemoteFile> stat(String path, Cancellation cancellation) throws IOException;

	/**
	 * Lists a folder's direct content, without the folder itself and the one above it.
	 *
	 * @param path absolute Windows path of a folder
	 * @throws java.nio.file.NoSuchFileException   when it is not there
	 * @throws java.nio.file.AccessDeniedException when the account may not look
	 * @throws IOException                         when it could not be read completely; the message is for people
	 */
	List<RemoteFile> list(String path, Cancellation cancellation) throws IOException;

	/** Whether the connection still stands, as far as this side knows. */
	boolean isOpen();

	/** Ends the connection and what runs on it. Never throws. */
	@Override
	void close();
}
