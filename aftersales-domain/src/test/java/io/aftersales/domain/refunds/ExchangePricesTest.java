package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aftersales.domain.refunds.ExchangePrices.Listing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangePricesTest {

    /** What comes back lists today at a price, as an article; so does what is wanted. */
    @ParameterizedTest
    @CsvSource({
        "100, MUG, 100, MUG,  90, true",
        "100,    , 100, MUG,  90, true",
        "100, MUG, 100,    ,  90, true",
        "100, MUG, 100, CUP,  90, false",
        "100, MUG,  90, MUG,  90, true",
        "100, MUG,  90, CUP,  90, false",
        "100, MUG,  80, MUG,  90, false",
        "   , MUG,  90, MUG,  90, true",
        "   , MUG,  80, MUG,  90, false",
        "100, MUG, 100, MUG,    , true",
        "   , MUG, 100, MUG,    , false",
        "100, MUG,    , MUG, 100, false"
    })
    void areOfLikeGoodsAtThePriceOfTheSaleOrOfTodayInOneArticle(
            @Nullable Long soldToday,
            @Nullable String soldArticle,
            @Nullable Long wanted,
            @Nullable String wantedArticle,
            @Nullable Long soldAt,
            boolean like) {
        var prices = new ExchangePrices(new Listing(soldToday, soldArticle), new Listing(wanted, wantedArticle), null);
        assertThat(prices.isLike(soldAt == null ? null : ListPrice.ofUnit(soldAt)))
                .isEqualTo(like);
        assertThat(prices.wantedList()).isEqualTo(wanted == null ? null : ListPrice.ofUnit(wanted));
    }

    @Test
    void areNotNegative() {
        assertThat(new Listing(0L, null).price()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new Listing(-1L, null));
    }
}
