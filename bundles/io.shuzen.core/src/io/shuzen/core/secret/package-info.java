/**
 * How a transport asks for secrets and for trust. The interfaces are declared here and implemented where people can be asked (the user
 * interface) or where nobody is there to ask (the command line, which is strict).
 */
package io.shuzen.core.secret;
