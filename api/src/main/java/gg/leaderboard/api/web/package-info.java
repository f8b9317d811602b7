/** What holds for every address: headers, origins, static files, and how Tomcat treats connections. */
@NullMarked
package gg.leaderboard.api.web;

import org.jspecify.annotations.NullMarked;
