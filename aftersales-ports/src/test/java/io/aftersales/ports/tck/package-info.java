/**
 * The contract kit: tests whether an adapter keeps the rules that its interface states.
 *
 * <p>For each interface of the gateways and the repositories there is a class of its name with {@code Contract} behind it. Extend it in a
 * test, return an empty adapter for each rule, implement the steps that only the host can carry out, and run it like any other test. Each
 * method carries the number of the rule it checks, and a failure says where to look in the adapter. Rules that an adapter does not claim,
 * or that its host cannot set up, are skipped; {@link io.aftersales.ports.tck.SkippedRules} prints them with the reasons at the end of the
 * run. The data written to a database come from real decisions of the domain.
 *
 * <p>Repositories that join the transactions of the host are tested for it when the host hands in an {@link
 * io.aftersales.ports.tck.HostTransaction}. Contracts that deal in money take the currency of the shop from {@code currency()}.
 *
 * <p>{@link io.aftersales.ports.tck.WatchedLogs} finds out whether personal data reach a log while a host's own tests run. {@link
 * io.aftersales.ports.tck.ForwardingCases}, {@link io.aftersales.ports.tck.ForwardingOutbox} and {@link
 * io.aftersales.ports.tck.ForwardingTickets} are for tests that change some methods of an adapter and leave the others as they are.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.ports.tck;

import org.jspecify.annotations.NullMarked;
