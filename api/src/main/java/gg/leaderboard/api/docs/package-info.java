/**
 * The OpenAPI document, and the address of the AsyncAPI document and of the schemas of events. Controllers describe the
 * purpose and the errors of each call. Examples are resources of this package, named after the operation.
 */
@NullMarked
package gg.leaderboard.api.docs;

import org.jspecify.annotations.NullMarked;
