/**
 * The contract kit: whether an adapter keeps the rules that its interface states.
 *
 * <p>For each interface of the gateways and the repositories there is a class of its name with {@code Contract} behind it. Extend it
 * in a test, hand out an empty adapter for each rule, do what only its host can do where the contract asks for it, and run it like any
 * other test. Each method carries the number of the rule it checks, and says on failure where to look in the adapter. What an adapter
 * does not claim, or its host cannot bring about, is skipped and shown as skipped. What is written to a database comes from real
 * decisions of the domain.
 *
 * <p>{@link io.aftersales.ports.tck.WatchedLogs} finds out whether personal data reaches a log while a host's own tests run.
 */
@NullMarked
package io.aftersales.ports.tck;

import org.jspecify.annotations.NullMarked;
