package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.money.MoneyLimits;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.ExchangeValue;
import io.aftersales.domain.refunds.ExchangeQuote;
import io.aftersales.domain.refunds.ListPrice;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.UnitPrice;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What new goods count as. Mugs were sold at a list price of 20.00, which was also paid. */
class ExchangeValueTest extends ExchangeLives {

    private static ExchangeValue rule(String name) {
        return switch (name) {
            case "LIKE_FOR_LIKE" -> ExchangeValue.LIKE_FOR_LIKE;
            case "PAID" -> ExchangeValue.PAID;
            case "EVEN_ONLY" -> ExchangeValue.EVEN_ONLY;
            case "WAIVE" -> ExchangeValue.WAIVE;
            default -> ExchangeValue.waivingUpTo(cny("5.00"));
        };
    }

    private Either<Rejection, ExchangeQuote> quoted(Application application) {
        return CaseDecisions.quoteExchange(
                application, null, RefundPolicy.STANDARD, shop.facts(application.items()), shop.context(BUYER));
    }

    private static String told(Either<Rejection, ExchangeQuote> quote) {
        return quote.fold(
                refused -> refused instanceof CaseRejection.ValueDiffers differs && differs.difference() != null
                        ? refused.code() + " " + differs.difference().minor()
                        : refused.code(),
                told -> Long.toString(told.difference().minor()));
    }

    /**
     * A mug for a NEW one. {@code sold} is what a mug lists at today, {@code list} what NEW lists at, {@code other} whether NEW is known to be
     * of another article, {@code price} what NEW costs this buyer.
     */
    @ParameterizedTest(name = "{0}: sold {1}, list {2}, another article {3}, price {4}: {5}")
    @CsvSource({
        // lists as the mugs were sold
        "LIKE_FOR_LIKE, , 2000, false, 2500, 0",
        "PAID,          , 2000, false, 2500, 500",
        "EVEN_ONLY,     , 2000, false, 2500, 0",
        "WAIVE,         , 2000, false, 2500, 0",
        "UP_TO_5,       , 2000, false, 2500, 0",
        "LIKE_FOR_LIKE, , 2000, false,     , 0",
        "PAID,          , 2000, false,     , NO_PRICE",
        "EVEN_ONLY,     , 2000, false,     , 0",
        "WAIVE,         , 2000, false,     , 0",
        "UP_TO_5,       , 2000, false,     , NO_PRICE",
        // lists as mugs list today
        "LIKE_FOR_LIKE, 2200, 2200, false, 2100, 0",
        "PAID,          2200, 2200, false, 2100, 100",
        "EVEN_ONLY,     2200, 2200, false, 2100, 0",
        "UP_TO_5,       2200, 2200, false, 2100, 0",
        // dearer
        "LIKE_FOR_LIKE, 2000, 2600, false, 2501, 501",
        "PAID,          2000, 2600, false, 2501, 501",
        "EVEN_ONLY,     2000, 2600, false, 2501, VALUE_DIFFERS 501",
        "WAIVE,         2000, 2600, false, 2501, 0",
        "UP_TO_5,       2000, 2600, false, 2501, VALUE_DIFFERS 501",
        // cheaper
        "LIKE_FOR_LIKE, 2000, 1500, false, 1499, -501",
        "PAID,          2000, 1500, false, 1499, -501",
        "EVEN_ONLY,     2000, 1500, false, 1499, VALUE_DIFFERS -501",
        "WAIVE,         2000, 1500, false, 1499, 0",
        "UP_TO_5,       2000, 1500, false, 1499, VALUE_DIFFERS -501",
        "UP_TO_5,       2000, 1500, false, 1500, 0",
        // of another article
        "LIKE_FOR_LIKE, 2000, 2000, true, 2300, 300",
        "PAID,          2000, 2000, true, 2300, 300",
        "EVEN_ONLY,     2000, 2000, true, 2300, VALUE_DIFFERS 300",
        "EVEN_ONLY,     2000, 2000, true,     , VALUE_DIFFERS",
        "WAIVE,         2000, 2000, true, 2300, 0",
        "UP_TO_5,       2000, 2000, true, 2300, 0",
        // not listed
        "LIKE_FOR_LIKE, 2000, , false, 2000, 0",
        "LIKE_FOR_LIKE, 2000, , false, 2300, 300",
        "LIKE_FOR_LIKE, 2000, , false,     , NO_PRICE",
        "EVEN_ONLY,     2000, , false, 2000, VALUE_DIFFERS 0",
        "EVEN_ONLY,     2000, , false,     , VALUE_DIFFERS",
        "WAIVE,             , , false,     , 0"
    })
    void isToldByTheRule(
            String name,
            @Nullable Long sold,
            @Nullable Long list,
            boolean other,
            @Nullable Long price,
            String expected) {
        shop.under(CasePolicy.builder().exchangeValue(rule(name)).build())
                .stocks("NEW", 9)
                .lists("MUG", sold, "MUGS")
                .lists("NEW", list, other ? "BOWLS" : "MUGS");
        if (price != null) {
            shop.asks("NEW", price);
        }

        assertThat(told(quoted(exchange(mugs(1).wanting("NEW"))))).isEqualTo(expected);
    }

