/**
 * JMH benchmarks of the hot paths. Run the variants of one benchmark in one go: figures of different runs do not compare.
 *
 * <p>The benchmark harness fills the fields before they are used, which a null checker cannot see.
 */
@NullUnmarked
package io.aftersales.examples.benchmarks;

import org.jspecify.annotations.NullUnmarked;
