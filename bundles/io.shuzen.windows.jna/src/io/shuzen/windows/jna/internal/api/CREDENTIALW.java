package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** An entry of Credential Manager (wincred.h). */
@Structure.FieldOrder({ "Flags", "Type", "TargetName", "Comment", "LastWrittenLow", "LastWrittenHigh", "CredentialBlobSize", "CredentialBlob", "Persist", "AttributeCount", "Attributes", "TargetAlias", "UserName" })
public final class CREDENTIALW extends Structure {

	public int Flags;
	public int Type;
	public Pointer TargetName;
	public Pointer Comment;
	public int LastWrittenLow;
	public int LastWrittenHigh;
	public int CredentialBlobSize;
	public Pointer CredentialBlob;
	public int Persist;
	public int AttributeCount;
	public Pointer Attributes;
	public Pointer TargetAlias;
	public Pointer UserName;

	/** An empty one, to be filled. */
	public CREDENTIALW() {
		// zeros
	}

	/** The one that lies at an address; it is read at once. */
	public CREDENTIALW(final Pointer address) {
		super(address);
		read();
	}
}
