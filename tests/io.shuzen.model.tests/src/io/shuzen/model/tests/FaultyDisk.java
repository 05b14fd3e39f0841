package io.shuzen.model.tests;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;
import java.util.Set;

/**
 * The real file system of the machine, in which one kind of operation fails the way a full or broken disk makes it fail.
 * Everything else really happens.
 */
final class FaultyDisk extends FileSystem {

	/** What fails. */
	enum Fault {
		/** The disk is full after half of what is written. */
		WRITE,
		/** The disk does not take what is in its cache. */
		SYNC,
		/** The file cannot be replaced, as when another program holds it open on Windows. */
		RENAME
	}

	private final FileSystem real = FileSystems.getDefault();

	private final FaultyProvider provider;

	FaultyDisk(Fault fault) {
		this.provider = new FaultyProvider(real.provider(), fault);
	}

	/** Returns a file of the machine as seen through this disk. */
	Path path(Path realPath) {
		return (Path) Proxy.newProxyInstance(FaultyDisk.class.getClassLoader(), new Class<?>[] { SeenPath.class },
				(proxy, method, arguments) -> {
					switch (method.getName()) {
					case "getFileSystem":
						return this;
					case "realPath":
						return realPath;
					case "hashCode":
						return realPath.hashCode();
					case "equals":
						return arguments[0] instanceof SeenPath other && other.realPath().equals(realPath);
					default:
						try {
							Object result = method.invoke(realPath, unwrapAll(arguments));
							return result instanceof Path found ? path(found) : result;
						} catch (InvocationTargetException failure) {
							throw failure.getCause();
						}
					}
				});
	}

	/** A path that can be turned back into the real one. */
	interface SeenPath extends Path {

		Path realPath();
	}

	private static Object[] unwrapAll(Object[] arguments) {
		if (arguments == null) {
			return null;
		}
		Object[] unwrapped = arguments.clone();
		for (int index = 0; index < unwrapped.length; index++) {
			if (unwrapped[index] instanceof SeenPath seen) {
				unwrapped[index] = seen.realPath();
			}
		}
		return unwrapped;
	}

	private static Path unwrap(Path path) {
		return path instanceof SeenPath seen ? seen.realPath() : path;
	}

	@Override
	public FileSystemProvider provider() {
		return provider;
	}

	@Override
	public void close() {
		// The real file system stays.
	}

	@Override
	public boolean isOpen() {
		return true;
	}

	@Override
	public boolean isReadOnly() {
		return false;
	}

	@Override
	public String getSeparator() {
		return real.getSeparator();
	}

	@Override
	public Iterable<Path> getRootDirectories() {
		return real.getRootDirectories();
	}

	@Override
	public Iterable<FileStore> getFileStores() {
		return real.getFileStores();
	}

	@Override
	public Set<String> supportedFileAttributeViews() {
		return real.supportedFileAttributeViews();
	}

	@Override
	public Path getPath(String first, String... more) {
		return path(real.getPath(first, more));
	}

	@Override
	public PathMatcher getPathMatcher(String syntaxAndPattern) {
		return real.getPathMatcher(syntaxAndPattern);
	}

	@Override
	public UserPrincipalLookupService getUserPrincipalLookupService() {
		return real.getUserPrincipalLookupService();
	}

	@Override
	public WatchService newWatchService() throws IOException {
		return real.newWatchService();
	}

	private static final class FaultyProvider extends FileSystemProvider {

		private final FileSystemProvider real;

		private final Fault fault;

		FaultyProvider(FileSystemProvider real, Fault fault) {
			this.real = real;
			this.fault = fault;
		}

		@Override
		public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
				throws IOException {
			FileChannel channel = real.newFileChannel(unwrap(path), options, attributes);
			return options.contains(StandardOpenOption.WRITE) ? new FaultyChannel(channel, fault) : channel;
		}

		@Override
		public void move(Path source, Path target, CopyOption... options) throws IOException {
			if (fault == Fault.RENAME) {
				throw new FileSystemException(source.toString(), target.toString(), "used by another process");
			}
			real.move(unwrap(source), unwrap(target), options);
		}

