package io.aftersales.examples.workbench;

/** Makes text safe for a CSV file that users open in a spreadsheet. */
final class SafeCell {
    private static final String FORMULAS = "=+-@\t\r";

    private SafeCell() {}

    /** Returns the text, with an apostrophe before one that a spreadsheet would take for a formula (CWE-1236). */
    static String of(String text) {
        return text.isEmpty() || FORMULAS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
