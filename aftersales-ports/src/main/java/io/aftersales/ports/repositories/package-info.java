/**
 * The repositories of cases, accounts, tickets and owed effects. A host implements them on its own database.
 *
 * <p>There is one write for each decision, all or nothing: the case, its timeline, the account with its new entries, the effects it owes
 * and the receipt of the command. The contract kit of this module tells a host whether its implementation is right.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.ports.repositories;

import org.jspecify.annotations.NullMarked;
