package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** What a session does (wtsapi32.h). Texts are bytes, two a character: how long JNA's own characters are depends on the platform. */
@Structure.FieldOrder({ "State", "SessionId", "IncomingBytes", "OutgoingBytes", "IncomingFrames", "OutgoingFrames", "IncomingCompressedBytes", "OutgoingCompressedBytes", "WinStationName", "Domain", "UserName", "ConnectTime", "DisconnectTime", "LastInputTime", "LogonTime", "CurrentTime" })
public final class WTSINFOW extends Structure {

	public int State;
	public int SessionId;
	public int IncomingBytes;
	public int OutgoingBytes;
	public int IncomingFrames;
	public int OutgoingFrames;
	public int IncomingCompressedBytes;
	public int OutgoingCompressedBytes;
	public byte[] WinStationName = new byte[64];
	public byte[] Domain = new byte[34];
	public byte[] UserName = new byte[42];
	public long ConnectTime;
	public long DisconnectTime;
	public long LastInputTime;
	public long LogonTime;
	public long CurrentTime;

	/** An empty one, to be filled. */
	public WTSINFOW() {
		// zeros
	}

	/** The one that lies at an address; it is read at once. */
	public WTSINFOW(final Pointer address) {
		super(address);
		read();
	}
}
