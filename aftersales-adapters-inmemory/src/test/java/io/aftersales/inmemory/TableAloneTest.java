package io.aftersales.inmemory;

import io.aftersales.ports.gateways.Authorizer;
import io.aftersales.ports.tck.AuthorizerContract;

public class TableAloneTest extends AuthorizerContract {
    @Override
    protected Authorizer authorizer() {
        return Authorizer.TABLE_ALONE;
    }
}
