/**
 * What several test bundles need alike: recorded facts, temporary state folders, waiting for a condition, virtual machines of
 * their own.
 */
package io.shuzen.tests.support;
