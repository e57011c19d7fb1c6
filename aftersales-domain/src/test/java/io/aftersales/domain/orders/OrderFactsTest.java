package io.aftersales.domain.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.shared.LineId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OrderFactsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final LineId A = LineId.of("A");
    private static final LineId B = LineId.of("B");
    private static final Parcel PACKED = Parcel.packed("P1", "SHANGHAI", List.of(A));
    private static final Parcel ON_ITS_WAY = PACKED.handedOver(NOON, "SF", "SF-1");
    private static final Parcel ARRIVED = ON_ITS_WAY.delivered(NOON.plus(Duration.ofDays(2)));

    @Nested
    class Parcels {
        @Test
        void areFoundByAnyOfTheirLines() {
            Parcel both = Parcel.packed("P2", "SHANGHAI", List.of(A, B));
            assertThat(shipped(PACKED, both).parcelsOf(List.of(B))).containsExactly(both);
            assertThat(shipped(PACKED, both).parcelsOf(List.of(A, B))).containsExactly(PACKED, both);
            assertThat(shipped(PACKED, both).parcelsOf(List.of(LineId.of("C")))).isEmpty();
        }

        @Test
        void keepWhatIsKnownWhenMoreBecomesKnown() {
            Instant tomorrow = NOON.plus(Duration.ofDays(1));
            assertThat(PACKED.promised(tomorrow).handedOver(NOON, "SF", "SF-1").delivered(tomorrow))
                    .isEqualTo(new Parcel(
                            "P1",
                            Map.of(A, Parcel.ALL_UNITS),
                            "SHANGHAI",
                            "SF",
                            "SF-1",
                            NOON,
                            tomorrow,
                            tomorrow,
                            null));
        }
    }

    private static OrderFacts shipped(Parcel... parcels) {
        return order(OrderState.SHIPPED, parcels);
    }

    private static OrderFacts order(OrderState state, Parcel... parcels) {
        Sale sale = Sale.of("1001", "CNY").with(OrderLine.of("A", "MUG", 3, 2000), OrderLine.of("B", "CUP", 1, 500));
        return new OrderFacts(sale, "B-7", state, NOON, List.of(parcels), Map.of(A, "KITCHEN"));
    }
}
