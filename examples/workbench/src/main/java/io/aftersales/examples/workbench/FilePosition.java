package io.aftersales.examples.workbench;

import org.jspecify.annotations.Nullable;

/**
 * Position of a value in a file. A position refers to its parent instead of holding its whole path, so that a large file costs one small
 * object for each value.
 *
 * @param file the file as the user named it
 * @param line the line, counted from 1
 * @param column the column, counted from 1, in characters; in a table, the number of the table's column
 * @param parent the object or array around the value; null for the document
 * @param step the field's name or the {@code [index]} inside the parent; empty for the document
 */
public record FilePosition(
        String file, int line, int column, @Nullable FilePosition parent, String step) {

    /** Returns the position of the document itself, or one in it without a known field. */
    static FilePosition document(String file, int line, int column) {
        return new FilePosition(file, line, column, null, "");
    }

    FilePosition field(String name, int atLine, int atColumn) {
        return new FilePosition(file, atLine, atColumn, this, name);
    }

    FilePosition element(int index, int atLine, int atColumn) {
        return new FilePosition(file, atLine, atColumn, this, "[" + index + "]");
    }

    /** Returns the same field at another line and column, such as those of its value. */
    FilePosition movedTo(int toLine, int toColumn) {
        return new FilePosition(file, toLine, toColumn, parent, step);
    }

    /** Returns the path, such as {@code order.lines[0].quantity}; {@code $} for the document. */
    String path() {
        if (parent == null) {
            return "$";
        }
        if (parent.parent == null) {
            return step;
        }
        return parent.path() + (step.startsWith("[") ? "" : ".") + step;
    }

    /** Returns file, line, column and path, such as {@code orders.json:12:20: order.lines[0].quantity}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + path();
    }
}
