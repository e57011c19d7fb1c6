package io.aftersales.examples.workbench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Stores movements on disk in parts that each fit into memory. All movements of one name are in the same part, so the parts can be
 * processed one after another, for any number of movements in any order.
 */
final class Spool implements AutoCloseable {
    private static final int PARTS = 64;
    private static final long MOST_BYTES = 4L << 20;

    /** Limits how often a part is split again, because a part of one single name cannot be split. */
    private static final int MOST_SPLITS = 6;

    private final int depth;
    private final Path folder;
    private final List<DataOutputStream> parts = new ArrayList<>();

    Spool() {
        this(0);
    }

    private Spool(int depth) {
        this.depth = depth;
        try {
            folder = Files.createTempDirectory("aftersales-reconcile-");
            for (int i = 0; i < PARTS; i++) {
                parts.add(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file(i)))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(int part) {
        return folder.resolve("part-" + part);
    }

    void add(String name, ListedMovement movement) {
        // Each depth uses other bits of the hash, since the names of one part have the same bits at the depths before.
        int part = Math.floorMod(Integer.rotateLeft(name.hashCode() * 0x9E3779B9, depth * 5 + 7), PARTS);
        try {
            DataOutputStream out = parts.get(part);
            out.writeUTF(name);
            movement.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Consumer of a movement and the name it is stored under. */
    interface Taker {
        void accept(String name, ListedMovement movement);
    }

    /** Calls the consumer once for each part, with a function that reads the part's movements into a {@link Taker}. */
    void forEachPart(Consumer<Consumer<Taker>> part) {
        try {
            for (int i = 0; i < PARTS; i++) {
                parts.get(i).close();
                Path file = file(i);
                if (Files.size(file) > MOST_BYTES && depth < MOST_SPLITS) {
                    try (var split = new Spool(depth + 1)) {
                        read(file, split::add);
                        Files.delete(file);
                        split.forEachPart(part);
                    }
                } else {
                    part.accept(taker -> read(file, taker));
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Path file, Taker taker) {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (true) {
                String name;
                try {
                    name = in.readUTF();
                } catch (EOFException end) {
                    return;
                }
                taker.accept(name, ListedMovement.read(in));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            for (int i = 0; i < PARTS; i++) {
                parts.get(i).close();
                Files.deleteIfExists(file(i));
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
