/**
 * Every port in memory, for tests, demos and trying things out. Thread-safe, and under the same contract kit as any other adapter.
 *
 * <p>Provider, warehouse and carrier follow a script, so that a test can have a payment time out after it was made, or a parcel slip
 * through. {@link io.aftersales.inmemory.InMemoryAfterSales} puts all of it together in one line.
 */
@NullMarked
package io.aftersales.inmemory;

import org.jspecify.annotations.NullMarked;
