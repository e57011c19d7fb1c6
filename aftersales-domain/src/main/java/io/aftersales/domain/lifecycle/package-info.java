/**
 * The life cycle of an after-sales case, as data: the kinds of case, the statuses, and the table of moves between them; and beside it the
 * small life cycle of an inbound, goods of a case that come back to the shop.
 *
 * <p>Each table is the only statement of which move is possible from where; that of the case also says for which kind of case. The case
 * asks the tables, the diagrams are printed from them, and a test walks every kind, status and move.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.domain.lifecycle;

import org.jspecify.annotations.NullMarked;
