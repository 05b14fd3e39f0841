/**
 * What Windows keeps and gives out in forms of its own, whoever asks for it: the bytes of registry values, events as XML, encoded
 * certificates, the measurements of w32tm. Pure functions, shared by the back ends.
 */
package io.shuzen.windows.data;
