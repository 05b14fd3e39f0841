package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** A certificate as it lies in a store (wincrypt.h). */
@Structure.FieldOrder({ "dwCertEncodingType", "pbCertEncoded", "cbCertEncoded", "pCertInfo", "hCertStore" })
public final class CERT_CONTEXT extends Structure {

	public int dwCertEncodingType;
	public Pointer pbCertEncoded;
	public int cbCertEncoded;
	public Pointer pCertInfo;
	public Pointer hCertStore;

	/** An empty one, to be filled. */
	public CERT_CONTEXT() {
		// zeros
	}

	/** The one that lies at an address; it is read at once. */
	public CERT_CONTEXT(final Pointer address) {
		super(address);
		read();
	}
}
