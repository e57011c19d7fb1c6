/**
 * In-memory adapters for every port, for tests, demonstrations and first trials. Thread-safe, and tested by the same contract kit as any
 * other adapter.
 *
 * <p>Provider, warehouse and carrier follow a script, so that a test can have a payment time out after it was made, or a parcel missed by
 * an interception. {@link io.aftersales.inmemory.InMemoryAfterSales} assembles all of them in one line.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.inmemory;

import org.jspecify.annotations.NullMarked;
