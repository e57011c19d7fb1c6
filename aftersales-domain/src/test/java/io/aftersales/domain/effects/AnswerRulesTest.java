package io.aftersales.domain.effects;

import static io.aftersales.domain.effects.Entries.BEFORE;
import static io.aftersales.domain.effects.Entries.KEY;
import static io.aftersales.domain.effects.Entries.NOW;
import static io.aftersales.domain.effects.Entries.RETRY;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer.Retry;
import io.aftersales.domain.effects.OutboxEntry.Call;
import io.aftersales.domain.effects.OutboxEntry.Next;
import io.aftersales.domain.effects.OutboxEntry.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every answer makes of every entry, with every sort of provider: each case is in exactly one row of a table. */
class AnswerRulesTest {
    /**
     * The rules. A {@code *} is any, a {@code =} is as before; words joined by commas are alternatives. An entry is
     * {@code open} when it is READY, SENT or IN_DOUBT, {@code ended} when DONE or REJECTED, else {@code alive}.
     *
     * <p>The key is {@code kept} when the provider still remembers it when the next try is due; {@code asks} says if
     * it can be asked, {@code sure} whether its "not found" is. {@code last} is the last try the policy grants.
     * The next try is due after the back-off ({@code wait}), or after that and at least the provider's delay for
     * questions ({@code ask}); what has been pending for so long is asked about when that time has passed once more
     * ({@code poll}), and its tries are counted anew. What is no longer open is so since {@code now}.
     */
    private static final String TABLE = """
            before   | doubt | answer          | key  | asks | sure | try  || after    | doubt | call  | due  | outcome
            alive    | *     | SUCCEEDED       | *    | *    | *    | *    || DONE     | =     | =     | now  | Done
            REJECTED | *     | SUCCEEDED       | *    | *    | *    | *    || DONE     | =     | =     | now  | Done
            DONE     | *     | SUCCEEDED       | *    | *    | *    | *    || =        | =     | =     | =    | Done
            DONE     | *     | REVERSED        | *    | *    | *    | *    || =        | =     | =     | =    | TakenBack
            REJECTED | *     | REVERSED        | *    | *    | *    | *    || DONE     | =     | =     | now  | TakenBack
            alive    | *     | REVERSED        | *    | *    | *    | *    || DONE     | =     | =     | now  | TakenBack
            ended    | *     | PENDING,UNKNOWN | *    | *    | *    | *    || =        | =     | =     | =    | -
            ended    | *     | NEVER,LATER     | *    | *    | *    | *    || =        | =     | =     | =    | -
            ended    | *     | ALREADY,EXCEED  | *    | *    | *    | *    || =        | =     | =     | =    | -
            ended    | *     | ABNORMAL,ABSENT | *    | *    | *    | *    || =        | =     | =     | =    | -

            open     | *     | PENDING         | *    | *    | *    | *    || IN_DOUBT | yes   | QUERY | poll | -
            PARKED   | *     | PENDING         | *    | *    | *    | *    || =        | =     | =     | =    | -
            alive    | *     | ABNORMAL,NEVER  | *    | *    | *    | *    || REJECTED | =     | =     | now  | Refused
            open     | no    | ALREADY,EXCEED  | *    | *    | *    | *    || PARKED   | =     | =     | now  | -
            open     | yes   | ALREADY,EXCEED  | *    | yes  | *    | more || IN_DOUBT | yes   | QUERY | ask  | -
            open     | yes   | ALREADY,EXCEED  | *    | yes  | *    | last || PARKED   | =     | =     | now  | -
            open     | yes   | ALREADY,EXCEED  | *    | no   | *    | *    || PARKED   | =     | =     | now  | -
            PARKED   | *     | ALREADY,EXCEED  | *    | *    | *    | *    || =        | =     | =     | =    | -

            open     | no    | LATER           | *    | *    | *    | more || READY    | no    | SEND  | wait | -
            open     | yes   | LATER           | *    | no   | *    | more || READY    | yes   | SEND  | wait | -
            open     | yes   | LATER           | *    | yes  | *    | more || IN_DOUBT | yes   | QUERY | ask  | -
            open     | *     | LATER           | *    | *    | *    | last || PARKED   | =     | =     | now  | -
            PARKED   | *     | LATER           | *    | *    | *    | *    || =        | =     | =     | =    | -

            open     | *     | ABSENT          | kept | *    | yes  | more || READY    | no    | SEND  | wait | -
            open     | *     | ABSENT          | kept | *    | no   | more || READY    | yes   | SEND  | wait | -
            open     | *     | ABSENT          | kept | *    | *    | last || PARKED   | =     | =     | now  | -
            open     | *     | ABSENT          | lost | *    | *    | *    || PARKED   | =     | =     | now  | -
            PARKED   | *     | ABSENT          | *    | *    | *    | *    || =        | =     | =     | =    | -

            open     | *     | UNKNOWN         | *    | yes  | *    | more || IN_DOUBT | yes   | QUERY | ask  | -
            open     | *     | UNKNOWN         | kept | no   | *    | more || READY    | yes   | SEND  | wait | -
            open     | *     | UNKNOWN         | lost | no   | *    | more || PARKED   | yes   | QUERY | now  | -
            open     | *     | UNKNOWN         | *    | *    | *    | last || PARKED   | yes   | QUERY | now  | -
            PARKED   | *     | UNKNOWN         | *    | *    | *    | *    || =        | =     | =     | =    | -
            """;

