/** The console: pages for buyers, clerks, supervisors and finance staff, rendered by the server. */
@NullMarked
package io.aftersales.examples.oms.console;

import org.jspecify.annotations.NullMarked;
