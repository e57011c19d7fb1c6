package io.aftersales.inmemory;

import io.aftersales.ports.gateways.Alarms;
import io.aftersales.ports.tck.AlarmsContract;

public class RecordedAlarmsTest extends AlarmsContract {
    private RecordedNotices notices;

    @Override
    protected Alarms silentAlarms() {
        notices = new RecordedNotices();
        return notices;
    }

    @Override
    protected long raised() {
        return notices.alarms().size();
    }
}
