package io.aftersales.examples.workbench;

import io.aftersales.domain.finance.Movement;
import io.aftersales.domain.finance.Movement.Direction;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/**
 * Movement as a journal or a statement lists it.
 *
 * @param movement the movement
 * @param isOurs whether it is from the journal
 * @param order the order it belongs to; empty when the list does not name it
 */
record ListedMovement(Movement movement, boolean isOurs, String order) {
    private static final Direction[] DIRECTIONS = Direction.values();

    void write(DataOutput out) throws IOException {
        out.writeUTF(movement.key());
        out.writeUTF(movement.transaction());
        out.writeByte(movement.direction().ordinal());
        out.writeLong(movement.amount());
        out.writeUTF(movement.currency());
        out.writeLong(movement.at().getEpochSecond());
        out.writeInt(movement.at().getNano());
        out.writeBoolean(movement.isKnown());
        out.writeBoolean(isOurs);
        out.writeUTF(order);
    }

    static ListedMovement read(DataInput in) throws IOException {
        var movement = new Movement(
                in.readUTF(),
                in.readUTF(),
                DIRECTIONS[in.readByte()],
                in.readLong(),
                in.readUTF(),
                Instant.ofEpochSecond(in.readLong(), in.readInt()),
                in.readBoolean());
        return new ListedMovement(movement, in.readBoolean(), in.readUTF());
    }
}
