package io.aftersales.jackson;

import io.aftersales.jackson.tck.StoredDocumentsContract;
import tools.jackson.databind.json.JsonMapper;

/** The contract of the storage format as a host runs it, shown in the module's README. */
// guide:start stored-documents
class OurMapperTest extends StoredDocumentsContract {
    private final JsonMapper mapper =
            JsonMapper.builder().addModule(new AfterSalesJackson3Module()).build();

    @Override
    protected <T> T read(String document, Class<T> type) {
        return mapper.readValue(document, type);
    }

    @Override
    protected String write(Object value) {
        return mapper.writeValueAsString(value);
    }
}
// guide:end stored-documents
