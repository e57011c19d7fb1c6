package io.aftersales.domain.refunds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacedUnitsTest {
    private static final Place PARCEL = Place.of("#1");

    private final PlacedUnits twoHere = of("A", PARCEL, 2);
    private final PlacedUnits oneThere = of("A", Place.NO_PARCEL, 1);
    private final PlacedUnits other = of("B", PARCEL, 1);

    @Test
    void areSummedByLineAndPlaceInOrderOfFirstMention() {
        assertThat(PlacedUnits.summed(List.of(twoHere, oneThere, twoHere, other)))
                .containsExactly(of("A", PARCEL, 4), oneThere, other);
        assertThat(PlacedUnits.with(List.of(twoHere), List.of(other, twoHere)))
                .containsExactly(of("A", PARCEL, 4), other);
        assertThat(PlacedUnits.byLine(List.of(twoHere, other, oneThere)))
                .containsExactly(Units.of("A", 3), Units.of("B", 1));
    }

    @Test
    void areWhatIsLeftOfThemBesidesOthers() {
        List<PlacedUnits> all = List.of(twoHere, oneThere, other);
        assertThat(PlacedUnits.besides(all, List.of())).isEqualTo(all);
        assertThat(PlacedUnits.besides(all, List.of(of("A", PARCEL, 1), oneThere)))
                .containsExactly(of("A", PARCEL, 1), other);
        assertThat(PlacedUnits.besides(all, List.of(of("A", Place.NO_PARCEL, 9), of("B", Place.NO_PARCEL, 1))))
                .containsExactly(twoHere, other);
    }

    @Test
    void areChosenInOrderForUnitsOfTheirLines() {
        List<PlacedUnits> held = List.of(twoHere, oneThere, other);
        assertThat(PlacedUnits.first(held, List.of())).isEmpty();
        assertThat(PlacedUnits.first(held, List.of(Units.of("A", 1)))).containsExactly(of("A", PARCEL, 1));
        assertThat(PlacedUnits.first(held, List.of(Units.of("A", 2), Units.of("A", 1))))
                .containsExactly(twoHere, oneThere);
        assertThatIllegalStateException()
                .isThrownBy(() -> PlacedUnits.first(held, List.of(Units.of("A", 4))))
                .withMessage("1 more of line A than are held");
    }

    @Test
    void areTakenBesidesThoseThatAreHeldWithTheContentsOfTheirPlaces() {
        var first = new Taken(twoHere, 5);
        var again = new Taken(twoHere, 7);
        assertThat(Taken.besides(List.of(first, again), List.of(of("A", PARCEL, 3))))
                .containsExactly(new Taken(of("A", PARCEL, 1), 7));
        assertThat(Taken.units(List.of(first, again))).containsExactly(twoHere, twoHere);
        assertThat(List.of(first.line(), first.place(), first.quantity()))
                .isEqualTo(List.of(LineId.of("A"), PARCEL, 2L));
    }

    @Test
    void areNoMoreThanTheirPlaceHasLeft() {
        var place = new PlaceBalance(PARCEL, 3, 0, 2, null);
        assertThat(place.holding(1, 3).held()).isEqualTo(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> place.holding(2, 3))
                .withMessage("place #1: 2 held and 2 gone of 3 units");
    }

    private static PlacedUnits of(String line, Place place, long quantity) {
        return new PlacedUnits(LineId.of(line), place, quantity);
    }
}
