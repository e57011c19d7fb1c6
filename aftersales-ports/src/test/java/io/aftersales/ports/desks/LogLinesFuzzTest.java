package io.aftersales.ports.desks;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.aftersales.domain.cases.Action;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OneLine;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Role;
import io.aftersales.ports.gateways.Alarms;
import io.aftersales.ports.tck.WatchedLogs;
import java.util.List;

/** Texts of partners and of staff in log lines: each stays in its one line, and ids that could not are no ids. */
class LogLinesFuzzTest {

    @FuzzTest
    void whatIsLoggedIsOneLine(FuzzedDataProvider data) {
        try {
            OrderId order = OrderId.of(data.consumeBoolean() ? "1001" : data.consumeString(120));
            Actor by = new Actor(data.consumeBoolean() ? "r1" : data.consumeString(120), data.pickValue(Role.values()));
            Action action = data.pickValue(Action.values());
            Alarm alarm = data.pickValue(Alarm.values());
            String detail = data.consumeRemainingAsString();
            Alarms.LOGGED.raise(new EffectKey("k"), new CaseId(order, 1), alarm, detail);
            new LoggedDenials().denied(by, action, order, detail);
            List<String> lines = WatchedLogs.lines();
            assertThat(lines).hasSize(2).allMatch(OneLine::is, "is one line");
            assertThat(lines.get(0)).contains(alarm.name(), order.value()).endsWith(": " + OneLine.of(detail));
            assertThat(lines.get(1)).contains(action.name(), by.role().name()).endsWith(": " + OneLine.of(detail));
        } catch (IllegalArgumentException noId) {
            assertThat(noId).hasMessageMatching("(order|actor) id (is blank|is longer .*|holds a control character)");
        } finally {
            WatchedLogs.forget();
        }
    }
}