    @Test
    void isUnknownOfAnArticleThatTheHostDoesNotName() {
        shop.stocks("NEW", 9).lists("MUG", null, null).lists("NEW", 2000L, "BOWLS");
        assertThat(told(quoted(exchange(mugs(1).wanting("NEW"))))).isEqualTo("0");
    }

    @Test
    void isQuotedAsLongAsTheGoodsCanBeClaimed() {
        assertThat(quoted(exchange(mugs(1))).get().until()).isEqualTo("2026-03-14T12:00:00Z");
    }

    /** A price that can just be counted together with what was paid tells the difference; a larger one does not. */
    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void isToldAsLongAsThePriceCanBeCounted(long above, boolean told) {
        shop.under(CasePolicy.builder().exchangeValue(ExchangeValue.EVEN_ONLY).build())
                .asks("NEW", Long.MAX_VALUE - 11_000 + above)
                .lists("NEW", 2_600L, null)
                .stocks("NEW", 9);
        var refused = (CaseRejection.ValueDiffers) shop.refuses(exchange(mugs(1).wanting("NEW")));
        assertThat(refused.difference() != null).isEqualTo(told);
    }

    @Test
    void ofAllItemsTogetherIsWhatALimitIsAbout() {
        shop.under(CasePolicy.builder()
                .exchangeValue(ExchangeValue.waivingUpTo(cny("5.00")))
                .build());
        assertThat(told(quoted(exchange(mugs(2).wanting("MUG-2"))))).isEqualTo("VALUE_DIFFERS 1000");
        assertThat(told(quoted(exchange(mugs(1).wanting("MUG-2"), mugs(1).wanting("MUG-3")))))
                .isEqualTo("0");
    }

    @Test
    void isFixedWithTheApplication() {
        shop.lists("MUG-2", 2000L, null);
        Life life = dearer().reserved();
        shop.lists("MUG-2", 3000L, null)
                .asks("MUG-2", 9999)
                .under(CasePolicy.builder().exchangeValue(ExchangeValue.PAID).build());
        life.approvedBy(CaseFixtures.REVIEWER).received().inspected(good("A", 2));
        assertThat(life.subject().replacement().difference().total().difference())
                .isZero();
        assertThat(shop.account().replacements())
                .singleElement()
                .extracting(line -> line.list())
                .isEqualTo(ListPrice.ofUnit(2000));
    }

    @Test
    void aLimitIsRefusedWhereNothingIsWaived() {
        for (ExchangeValue.Rule rule :
                List.of(ExchangeValue.Rule.LIKE_FOR_LIKE, ExchangeValue.Rule.PAID, ExchangeValue.Rule.EVEN_ONLY)) {
            assertThatIllegalArgumentException().isThrownBy(() -> new ExchangeValue(rule, MoneyLimits.of(cny("5.00"))));
        }
    }

    @Property(tries = 200)
    void theSameSkuIsEvenWhateverItListsAtAndCosts(
            @ForAll @IntRange(min = 0, max = 4) int rule,
            @ForAll @IntRange(min = 1, max = 3) int units,
            @ForAll @LongRange(min = 0, max = 9999) long list,
            @ForAll @LongRange(min = 0, max = 9999) long price,
            @ForAll boolean named) {
        var lives = new ExchangeValueTest();
        lives.shop
                .under(CasePolicy.builder()
                        .exchangeValue(rule(List.of("LIKE_FOR_LIKE", "PAID", "EVEN_ONLY", "WAIVE", "UP_TO_5")
                                .get(rule)))
                        .build())
                .lists("MUG", list, "MUGS")
                .asks("MUG", UnitPrice.of(price));
        var again = item("A", units, Reason.WRONG_SIZE);

        ExchangeQuote quote =
                lives.quoted(exchange(named ? again.wanting("MUG") : again)).get();

        assertThat(quote.difference()).isEqualTo(cny("0.00"));
        assertThat(quote.value()).isEqualTo(quote.worth());
        assertThat(quote.asked()).isEqualTo(quote.paidBack());
    }
}
