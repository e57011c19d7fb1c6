/**
 * Tickets: the work of people for a case, its assignment, and the time it may take.
 *
 * <p>A case that needs a person opens a ticket. Named rules set its priority and its queue. The agent with the fewest tickets is assigned
 * the ticket, or the ticket waits in its queue until an agent is available. The agent asks the buyer, escalates the ticket to a supervisor,
 * or acts on the case. The case decides what comes of that, and the ticket is resolved when the case needs no person any more.
 *
 * <p>Two clocks run, to the first response and to the end. They stand still while the case waits for the buyer and, with a calendar, while
 * the shop is closed. A warning is raised once when a limit is near, and an alarm once when it has passed.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.domain.tickets;

import org.jspecify.annotations.NullMarked;
