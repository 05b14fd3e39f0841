/** What this pack can repair: plans over facts, the limits no plan may overstep, and the choice of users. */
package io.shuzen.office.internal.step;
