package io.shuzen.windows.jna.internal.api;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;

/** How the device is joined to Microsoft Entra (lmjoin.h). */
@Structure.FieldOrder({ "joinType", "pJoinCertificate", "pszDeviceId", "pszIdpDomain", "pszTenantId", "pszJoinUserEmail", "pszTenantDisplayName", "pszMdmEnrollmentUrl", "pszMdmTermsOfUseUrl", "pszMdmComplianceUrl", "pszUserSettingSyncUrl", "pUserInfo" })
public final class DSREG_JOIN_INFO extends Structure {

	public int joinType;
	public Pointer pJoinCertificate;
	public Pointer pszDeviceId;
	public Pointer pszIdpDomain;
	public Pointer pszTenantId;
	public Pointer pszJoinUserEmail;
	public Pointer pszTenantDisplayName;
	public Pointer pszMdmEnrollmentUrl;
	public Pointer pszMdmTermsOfUseUrl;
	public Pointer pszMdmComplianceUrl;
	public Pointer pszUserSettingSyncUrl;
	public Pointer pUserInfo;

	/** An empty one, to be filled. */
	public DSREG_JOIN_INFO() {
		// zeros
	}

	/** The one that lies at an address; it is read at once. */
	public DSREG_JOIN_INFO(final Pointer address) {
		super(address);
		read();
	}
}