    private enum Say {
        SUCCEEDED(new Answer.Succeeded("SF", "tx-9")),
        PENDING(new Answer.Pending("tx-9")),
        NEVER(new Answer.Rejected("ACCOUNT_CLOSED", Retry.NEVER)),
        LATER(new Answer.Rejected("SHORT_OF_FUNDS", Retry.SAME_KEY_LATER)),
        ALREADY(new Answer.Rejected("ALREADY_REFUNDED", Retry.NEVER)),
        EXCEED(new Answer.Rejected("EXCEEDS_REMAINING", Retry.NEVER)),
        ABNORMAL(new Answer.Abnormal("BOUNCED")),
        REVERSED(new Answer.Reversed("tx-9")),
        ABSENT(new Answer.NotFound()),
        UNKNOWN(new Answer.Unknown("time-out"));

        private final Answer answer;

        Say(Answer answer) {
            this.answer = answer;
        }
    }

    /** Providers, each with what a row of the table says of it; one with a memory is met soon and late. */
    private enum Provider {
        PERFECT(ProviderProfile.STRAIGHTFORWARD, BEFORE, "kept", "yes", "yes"),
        EVASIVE(asked(null, true, 600, false), BEFORE, "kept", "yes", "no"),
        IN_HOUSE(ProviderProfile.IN_HOUSE, BEFORE, "kept", "no", "no"),
        NEVER_CALLED(asked(Duration.ZERO, false, 0, false), null, "kept", "no", "no"),
        DAY_SOON(asked(Duration.ofHours(24), true, 0, true), BEFORE, "kept", "yes", "yes"),
        DAY_LATE(asked(Duration.ofHours(24), true, 0, true), almostADayAgo(), "lost", "yes", "yes"),
        EVASIVE_DAY_LATE(asked(Duration.ofHours(24), true, 10, false), almostADayAgo(), "lost", "yes", "no"),
        MUTE_DAY_SOON(asked(Duration.ofHours(24), false, 0, false), BEFORE, "kept", "no", "no"),
        MUTE_DAY_LATE(asked(Duration.ofHours(24), false, 0, false), almostADayAgo(), "lost", "no", "no"),
        KEYLESS(asked(Duration.ZERO, true, 10, true), BEFORE, "lost", "yes", "yes"),
        KEYLESS_MUTE(asked(Duration.ZERO, false, 0, false), BEFORE, "lost", "no", "no");

        private final ProviderProfile profile;
        private final Instant firstSentAt;
        private final List<String> facts;

        Provider(ProviderProfile profile, Instant firstSentAt, String key, String asks, String sure) {
            this.profile = profile;
            this.firstSentAt = firstSentAt;
            this.facts = List.of(key, asks, sure);
        }

        private static ProviderProfile asked(Duration memory, boolean possible, int seconds, boolean sure) {
            return ProviderProfile.STRAIGHTFORWARD
                    .remembering(memory)
                    .asked(possible, Duration.ofSeconds(seconds), sure);
        }

