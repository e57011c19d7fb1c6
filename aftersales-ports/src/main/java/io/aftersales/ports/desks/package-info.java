/**
 * The desks: everything that a host can ask of after-sales. Each desk takes commands; each command is checked, decided and written once.
 *
 * <p>A desk does five things, in this order: it looks at the command itself (valid? answered before? permitted?), gathers facts from the
 * host outside of every transaction, loads case and account, lets the case decide, and commits; then effects are carried out. A refusal
 * wrote nothing. To have a host's own transaction rolled back by a refusal, leave the desk's answer with {@code
 * getOrElseThrow(RejectedException::new)}.
 *
 * <p>The staff make every decision at the desks of cases. The desk of tickets shows which cases need a person and which agent is assigned.
 */
@NullMarked
package io.aftersales.ports.desks;

import org.jspecify.annotations.NullMarked;
