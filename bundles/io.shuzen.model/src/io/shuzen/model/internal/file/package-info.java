/** How documents get from and to the disk. */
package io.shuzen.model.internal.file;
