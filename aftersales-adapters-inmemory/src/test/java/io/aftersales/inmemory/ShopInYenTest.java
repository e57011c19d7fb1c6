package io.aftersales.inmemory;

import java.util.Currency;
import org.junit.jupiter.api.Nested;

/** The contracts that deal in money, for a shop whose currency has no decimals. */
class ShopInYenTest {
    private static final Currency YEN = Currency.getInstance("JPY");

    @Nested
    class OrdersInYen extends InMemoryOrdersTest {
        @Override
        protected Currency currency() {
            return YEN;
        }
    }

    @Nested
    class PricesInYen extends InMemoryPricesContractTest {
        @Override
        protected Currency currency() {
            return YEN;
        }
    }

    @Nested
    class TopUpsInYen extends ScriptedTopUpsContractTest {
        @Override
        protected Currency currency() {
            return YEN;
        }
    }

    @Nested
    class GiftsInYen extends InMemoryGiftsTest {
        @Override
        protected Currency currency() {
            return YEN;
        }
    }

    @Nested
    class ApprovalTotalsInYen extends InMemoryApprovalTotalsTest {
        @Override
        protected Currency currency() {
            return YEN;
        }
    }
}
