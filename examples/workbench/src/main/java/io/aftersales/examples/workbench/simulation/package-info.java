/**
 * A deterministic simulation of a shop over some weeks: buyers and staff who do as they like, a payment provider with a
 * temper, a warehouse, a carrier, two workers, a network that loses and delays, and processes that die.
 *
 * <p>One history is one order with whatever befalls it. It runs on one thread with a clock of its own, and everything in it
 * follows from one number: the same number is the same history. What the provider, the warehouse and the buyers saw is
 * written down by models that share nothing with the library; when all has come to rest it is compared with what the
 * library believes.
 */
@NullMarked
package io.aftersales.examples.workbench.simulation;

import org.jspecify.annotations.NullMarked;
