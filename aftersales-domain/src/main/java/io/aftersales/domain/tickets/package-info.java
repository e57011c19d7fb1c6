/**
 * What people do for a case: who takes care of it, and how long that may take.
 *
 * <p>A case that needs a person opens a ticket. Rules with names say how urgent it is and whose it is; the agent with the least to do
 * takes it, or it waits in its group's queue until there is one. The agent asks the buyer, hands it to a supervisor, or acts on the case;
 * the case decides what becomes of that, and the ticket is resolved when the case needs nobody any more.
 *
 * <p>Two clocks run, to the first response and to the end. They stand still while the buyer is waited for and, with a calendar, while
 * the shop is closed. When a limit is near and when it has passed, somebody is told, once.
 */
@NullMarked
package io.aftersales.domain.tickets;

import org.jspecify.annotations.NullMarked;
