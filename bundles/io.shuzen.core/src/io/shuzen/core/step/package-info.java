/**
 * From facts and parameters to changes. A {@link io.shuzen.core.step.Step} plans and never acts: its plan is the preview, and planning
 * again after the changes were made is the verification.
 */
package io.shuzen.core.step;
