package io.aftersales.domain.laws.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.laws.RefundLaws;
import io.aftersales.domain.laws.tests.EverySale.EverySaleUnderHardRules;
import io.aftersales.domain.laws.tests.Mistakes.AnotherPaymentEachTime;
import io.aftersales.domain.laws.tests.Mistakes.ArticleAsLine;
import io.aftersales.domain.laws.tests.Mistakes.CouponAppliedTwice;
import io.aftersales.domain.laws.tests.Mistakes.CouponOfALineOnAll;
import io.aftersales.domain.laws.tests.Mistakes.FewFigures;
import io.aftersales.domain.laws.tests.Mistakes.MappingThrows;
import io.aftersales.domain.laws.tests.Mistakes.PaymentsSwapped;
import io.aftersales.domain.laws.tests.Mistakes.PriceOfAPiece;
import io.aftersales.domain.laws.tests.Mistakes.QuantityMixedUpWithLines;
import io.aftersales.domain.laws.tests.Mistakes.ShippingForgotten;
import io.aftersales.domain.laws.tests.Mistakes.ShippingNeverComesBack;
import io.aftersales.domain.laws.tests.Mistakes.TaxAddedToGross;
import io.aftersales.domain.laws.tests.Mistakes.TaxOfAPiece;
import io.aftersales.domain.laws.tests.Mistakes.TenTimesTooLarge;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of the kit hold over a right mapping, and each is broken under its name by a mapping with a mistake. */
class RefundLawsTest {
    private static final String POSSIBLE = "everyOrderBecomesAPossibleSale";
    private static final String SAME = "theSameOrderIsAlwaysTheSameSale";
    private static final String ADDS_UP = "theSaleAddsUpToWhatTheBuyerPaid";
    private static final String TAX_ONCE = "taxIsContainedInPricesOrAddedToThemNotBoth";
    private static final String DISCOUNT_ONCE = "everyDiscountIsDeductedOnce";
    private static final String UNITS = "everyUnitCanBeReturnedOnce";
    private static final String LINES = "returningALineGivesBackWhatTheBuyerPaidForIt";
    private static final String EVERYTHING = "refundingEverythingGivesBackExactlyWhatTheBuyerPaid";
    private static final String PARTS = "partialRefundsInAnyOrderAddUpToTheSameAmount";
    private static final String LEFT = "noRefundEverGivesMoreThanIsLeft";
    private static final String PAYMENTS = "everyPaymentGetsBackWhatItPaid";
    private static final String TAX = "taxOfAFullRefundIsTheTaxOfTheOrder";

    /** Each mistake with the law that names it, and the others that are broken with it. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(CouponAppliedTwice.class, DISCOUNT_ONCE, Set.of(ADDS_UP)),
                Arguments.of(TaxAddedToGross.class, TAX_ONCE, Set.of(ADDS_UP)),
                Arguments.of(QuantityMixedUpWithLines.class, UNITS, Set.of()),
                Arguments.of(PriceOfAPiece.class, ADDS_UP, Set.of(POSSIBLE, TAX)),
                Arguments.of(ShippingForgotten.class, ADDS_UP, Set.of()),
                Arguments.of(ArticleAsLine.class, POSSIBLE, Set.of(UNITS, LINES, TAX)),
                Arguments.of(MappingThrows.class, POSSIBLE, Set.of()),
                Arguments.of(AnotherPaymentEachTime.class, SAME, Set.of(PAYMENTS)),
                Arguments.of(ShippingNeverComesBack.class, EVERYTHING, Set.of(PARTS)),
                Arguments.of(ShippingNeverComesBack.class, PARTS, Set.of(EVERYTHING)),
                Arguments.of(TenTimesTooLarge.class, LEFT, Set.of(ADDS_UP, EVERYTHING, PARTS, LINES, PAYMENTS, TAX)),
                Arguments.of(CouponOfALineOnAll.class, LINES, Set.of()),
                Arguments.of(TaxOfAPiece.class, TAX, Set.of()),
                Arguments.of(PaymentsSwapped.class, PAYMENTS, Set.of()));
    }

    private static Set<String> laws() {
        return Arrays.stream(RefundLaws.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Property.class))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    @Test
    void aRightMappingKeepsEveryLaw() {
        Outcome outcome = Outcome.of(ShopLaws.class);
        assertThat(outcome.broken()).isEmpty();
        assertThat(outcome.skipped()).isEmpty();
        assertThat(outcome.passed()).containsExactlyInAnyOrderElementsOf(laws());
    }

    @Test
    void everyLawIsBrokenByAMistake() {
        assertThat(mistakes().map(mistake -> mistake.get()[1]).distinct()).containsExactlyInAnyOrderElementsOf(laws());
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeBreaksItsLawAndIsShownOnASmallOrder(
            Class<? extends RefundLaws<?>> mapping, String law, Set<String> others) {
        Outcome outcome = Outcome.of(mapping);
        var broken = new TreeMap<>(outcome.broken());
        String message = broken.remove(law);
        assertThat(message).startsWith(law + ": ").contains("\n  order:    ShopOrder[");
        assertThat(message.split("Item\\[", -1)).as(message).hasSizeLessThanOrEqualTo(4); // three items
        assertThat(broken.keySet()).isEqualTo(others);
    }

    @ParameterizedTest
    @ValueSource(classes = {EverySale.class, EverySaleUnderHardRules.class})
    void everySaleOfTheKitKeepsTheLaws(Class<? extends RefundLaws<?>> sales) {
        Outcome outcome = Outcome.of(sales);
        assertThat(outcome.broken()).isEmpty();
        assertThat(outcome.skipped()).containsOnlyKeys(LINES, TAX);
    }

    @Test
    void lawsWhoseFiguresAreNotToldAreSkippedWithTheReason() {
        Outcome outcome = Outcome.of(FewFigures.class);
        assertThat(outcome.broken()).isEmpty();
        assertThat(outcome.skipped())
                .containsOnlyKeys(LINES, PAYMENTS, TAX)
                .containsEntry(LINES, "lines(order) tells no line")
                .containsEntry(PAYMENTS, "payments(order) tells no payment")
                .containsEntry(TAX, "tax(order) tells no tax");
    }
}
