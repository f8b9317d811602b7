/** Tests the Helm chart: what it renders, and that it fits the services. */
@NullMarked
package gg.leaderboard.charts;

import org.jspecify.annotations.NullMarked;
