/**
 * The life of an after-sales case, from the application to its end.
 *
 * <p>A buyer applies for a refund, for a return with a refund, for an exchange, or for the same goods once more. Whether the application is
 * possible at all is checked first, in a fixed order, and the first obstacle is the answer. From then on the case holds the units. A
 * reviewer or a rule decides about it. Goods that come back are awaited, received and inspected; accepted units are paid for or exchanged.
 * Goods that go out are reserved first, and released on every path that does not send them. When it is certain that they will not go out,
 * their units are paid for like any that are back. A deadline ends a case that waits for the buyer in vain, and raises an alarm for a case
 * that waits for the shop.
 *
 * <p>One table tells which move is possible in which status. The case asks the table, the diagram is printed from it, and no other code
 * sets a status. Every decision returns a change: the case and the account after it, the events, and the effects owed to the outside.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.domain.cases;

import org.jspecify.annotations.NullMarked;
