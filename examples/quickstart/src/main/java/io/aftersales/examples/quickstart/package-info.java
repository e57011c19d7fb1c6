/** Runnable examples on one page of code each: a return, an exchange, a reshipment, a day of tickets and a week in figures. */
@NullMarked
package io.aftersales.examples.quickstart;

import org.jspecify.annotations.NullMarked;