		@Override
		public String getScheme() {
			return "faulty";
		}

		@Override
		public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
			throw new UnsupportedOperationException();
		}

		@Override
		public FileSystem getFileSystem(URI uri) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Path getPath(URI uri) {
			throw new UnsupportedOperationException();
		}

		@Override
		public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options,
				FileAttribute<?>... attributes) throws IOException {
			return real.newByteChannel(unwrap(path), options, attributes);
		}

		@Override
		public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
				throws IOException {
			return real.newDirectoryStream(unwrap(folder), filter);
		}

		@Override
		public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
			real.createDirectory(unwrap(folder), attributes);
		}

		@Override
		public void delete(Path path) throws IOException {
			real.delete(unwrap(path));
		}

		@Override
		public void copy(Path source, Path target, CopyOption... options) throws IOException {
			real.copy(unwrap(source), unwrap(target), options);
		}

		@Override
		public boolean isSameFile(Path first, Path second) throws IOException {
			return real.isSameFile(unwrap(first), unwrap(second));
		}

		@Override
		public boolean isHidden(Path path) throws IOException {
			return real.isHidden(unwrap(path));
		}

		@Override
		public FileStore getFileStore(Path path) throws IOException {
			return real.getFileStore(unwrap(path));
		}

		@Override
		public void checkAccess(Path path, AccessMode... modes) throws IOException {
			real.checkAccess(unwrap(path), modes);
		}

		@Override
		public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
			return real.getFileAttributeView(unwrap(path), type, options);
		}

		@Override
		public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
				throws IOException {
			return real.readAttributes(unwrap(path), type, options);
		}

		@Override
		public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
				throws IOException {
			return real.readAttributes(unwrap(path), attributes, options);
		}

		@Override
		public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
			real.setAttribute(unwrap(path), attribute, value, options);
		}
	}

	/** A channel to a real file that takes half of what it is given when the disk is to be full. */
	private static final class FaultyChannel extends FileChannel {

		private final FileChannel real;

		private final Fault fault;

		FaultyChannel(FileChannel real, Fault fault) {
			this.real = real;
			this.fault = fault;
		}

		@Override
		public int write(ByteBuffer source) throws IOException {
			if (fault == Fault.WRITE) {
				if (real.position() > 0) {
					throw new IOException("No space left on device");
				}
				ByteBuffer half = source.slice(source.position(), source.remaining() / 2);
				int written = real.write(half);
				source.position(source.position() + written);
				return written;
			}
			return real.write(source);
		}

		@Override
		public void force(boolean metaData) throws IOException {
			if (fault == Fault.SYNC) {
				throw new IOException("Input/output error");
			}
			real.force(metaData);
		}

		@Override
		public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
			return real.write(sources, offset, length);
		}

		@Override
		public int write(ByteBuffer source, long position) throws IOException {
			return real.write(source, position);
		}

		@Override
		public int read(ByteBuffer target) throws IOException {
			return real.read(target);
		}

		@Override
		public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
			return real.read(targets, offset, length);
		}

		@Override
		public int read(ByteBuffer target, long position) throws IOException {
			return real.read(target, position);
		}

		@Override
		public long position() throws IOException {
			return real.position();
		}

		@Override
		public FileChannel position(long newPosition) throws IOException {
			return real.position(newPosition);
		}

		@Override
		public long size() throws IOException {
			return real.size();
		}

		@Override
		public FileChannel truncate(long size) throws IOException {
			return real.truncate(size);
		}

		@Override
		public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
			return real.transferTo(position, count, target);
		}

		@Override
		public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
			return real.transferFrom(source, position, count);
		}

		@Override
		public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
			return real.map(mode, position, size);
		}

		@Override
		public FileLock lock(long position, long size, boolean shared) throws IOException {
			return real.lock(position, size, shared);
		}

		@Override
		public FileLock tryLock(long position, long size, boolean shared) throws IOException {
			return real.tryLock(position, size, shared);
		}

		@Override
		protected void implCloseChannel() throws IOException {
			real.close();
		}
	}
}
