/**
 * Figures, trials of other money rules and reconciliation over more orders than one machine holds: the library's own functions, called in
 * the tasks of an Apache Spark job over an export in Parquet. Each result is compared with the same functions in one plain thread.
 */
@NullMarked
package io.aftersales.examples.spark;

import org.jspecify.annotations.NullMarked;
