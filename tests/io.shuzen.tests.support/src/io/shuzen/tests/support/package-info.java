/**
 * What several test bundles need alike: recorded facts, temporary state folders, waiting for a condition.
 */
package io.shuzen.tests.support;
