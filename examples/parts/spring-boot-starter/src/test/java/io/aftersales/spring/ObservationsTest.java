package io.aftersales.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aftersales.domain.cases.CaseRejection.CaseNotFound;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.desks.DueWork;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservationsTest {
    private final ObservationRegistry registry = ObservationRegistry.create();
    private final List<String> stopped = new ArrayList<>();
    private final CommandObservations commands = new CommandObservations(registry);
    private final DueWorkObservations dueWork = new DueWorkObservations(registry);

    ObservationsTest() {
        registry.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }

            @Override
            public void onStop(Observation.Context context) {
                stopped.add(context.getName() + " " + keys(context.getLowCardinalityKeyValues())
                        + keys(context.getHighCardinalityKeyValues()));
            }
        });
    }

    private static String keys(KeyValues values) {
        return String.join(
                ", ", values.stream().map(ObservationsTest::key).sorted().toList());
    }

    private static String key(KeyValue value) {
        return value.getKey() + "=" + value.getValue();
    }

    @Test
    void aCommandHasItsKindAndItsOutcome() {
        assertThat(commands.around("ApproveCase", () -> Either.right("receipt")).get())
                .isEqualTo("receipt");
        assertThat(commands.around("RateCase", () -> Either.left(new CaseNotFound(CaseId.parse("1001.1"))))
                        .isLeft())
                .isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> commands.around("OpenCase", () -> {
                    throw new IllegalStateException("the database is down");
                }));

        assertThat(stopped)
                .containsExactly(
                        "aftersales.command command=ApproveCase, outcome=ACCEPTED",
                        "aftersales.command command=RateCase, outcome=CASE_NOT_FOUND",
                        "aftersales.command command=OpenCase, outcome=FAILED");
    }

    @Test
    void whatACommandCallsIsObservedWithinIt() {
        commands.around("ApproveCase", () -> {
            Observation current = registry.getCurrentObservation();
            assertThat(current).isNotNull();
            assertThat(current.getContext().getName()).isEqualTo("aftersales.command");
            return Either.right("receipt");
        });
        assertThat(registry.getCurrentObservation()).isNull();
        assertThat(stopped).hasSize(1);
    }

    @Test
    void aBatchOfDueWorkHasItsOutcome() {
        assertThat(dueWork.around(() -> new DueWork(0, 0, 1))).isEqualTo(new DueWork(0, 0, 1));
        assertThat(dueWork.around(() -> new DueWork(0, 0, 0)).most()).isZero();
        assertThatIllegalStateException()
                .isThrownBy(() -> dueWork.around(() -> {
                    throw new IllegalStateException("the database is down");
                }));

        assertThat(stopped)
                .containsExactly(
                        "aftersales.due.work outcome=DONE",
                        "aftersales.due.work outcome=NOTHING_DUE",
                        "aftersales.due.work outcome=FAILED");
    }
}
