package io.aftersales.inmemory;

import io.aftersales.domain.claims.Evidence;
import io.aftersales.ports.desks.Command;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.tck.WatchedLogs;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What buyers and staff wrote, and who the buyers are: everything of that sort that the tests have brought to a desk so far. */
final class PersonalTexts {
    /** Shorter words could stand in a line by chance. */
    private static final int SHORTEST = 5;

    private static final Set<String> WORDS_OF =
            Set.of("description", "text", "question", "why", "reason", "surplus", "notes");
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    static {
        SEEN.add(SampleOrders.BUYER);
        WatchedLogs.watchFor(PersonalTexts::in);
    }

    private PersonalTexts() {}

    /** Whatever a command says is not to be found in a log from now on. */
    static void remember(Command command) {
        rememberParts((Record) command);
    }

    private static void rememberParts(Record said) {
        for (RecordComponent each : said.getClass().getRecordComponents()) {
            try {
                remember(each.getName(), each.getAccessor().invoke(said));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static void remember(String name, Object value) {
        if (value instanceof String words
                && WORDS_OF.contains(name)
                && words.strip().length() >= SHORTEST) {
            SEEN.add(words.strip());
        } else if (value instanceof Evidence shown) {
            remember("text", shown.hash());
        } else if (value instanceof FoundUnits found) {
            rememberParts(found);
        } else if (value instanceof Collection<?> some) {
            some.forEach(each -> remember(name, each));
        }
    }

    /** What of it stands in a line; empty when nothing does. */
    static Optional<String> in(String line) {
        return SEEN.stream().filter(line::contains).findAny();
    }
}
