/**
 * The desks: everything that a host can ask of after-sales. Each desk takes commands; each command is checked, decided and written once.
 *
 * <p>Every command takes the same steps: the desk checks its content, answers a command that was answered before with the same receipt,
 * loads case and account, asks for the permission, gathers facts from the host, asks the domain for a decision, and commits once; then the
 * effects that the decision owes are carried out. A refusal wrote nothing. To have a host's own transaction rolled back by a refusal, leave
 * the desk's answer with {@code getOrElseThrow(RejectedException::new)}.
 *
 * <p>The staff make every decision at the desks of cases. The desk of tickets shows which cases need a person and which agent is assigned.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.ports.desks;

import org.jspecify.annotations.NullMarked;
