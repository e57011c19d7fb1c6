/**
 * A payment provider to try things with: a process of its own, with a journal that survives it, so that nothing that happens to the
 * host happens to the money.
 */
@NullMarked
package io.aftersales.examples.oms.provider;

import org.jspecify.annotations.NullMarked;
