package io.aftersales.inmemory;

import io.aftersales.ports.gateways.Notices;
import io.aftersales.ports.tck.NoticesContract;

public class RecordedNoticesTest extends NoticesContract {
    private RecordedNotices notices;

    @Override
    protected Notices silentNotices() {
        notices = new RecordedNotices();
        return notices;
    }

    @Override
    protected long sent() {
        return notices.notices().size();
    }
}
