/**
 * The life cycle of an after-sales case, as data: the kinds of case, the statuses, and the table of moves between them.
 *
 * <p>Which move is possible from where, for which kind of case, is stated once, in the table. The case asks the table, the diagram is
 * printed from it, and a test walks every kind, status and move. No other code says so.
 */
@NullMarked
package io.aftersales.domain.lifecycle;

import org.jspecify.annotations.NullMarked;
