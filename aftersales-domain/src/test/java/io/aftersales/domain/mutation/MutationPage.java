package io.aftersales.domain.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The page of the guide about mutants: figures of the last run, and the list of those that are harmless. */
final class MutationPage {
    /** The packages whose tests are tried, in the order of the page. */
    static final List<String> ROOMS = List.of("money", "lifecycle", "orders", "refunds", "tickets", "cases");

    private static final String INTRODUCTION = """
            # Mutants

            A test that cannot fail is worth nothing. [PIT](https://pitest.org) changes the code, one place at a time: a comparison, a sign, a
            result, a call that is left out. Then it runs the tests of the package, jqwik properties among them. A change that makes a test
            fail is killed; one that no test notices has to be harmless, with a reason. Tests of other packages do not count, so every package
            stands on its own.

            For each of the packages, written as ROOM:

                mvn -B -ntp -Ppit -pl aftersales-domain test-compile org.pitest:pitest-maven:mutationCoverage -Dpit.room=ROOM

            Then these figures are printed again; a mutant that survives and is not listed, and a listed one that does not survive any more, fail:

                mvn -B -ntp -pl aftersales-domain test -Dtest=MutationPageTest -Dmutations.write=true

            """;

    private MutationPage() {}

    /**
     * Returns the page.
     *
     * @param former the page as it was: packages that were not run again keep their figures
     */
    static String text(Map<String, MutationReport> reports, HarmlessMutants harmless, String former) {
        var text = new StringBuilder(INTRODUCTION)
                .append(
                        "| package | mutants | killed | harmless | killed of those that matter |\n|---|---|---|---|---|\n");
        var unknown = new ArrayList<String>();
        for (String room : ROOMS) {
            MutationReport report = reports.get(room);
            String row = report == null ? row(former, room) : row(room, report, harmless);
            text.append(row);
            if (row.isEmpty()) {
                unknown.add("`" + room + "`");
            }
        }
        if (!unknown.isEmpty()) {
            text.append("\nNot measured yet: ")
                    .append(String.join(", ", unknown))
                    .append(".\n");
        }
        text.append("\n## The harmless ones\n\n");
        text.append(list(harmless));
        return text.toString();
    }

    /** Returns the row of a package on a page, with its end; empty when there is none. */
    private static String row(String page, String room) {
        return page.lines()
                .filter(line -> line.startsWith("| `" + room + "` |"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String row(String room, MutationReport report, HarmlessMutants harmless) {
        long listed = harmless.of(room).stream()
                .mapToLong(HarmlessMutants.Entry::number)
                .sum();
        long matter = report.mutants() - listed;
        return "| `%s` | %d | %d, %s | %d | %s |%n"
                .formatted(
                        room,
                        report.mutants(),
                        report.killed(),
                        percent(report.killed(), report.mutants()),
                        listed,
                        percent(report.killed(), matter))
                .replace(System.lineSeparator(), "\n");
    }

    /** Per cent with one decimal, rounded down: 100.0 % means every one. */
    static String percent(long part, long whole) {
        long thousandths = whole == 0 ? 1000 : part * 1000 / whole;
        return thousandths / 10 + "." + thousandths % 10 + " %";
    }

    /** The part of the page that is known without a run. */
    static String list(HarmlessMutants harmless) {
        SortedSet<String> unknown = new TreeSet<>(
                harmless.entries().stream().map(HarmlessMutants.Entry::room).toList());
        ROOMS.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("no such packages: " + unknown);
        }
        return ROOMS.stream()
                .flatMap(room -> harmless.of(room).stream())
                .map(each -> "* `%s.%s.%s`, %s%s: %s.\n"
                        .formatted(
                                each.room(),
                                each.mutant().type(),
                                each.mutant().method(),
                                each.mutant().change(),
                                each.number() == 1 ? "" : ", " + each.number() + " times",
                                each.reason()))
                .collect(Collectors.joining());
    }
}
