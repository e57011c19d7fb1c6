/**
 * Lives of orders as files: a script tells what the world says and what people do, step by step, and the result tells what came of each step
 * and how everything stands at the end.
 *
 * <p>A script is read completely before any of it is played, so that a fault of shape leaves no half result. The steps then go to the real
 * desks of a shop whose ports are in memory, under a clock that only the script moves. The result is written from the shop afterwards.
 */
@NullMarked
package io.aftersales.examples.workbench.play;

import org.jspecify.annotations.NullMarked;
