/** Tests the alerts and dashboards in {@code ops}. */
@NullMarked
package gg.leaderboard.standalone.monitoring;

import org.jspecify.annotations.NullMarked;
