package io.aftersales.domain.mutation;

import io.aftersales.domain.mutation.MutationReport.Mutant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The mutants that no test notices, each with the reason why it is harmless, from {@code harmless.txt}. A line there is {@code package |
 * class | method | change | number | reason}; lines that begin with # are comments.
 */
final class HarmlessMutants {
    private final List<Entry> entries;

    private HarmlessMutants(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * A line of the list.
     *
     * @param room the package, without what all have in common
     * @param mutant the change
     * @param number how many such changes of the method are harmless
     * @param reason why they change nothing that matters
     */
    record Entry(String room, Mutant mutant, long number, String reason) {}

    static HarmlessMutants read() {
        try (InputStream file =
                Objects.requireNonNull(HarmlessMutants.class.getResourceAsStream("harmless.txt"), "harmless.txt")) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static HarmlessMutants parse(String text) {
        var entries = new ArrayList<Entry>();
        for (String line : text.lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                entries.add(entry(line));
            }
        }
        return new HarmlessMutants(entries);
    }

    private static Entry entry(String line) {
        String[] cells = line.split("\\|", 6);
        if (cells.length != 6 || cells[5].isBlank()) {
            throw new IllegalArgumentException("not package | class | method | change | number | reason: " + line);
        }
        return new Entry(
                cells[0].strip(),
                new Mutant(cells[1].strip(), cells[2].strip(), cells[3].strip()),
                Long.parseLong(cells[4].strip()),
                cells[5].strip());
    }

    List<Entry> entries() {
        return entries;
    }

    List<Entry> of(String room) {
        return entries.stream().filter(each -> each.room().equals(room)).toList();
    }

    /** Returns the survivors of a package that the list does not have, and the lines of the list that are true no more. */
    List<String> faults(String room, MutationReport report) {
        var left = new LinkedHashMap<>(report.survivors());
        var faults = new ArrayList<String>();
        for (Entry each : of(room)) {
            Long survived = left.remove(each.mutant());
            if (survived == null || survived != each.number()) {
                faults.add(room + ": " + each.mutant() + " is listed " + each.number() + " times and survived "
                        + (survived == null ? 0 : survived) + " times");
            }
        }
        for (Map.Entry<Mutant, Long> each : left.entrySet()) {
            faults.add(room + ": " + each.getKey() + " survived " + each.getValue() + " times and is not listed");
        }
        return faults;
    }
}
