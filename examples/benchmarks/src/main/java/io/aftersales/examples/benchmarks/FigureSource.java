package io.aftersales.examples.benchmarks;

import java.util.Map;

/** A source of the figures of the table. */
interface FigureSource {

    /** Measures the variants of a row: the library, the floor and the peers, by their names. One that failed is left out. */
    Map<String, Figure> measure(TableRow row, Effort effort);
}
