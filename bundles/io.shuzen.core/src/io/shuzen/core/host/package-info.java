/**
 * The narrow waist: {@link io.shuzen.core.host.WindowsHost} is the only thing that reads and changes machines. Back ends implement it
 * and announce themselves as {@link io.shuzen.core.host.HostConnector} services. A back end does not decide: it reads what was asked and
 * applies what was planned.
 */
package io.shuzen.core.host;
