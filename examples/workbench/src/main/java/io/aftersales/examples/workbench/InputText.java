package io.aftersales.examples.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Text of a file named on the command line, read as UTF-8.
 *
 * @param file the file's name for messages
 * @param text the content, without a byte order mark
 */
public record InputText(String file, String text) {
    private static final String STANDARD_INPUT = "<stdin>";

    /** Reads a file, or standard input for {@code -}. */
    public static InputText read(String file, InputStream standardInput) {
        String name = file.equals("-") ? STANDARD_INPUT : file;
        try {
            byte[] bytes = file.equals("-") ? standardInput.readAllBytes() : Files.readAllBytes(Path.of(file));
            return new InputText(name, decode(name, bytes));
        } catch (IOException | InvalidPathException e) {
            throw InputFault.unreadable(name, e);
        }
    }

    /** Decodes UTF-8 strictly, because a replaced character in an id would make another id. */
    private static String decode(String name, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), chars, true);
        String text = chars.flip().toString();
        if (result.isError()) {
            int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
            int column = text.length() - text.lastIndexOf('\n');
            throw new InputFault(FilePosition.document(name, line, column), "not UTF-8");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
