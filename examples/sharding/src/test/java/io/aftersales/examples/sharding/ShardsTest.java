package io.aftersales.examples.sharding;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardsTest {
    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void restore() {
        TimeZone.setDefault(before);
    }

    @Test
    void areNotOpenedWhereClocksSkipHours() {
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        assertThatThrownBy(() -> Shards.open(List.of(), "two-shards.yaml"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("-Duser.timezone=UTC");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5})
    void haveNoRulesForOtherNumbersOfDatabases(int databases) {
        assertThatThrownBy(() -> Shards.rulesFor(databases)).hasMessageContaining("no rules for " + databases);
    }
}
