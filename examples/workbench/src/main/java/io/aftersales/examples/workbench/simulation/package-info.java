/**
 * Deterministic simulation of a shop over some weeks: a buyer and staff who act at random, an unreliable payment provider, a warehouse, a
 * carrier, two workers, a network that loses and delays calls, and processes that crash.
 *
 * <p>One history is one order and all that happens to it. It runs on one thread with a clock of its own, and all its events follow from one
 * number: the same number gives the same history. Models that share no code with the library record what the provider, the warehouse and
 * the buyers did. When the history is at rest, this record is compared with the state of the library.
 */
@NullMarked
package io.aftersales.examples.workbench.simulation;

import org.jspecify.annotations.NullMarked;
