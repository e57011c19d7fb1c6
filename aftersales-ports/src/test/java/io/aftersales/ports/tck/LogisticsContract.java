package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Logistics;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of every {@link Logistics}, each under its number in the interface. */
@ExtendWith(SkippedRules.class)
public abstract class LogisticsContract {
    private static final CaseId CASE = new CaseId(OrderId.of("1001"), 1);
    private static final List<Goods> GOODS = List.of(new Goods("MUG", 2));
    private static final EffectKey KEY = new EffectKey("as-1001-1-waybill-0");
    private static final EffectKey OTHER = new EffectKey("as-1001-2-waybill-0");
    private static final EffectKey CANCEL = new EffectKey("as-1001-1-unwaybill-0");

    private Logistics logistics;

    /** Creates a carrier without parcels and waybills; called before each rule. */
    protected abstract Logistics idleLogistics();

    /** Counts the return waybills that were made and not cancelled. */
    protected abstract long waybills();

    /** Counts how many times goods were sent back to buyers. */
    protected abstract long sentBack();

    /** Creates a parcel that is on its way and can be stopped, another one with each call. */
    protected abstract TrackedParcel onItsWay();

    /** Delivers such a parcel. */
    protected abstract void delivers(TrackedParcel parcel);

    @BeforeEach
    final void start() {
        logistics = idleLogistics();
    }

    private Answer waybill(EffectKey key) {
        return logistics.createReturnWaybill(key, CASE, "W1", GOODS);
    }

    private Answer intercept(TrackedParcel parcel) {
        return logistics.intercept(KEY, parcel.id(), parcel.carrier(), parcel.trackingNumber());
    }

    private CarrierScan track(TrackedParcel parcel) {
        return logistics.track(parcel.id(), parcel.carrier(), parcel.trackingNumber());
    }

    private static Answer.Succeeded succeeded(Answer answer, String why) {
        assertThat(answer).as(why).isInstanceOf(Answer.Succeeded.class);
        return (Answer.Succeeded) answer;
    }

    @Test
    final void rule01_namesTheWaybill() {
        Answer.Succeeded made = succeeded(waybill(KEY), "the goods can be fetched");
        assertThat(made.by()).as("the buyer has to know the carrier: name it").isNotBlank();
        assertThat(made.reference())
                .as("the parcel is tracked by the carrier's number: name it")
                .isNotBlank();
    }

    @Test
    final void rule02_makesOneWaybillUnderAKey() {
        Answer first = waybill(KEY);
        assertThat(waybill(KEY))
                .as("the same key is the same waybill: look the key up before the carrier is called")
                .isEqualTo(first);
        assertThat(waybills()).as("the same key is one waybill").isEqualTo(1);
        waybill(OTHER);
        assertThat(waybills()).as("another key is another waybill").isEqualTo(2);
    }

    @Test
    final void rule03_cancelsThatWaybill() {
        waybill(KEY);
        waybill(OTHER);
        EffectKey neverMade = new EffectKey("as-1001-3-waybill-0");
        assertThatCode(() -> {
                    logistics.cancelReturnWaybill(CANCEL, KEY);
                    logistics.cancelReturnWaybill(CANCEL, KEY);
                    logistics.cancelReturnWaybill(new EffectKey("as-1001-3-unwaybill-0"), neverMade);
                })
                .as("nothing is left to cancel, which is the purpose: treat the carrier's error as done")
                .doesNotThrowAnyException();
        assertThat(waybills()).as("that waybill is cancelled, and no other").isEqualTo(1);
    }

    @Test
    final void rule04_missesWhatWasDelivered() {
        TrackedParcel parcel = onItsWay();
        delivers(parcel);
        assertThat(intercept(parcel))
                .as("caught means that money goes back: never answer it for goods the buyer has")
                .isInstanceOfSatisfying(
                        Answer.Rejected.class,
                        missed -> assertThat(missed.retry())
                                .as("it is too late for good")
                                .isEqualTo(Answer.Retry.NEVER));
    }

    @Test
    final void rule05_staysCaught() {
        TrackedParcel parcel = onItsWay();
        succeeded(intercept(parcel), "the parcel can be stopped");
        succeeded(intercept(parcel), "a carrier that answers that the parcel was stopped already has caught it");
    }

    @Test
    final void rule06_sendsBackOnceUnderAKey() {
        Answer.Succeeded first = succeeded(logistics.sendBack(KEY, CASE, "W1", GOODS), "the goods can be sent back");
        assertThat(first.reference())
                .as("the buyer has to know the carrier's number: name it")
                .isNotBlank();
        assertThat(logistics.sendBack(KEY, CASE, "W1", GOODS))
                .as("the same key is the same parcel")
                .isEqualTo(first);
        assertThat(sentBack()).as("the same key is sent once").isEqualTo(1);
    }

    @Test
    final void rule07_tellsWhereAParcelIs() {
        TrackedParcel parcel = onItsWay();
        assertThat(track(parcel))
                .as("it is on its way, or nothing is known")
                .isIn(CarrierScan.IN_TRANSIT, CarrierScan.UNKNOWN);
        delivers(parcel);
        assertThat(track(parcel)).as("it was delivered").isEqualTo(CarrierScan.DELIVERED);
        assertThat(logistics.track("no-such-parcel", "", ""))
                .as("an unknown parcel is UNKNOWN; it is not lost, and no exception is thrown")
                .isEqualTo(CarrierScan.UNKNOWN);
    }
}
