/**
 * Command line of the library: a host that uses its public API only.
 *
 * <p>Each command checks its input before it starts to work. A file that is not in the command's format is an {@linkplain
 * io.aftersales.examples.workbench.InputFault input fault} of the whole file and ends the program with status 2; a refusal of an order or a
 * refund by the library is an answer like any other.
 */
@NullMarked
package io.aftersales.examples.workbench;

import org.jspecify.annotations.NullMarked;
