/**
 * Tests that clients of other systems work unchanged. There is one class for each system, with the calls, messages,
 * records and queries of its documentation. docs/MIGRATION.md lists what each test proves.
 */
@NullMarked
package gg.leaderboard.standalone.compatibility;

import org.jspecify.annotations.NullMarked;
