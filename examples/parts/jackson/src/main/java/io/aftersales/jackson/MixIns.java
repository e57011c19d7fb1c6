package io.aftersales.jackson;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** The annotations that both editions of Jackson read on the types of the library. */
final class MixIns {
    /** The name of the property that holds the code of a subtype. */
    static final String TYPE = "type";

    private MixIns() {}

    /** Annotates a sealed family, whose subtypes are told apart by their stable code. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = TYPE)
    interface ByCode {}

    /** Annotates a record, which is written by its components and by nothing else, null included. */
    @JsonAutoDetect(getterVisibility = Visibility.NONE, isGetterVisibility = Visibility.NONE)
    @JsonInclude(value = Include.ALWAYS, content = Include.ALWAYS)
    interface ByComponents {}
}