        /** Now the key is still known, when the shortest wait is over it is not. */
        private static Instant almostADayAgo() {
            return NOW.minus(Duration.ofHours(24)).plusSeconds(8);
        }
    }

    private record Situation(State state, boolean doubted, Say say, Provider provider, int attempts) {
        OutboxEntry entry() {
            return Entries.entry(state, doubted, attempts, provider.firstSentAt);
        }

        boolean isIn(List<String> row) {
            var facts = new ArrayList<>(List.of(state.name(), doubted ? "yes" : "no", say.name()));
            facts.addAll(provider.facts);
            facts.add(attempts < RETRY.attempts() ? "more" : "last");
            for (int i = 0; i < facts.size(); i++) {
                if (!row.get(i).equals("*") && !List.of(row.get(i).split(",")).contains(facts.get(i))) {
                    return false;
                }
            }
            return true;
        }

        Next expected(List<String> row) {
            OutboxEntry before = entry();
            List<String> then = row.subList(7, row.size());
            String outcome = then.get(4);
            if (then.subList(0, 4).equals(List.of("=", "=", "=", "="))) {
                return new Next(before, outcome(outcome));
            }
            return new Next(
                    new OutboxEntry(
                            before.caseId(),
                            before.number(),
                            before.effect(),
                            then.get(0).equals("=") ? state : State.valueOf(then.get(0)),
                            then.get(1).equals("=") ? doubted : then.get(1).equals("yes"),
                            then.get(2).equals("=") ? before.call() : Call.valueOf(then.get(2)),
                            then.get(3).equals("poll") ? 0 : attempts,
                            before.firstSentAt(),
                            due(then.get(3)),
                            null,
                            before.fence()),
                    outcome(outcome));
        }

        private Instant due(String when) {
            Duration wait = RETRY.after(attempts, KEY);
            Duration delay = provider.profile.minQueryDelay();
            return switch (when) {
                case "now" -> NOW;
                case "wait" -> NOW.plus(wait);
                case "ask" -> NOW.plus(wait.compareTo(delay) < 0 ? delay : wait);
                case "poll" -> {
                    Instant sent = provider.firstSentAt == null ? NOW : provider.firstSentAt;
                    Duration again = RETRY.whileWaiting(Duration.between(sent, NOW), KEY);
                    yield NOW.plus(again.compareTo(delay) < 0 ? delay : again);
                }
                default -> entry().nextAt();
            };
        }

        private Outcome outcome(String type) {
            return switch (type) {
                case "Done" -> new Outcome.Done("SF", "tx-9");
                case "TakenBack" -> new Outcome.TakenBack("tx-9");
                case "Refused" ->
                    new Outcome.Refused(
                            switch (say) {
                                case NEVER -> "ACCOUNT_CLOSED";
                                case ALREADY -> "ALREADY_REFUNDED";
                                case EXCEED -> "EXCEEDS_REMAINING";
                                case ABNORMAL -> "BOUNCED";
                                default -> "REVERSED";
                            });
                default -> null;
            };
        }
    }

    private static List<List<String>> rows() {
        return TABLE.lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.replace("alive", "open,PARKED")
                        .replace("open", "READY,SENT,IN_DOUBT")
                        .replace("ended", "DONE,REJECTED"))
                .map(line -> Stream.of(line.split("\\|+")).map(String::trim).toList())
                .toList();
    }

    private static List<Situation> situations() {
        var all = new ArrayList<Situation>();
        for (State state : State.values()) {
            for (boolean doubted : new boolean[] {false, true}) {
                for (Say say : Say.values()) {
                    for (Provider provider : Provider.values()) {
                        for (int attempts : new int[] {1, RETRY.attempts() - 1, RETRY.attempts(), 1000}) {
                            all.add(new Situation(state, doubted, say, provider, attempts));
                        }
                    }
                }
            }
        }
        return all;
    }

    @Test
    void everySituationIsInExactlyOneRow() {
        assertThat(situations())
                .allSatisfy(
                        each -> assertThat(rows().stream().filter(each::isIn)).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachRowHolds(List<String> row) {
        List<Situation> meant =
                situations().stream().filter(each -> each.isIn(row)).toList();

        assertThat(meant)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.entry().after(each.say.answer, each.provider.profile, RETRY, NOW))
                        .isEqualTo(each.expected(row)));
    }
}
