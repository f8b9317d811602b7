/**
 * That clients of other systems work unchanged: a class for each system, with the calls, messages, records and queries of its
 * documentation. docs/MIGRATION.md tells what each test shows.
 */
@NullMarked
package gg.leaderboard.standalone.compatibility;

import org.jspecify.annotations.NullMarked;
