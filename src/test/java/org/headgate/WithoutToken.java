package org.headgate;

import java.net.http.HttpResponse;

/** A page as it is for everybody: the token that each form has for itself is no difference. */
public final class WithoutToken {

    private WithoutToken() {}

    public static String of(HttpResponse<String> page) {
        return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }
}
