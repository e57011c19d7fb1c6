package io.aftersales.inmemory.broken;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.inmemory.ScriptedCarrierTest;
import io.aftersales.ports.gateways.Logistics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Carriers that break one rule, or as few as such a mistake can. */
final class BrokenLogistics {
    private BrokenLogistics() {}

    static Stream<Row> rows() {
        return Stream.of(
                logistics("names no carrier", NamesNoCarrier::new, 1),
                logistics("makes a waybill with every call", MakesAWaybillWithEveryCall::new, 2, 3),
                logistics("names the call", NamesTheCall::new, 2),
                logistics("cancels the call", CancelsTheCall::new, 3),
                logistics("fails when there is nothing to cancel", FailsWhenThereIsNothingToCancel::new, 3),
                logistics("catches everything", CatchesEverything::new, 4),
                logistics("misses what was stopped already", MissesWhatWasStopped::new, 5),
                logistics("sends back with every call", SendsBackWithEveryCall::new, 6),
                logistics("takes what it does not know for lost", TakesUnknownForLost::new, 7));
    }

    private static Row logistics(String name, UnaryOperator<Logistics> broken, Integer... rules) {
        return Row.of(
                name,
                () -> new ScriptedCarrierTest() {
                    @Override
                    protected Logistics idleLogistics() {
                        return broken.apply(super.idleLogistics());
                    }
                },
                rules);
    }

    /** A carrier in order, for others to break. */
    private static class Delegating implements Logistics {
        private final Logistics sound;

        Delegating(Logistics sound) {
            this.sound = sound;
        }

        @Override
        public CarrierScan track(String parcel, String carrier, String trackingNumber) {
            return sound.track(parcel, carrier, trackingNumber);
        }

        @Override
        public Answer createReturnWaybill(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods) {
            return sound.createReturnWaybill(key, caseId, warehouse, goods);
        }

        @Override
        public void cancelReturnWaybill(EffectKey key, EffectKey waybill) {
            sound.cancelReturnWaybill(key, waybill);
        }

        @Override
        public Answer intercept(EffectKey key, String parcel, String carrier, String trackingNumber) {
            return sound.intercept(key, parcel, carrier, trackingNumber);
        }

        @Override
        public Answer sendBack(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods) {
            return sound.sendBack(key, caseId, warehouse, goods);
        }
    }

    private static final class NamesNoCarrier extends Delegating {
        NamesNoCarrier(Logistics sound) {
            super(sound);
        }

        @Override
        public Answer createReturnWaybill(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods) {
            Answer answer = super.createReturnWaybill(key, caseId, warehouse, goods);
            return answer instanceof Answer.Succeeded made ? new Answer.Succeeded(made.reference()) : answer;
        }
    }

    private static final class MakesAWaybillWithEveryCall extends Delegating {
        MakesAWaybillWithEveryCall(Logistics sound) {
            super(sound);
        }

        @Override
        public Answer createReturnWaybill(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods) {
            return super.createReturnWaybill(Keys.fresh(), caseId, warehouse, goods);
        }
    }

    private static final class NamesTheCall extends Delegating {
        NamesTheCall(Logistics sound) {
            super(sound);
        }

        @Override
        public Answer createReturnWaybill(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods) {
            super.createReturnWaybill(key, caseId, warehouse, goods);
            return new Answer.Succeeded("CARRIER", Keys.fresh().value());
        }
    }

    private static final class CancelsTheCall extends Delegating {
        CancelsTheCall(Logistics sound) {
            super(sound);
        }

        @Override
        public void cancelReturnWaybill(EffectKey key, EffectKey waybill) {
            super.cancelReturnWaybill(key, key);
        }
    }

    private static final class FailsWhenThereIsNothingToCancel extends Delegating {
        private final Set<EffectKey> made = new HashSet<>();

        FailsWhenThereIsNothingToCancel(Logistics sound) {
            super(sound);
        }

        @Override
        public Answer createReturnWaybill(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods) {
            made.add(key);
            return super.createReturnWaybill(key, caseId, warehouse, goods);
        }

        @Override
        public void cancelReturnWaybill(EffectKey key, EffectKey waybill) {
            if (!made.remove(waybill)) {
                throw new IllegalStateException("no such waybill");
            }
            super.cancelReturnWaybill(key, waybill);
        }
    }

    private static final class CatchesEverything extends Delegating {
        CatchesEverything(Logistics sound) {
            super(sound);
        }

        @Override
        public Answer intercept(EffectKey key, String parcel, String carrier, String trackingNumber) {
            return new Answer.Succeeded(carrier, trackingNumber);
        }
    }

    private static final class MissesWhatWasStopped extends Delegating {
        private final Set<String> stopped = new HashSet<>();

        MissesWhatWasStopped(Logistics sound) {
            super(sound);
        }

        @Override
        public Answer intercept(EffectKey key, String parcel, String carrier, String trackingNumber) {
            return stopped.add(parcel)
                    ? super.intercept(key, parcel, carrier, trackingNumber)
                    : new Answer.Rejected("ALREADY_STOPPED", Answer.Retry.NEVER);
        }
    }

    private static final class SendsBackWithEveryCall extends Delegating {
        SendsBackWithEveryCall(Logistics sound) {
            super(sound);
        }

        @Override
        public Answer sendBack(EffectKey key, CaseId caseId, String warehouse, List<Goods> goods) {
            return super.sendBack(Keys.fresh(), caseId, warehouse, goods);
        }
    }

    private static final class TakesUnknownForLost extends Delegating {
        TakesUnknownForLost(Logistics sound) {
            super(sound);
        }

        @Override
        public CarrierScan track(String parcel, String carrier, String trackingNumber) {
            CarrierScan word = super.track(parcel, carrier, trackingNumber);
            return word == CarrierScan.UNKNOWN ? CarrierScan.LOST : word;
        }
    }
}
