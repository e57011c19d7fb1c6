/**
 * A command line over the library: an ordinary host that calls its public API only.
 *
 * <p>What a command reads is checked before anything is done. A file that is not in the command's format is a
 * {@linkplain io.aftersales.examples.workbench.InputFault fault} of the whole file and ends the program with status 2;
 * an order or a refund that the library refuses is an answer like any other.
 */
@NullMarked
package io.aftersales.examples.workbench;

import org.jspecify.annotations.NullMarked;
