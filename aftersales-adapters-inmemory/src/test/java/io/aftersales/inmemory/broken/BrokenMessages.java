package io.aftersales.inmemory.broken;

import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.inmemory.RecordedAlarmsTest;
import io.aftersales.inmemory.RecordedNoticesTest;
import io.aftersales.ports.gateways.Alarms;
import io.aftersales.ports.gateways.Notices;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Notices and alarms that break one rule, or as few as such a mistake can. */
final class BrokenMessages {
    private BrokenMessages() {}

    static Stream<Row> rows() {
        return Stream.of(
                notices("has no template for everything", BrokenMessages::hasNoTemplateForAll, 1),
                notices("takes an amount for granted", BrokenMessages::takesAnAmountForGranted, 1, 2, 3),
                notices(
                        "tells with every call",
                        sound -> (key, caseId, notice) -> sound.send(Keys.fresh(), caseId, notice),
                        2),
                notices("leaves out what has the same content", BrokenMessages::knowsTheContent, 3),
                alarms("leaves out what is not about money", BrokenMessages::ringsForMoney, 1),
                alarms(
                        "raises with every call",
                        sound -> (key, caseId, alarm, detail) -> sound.raise(Keys.fresh(), caseId, alarm, detail),
                        2),
                alarms("raises once for a case", BrokenMessages::ringsOnceForACase, 3));
    }

    private static Notices hasNoTemplateForAll(Notices sound) {
        return (key, caseId, notice) -> {
            if (notice.kind() == Notice.Kind.TOP_UP_ASKED) {
                throw new IllegalArgumentException("no template");
            }
            sound.send(key, caseId, notice);
        };
    }

    private static Notices takesAnAmountForGranted(Notices sound) {
        return (key, caseId, notice) -> {
            Objects.requireNonNull(notice.amount());
            sound.send(key, caseId, notice);
        };
    }

    private static Notices knowsTheContent(Notices sound) {
        return (key, caseId, notice) ->
                sound.send(new EffectKey("content-" + Math.abs((long) notice.hashCode())), caseId, notice);
    }

    private static Alarms ringsForMoney(Alarms sound) {
        return (key, caseId, alarm, detail) -> {
            if (alarm != Alarm.SURPLUS_GOODS) {
                sound.raise(key, caseId, alarm, detail);
            }
        };
    }

    private static Alarms ringsOnceForACase(Alarms sound) {
        return (key, caseId, alarm, detail) ->
                sound.raise(new EffectKey("case-" + caseId.number() + "-" + alarm), caseId, alarm, detail);
    }

    private static Row notices(String name, UnaryOperator<Notices> broken, Integer... rules) {
        return Row.of(
                name,
                () -> new RecordedNoticesTest() {
                    @Override
                    protected Notices silentNotices() {
                        return broken.apply(super.silentNotices());
                    }
                },
                rules);
    }

    private static Row alarms(String name, UnaryOperator<Alarms> broken, Integer... rules) {
        return Row.of(
                name,
                () -> new RecordedAlarmsTest() {
                    @Override
                    protected Alarms silentAlarms() {
                        return broken.apply(super.silentAlarms());
                    }
                },
                rules);
    }
}
