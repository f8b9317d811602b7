/**
 * The OpenAPI document. Controllers say what a call is for and how it can fail; examples lie in files beside this package,
 * named after the operation.
 */
@NullMarked
package gg.leaderboard.api.docs;

import org.jspecify.annotations.NullMarked;
