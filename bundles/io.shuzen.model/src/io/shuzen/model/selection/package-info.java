/**
 * Which endpoints of an inventory are meant: selectors, as commands take them ({@code tokyo-*,tag:vip,!PC-0417}), and
 * filters, as people type them while they look ({@code yamada tag:osaka}). Pure functions of an inventory; to be called on
 * the thread the inventory belongs to.
 */
package io.shuzen.model.selection;
