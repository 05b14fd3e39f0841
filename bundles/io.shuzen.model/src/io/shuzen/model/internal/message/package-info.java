/** The texts of this bundle, in every language it speaks, chosen by the locale of whoever reads them. */
package io.shuzen.model.internal.message;
