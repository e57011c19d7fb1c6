/**
 * How fast the hot paths are. Run them side by side in one go; figures of different runs do not compare.
 *
 * <p>Fields are filled by the benchmark harness before they are used, which a checker of nulls cannot see.
 */
@NullUnmarked
package io.aftersales.examples.benchmarks;

import org.jspecify.annotations.NullUnmarked;
