/** One page of code for each thing a shop does after a sale. */
@NullMarked
package io.aftersales.examples.quickstart;

import org.jspecify.annotations.NullMarked;
