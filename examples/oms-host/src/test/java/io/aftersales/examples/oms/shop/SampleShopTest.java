package io.aftersales.examples.oms.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleShopTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final List<OrderFacts> orders = new SampleShop(Catalog.sample()).orders(NOON);

    @Test
    void everyOrderIsPossible() {
        assertThat(orders)
                .allSatisfy(order ->
                        assertThat(OrderSnapshot.of(order.sale()).isRight()).isTrue());
    }

    @Test
    void everyOrderHasItsStoryInTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(orders)
                .extracting(order -> order.sale().id().value())
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(readme).containsPattern("(?m)^\\| " + id + " \\| \\w+ \\| .{20,} \\|$"));
    }
}
