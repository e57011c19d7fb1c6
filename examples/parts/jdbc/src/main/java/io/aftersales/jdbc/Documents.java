package io.aftersales.jdbc;

/**
 * Writes and reads the documents of rows. Each row that holds documents tells their format in the column {@code document_format}; queries that pick
 * work leave rows of newer formats to newer nodes.
 */
final class Documents {
    /** The format this version writes, and the newest it reads. */
    static final int FORMAT = 1;

    private final Json json;

    Documents(Json json) {
        this.json = json;
    }

    String write(Object value) {
        return withoutLoneSurrogates(json.write(value));
    }

    /** Reads a document; refuses one of a newer format with {@link UnknownFormat}. */
    <T> T read(int format, String text, Class<T> type) {
        if (format < 1 || format > FORMAT) {
            throw new UnknownFormat(type.getSimpleName() + " of format " + format + ", known up to " + FORMAT);
        }
        return json.read(text, type);
    }

    /** Writes the halves of pairs that stand alone as JSON escapes: no encoding of a database has bytes for them. */
    static String withoutLoneSurrogates(String text) {
        StringBuilder escaped = null;
        int done = 0;
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (!Character.isSurrogate(each)) {
                continue;
            }
            boolean paired = Character.isHighSurrogate(each)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1));
            if (paired) {
                at++;
            } else {
                if (escaped == null) {
                    escaped = new StringBuilder(text.length() + 6);
                }
                escaped.append(text, done, at).append("\\u").append(Integer.toHexString(each));
                done = at + 1;
            }
        }
        return escaped == null
                ? text
                : escaped.append(text, done, text.length()).toString();
    }
}
