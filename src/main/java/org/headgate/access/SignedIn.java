package org.headgate.access;

import java.util.List;
import java.util.Locale;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** The person behind a session. */
class SignedIn extends User {

    private final Person person;

    SignedIn(Person person, String passwordHash) {
        super(
                person.email(),
                passwordHash,
                List.of(new SimpleGrantedAuthority(
                        "ROLE_" + person.role().name().toUpperCase(Locale.ROOT))));
        this.person = person;
    }

    public Person getPerson() {
        return person;
    }
}
