package io.aftersales.examples.workbench;

import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a file. A place holds its parent instead of its whole path, so that a large file costs one
 * small object a value.
 *
 * @param file the file as the user named it
 * @param line counted from 1
 * @param column counted from 1, in characters; in a table, which of its columns
 * @param parent the object or array around it, null for the document
 * @param step the field's name or the {@code [index]} inside the parent, empty for the document
 */
public record FilePosition(
        String file, int line, int column, @Nullable FilePosition parent, String step) {

    /** The document itself, or a place in it of which no field is known. */
    static FilePosition document(String file, int line, int column) {
        return new FilePosition(file, line, column, null, "");
    }

    FilePosition field(String name, int atLine, int atColumn) {
        return new FilePosition(file, atLine, atColumn, this, name);
    }

    FilePosition element(int index, int atLine, int atColumn) {
        return new FilePosition(file, atLine, atColumn, this, "[" + index + "]");
    }

    /** The same field, seen at another place, such as where its object begins. */
    FilePosition movedTo(int toLine, int toColumn) {
        return new FilePosition(file, toLine, toColumn, parent, step);
    }

    /** {@code order.lines[0].quantity}; {@code $} for the document. */
    String path() {
        if (parent == null) {
            return "$";
        }
        if (parent.parent == null) {
            return step;
        }
        return parent.path() + (step.startsWith("[") ? "" : ".") + step;
    }

    /** {@code orders.json:12:20: order.lines[0].quantity}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + path();
    }
}
