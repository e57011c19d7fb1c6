/**
 * Benchmarks of the library, and the table that sets its figures beside others.
 *
 * <p>The table has a {@linkplain io.aftersales.examples.benchmarks.TableRow row} for each kind of work: a transition of the life cycle, a
 * refund, a whole return in memory, a year of returns, a return on a database. In each row the library stands beside the floor, the least
 * that the same work can cost when it is written by hand for that one case, and beside what a team would otherwise use. All variants of a
 * row are measured in one run, and before that they are checked to come to the same result: a peer that computes something else is no peer.
 * Most rows are benchmarks of the harness, in processes of their own; the year and the database are measured by clocks of their own.
 *
 * <p>The other benchmarks are of single paths, to be run by hand. Run the variants of one benchmark in one go: figures of different runs do
 * not compare.
 *
 * <p>The harness and the command line fill fields before they are used, which a null checker cannot see.
 */
@NullUnmarked
package io.aftersales.examples.benchmarks;

import org.jspecify.annotations.NullUnmarked;
