/**
 * The life of an after-sales case, from the application to its end.
 *
 * <p>A buyer applies for something: money back, money for goods sent back, other goods, the same goods once more. Whether that is
 * possible at all is asked first, in a fixed order, and the first obstacle is the answer. From then on the units belong to the case.
 * Somebody reviews it, or a rule does; a return is waited for, received and inspected; what is accepted is paid for or exchanged.
 * Goods that go out are reserved first, and given free on every way that does not send them; when it is certain that they will not go
 * out, their units are paid like any that are back. Deadlines end a case that waits for a buyer in vain, and wake somebody when it
 * waits for the shop.
 *
 * <p>Which move is possible from where is one table. The case asks it, the diagram is printed from it, and no other code sets a
 * status. Every decision answers a change: the case and the account after it, what happened, and what is owed to the outside.
 */
@NullMarked
package io.aftersales.domain.cases;

import org.jspecify.annotations.NullMarked;
