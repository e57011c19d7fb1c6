/**
 * The life cycle of an after-sales case, as data: the kinds of case, the statuses, and the table of moves between them.
 *
 * <p>The table is the only statement of which move is possible from which status, for which kind of case. The case asks the table, the
 * diagram is printed from it, and a test walks every kind, status and move.
 */
@NullMarked
package io.aftersales.domain.lifecycle;

import org.jspecify.annotations.NullMarked;
