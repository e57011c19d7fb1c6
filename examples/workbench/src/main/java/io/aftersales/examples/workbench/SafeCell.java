package io.aftersales.examples.workbench;

/** Text in a CSV file that people open in a spreadsheet. */
final class SafeCell {
    private static final String FORMULAS = "=+-@\t\r";

    private SafeCell() {}

    /** The text, with an apostrophe before what a spreadsheet would take for a formula (CWE-1236). */
    static String of(String text) {
        return text.isEmpty() || FORMULAS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
