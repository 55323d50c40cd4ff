package org.headgate.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.headgate.platform.Scope;
import org.headgate.reference.DistrictCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Everybody who may sign in. */
@Component
public class People {

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final TransactionOperations transaction;

    People(JdbcClient jdbc, PasswordEncoder passwords, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.transaction = transaction;
    }

    /** The active person of that address; addresses don't care about case. */
    public Optional<Person> find(String email) {
        return known(email).map(Known::person);
    }

    /** The active leads of a district, by name; the first is its contact. */
    public List<Person> leadsOf(DistrictCode district) {
        var emails = Scope.everything()
                .call(() ->
                        jdbc.sql("""
                SELECT p.email FROM access.people p
                JOIN access.memberships m ON m.person = p.id
                WHERE m.district = ? AND p.role = 'lead' AND p.active ORDER BY p.id
                """).param(district.text()).query(String.class).list());
        return emails.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    /** The active data specialists, by name. */
    public List<Person> specialists() {
        return Scope.everything().call(this::all).stream()
                .filter(Person::isSpecialist)
                .toList();
    }

    /** Adds somebody, or gives a known address a new name, role, password and districts. */
    public Person add(String email, String name, Role role, String password, List<DistrictCode> districts) {
        // The scope comes first: the transaction's connection is told whose rows it may write when it is borrowed.
        return Scope.everything()
                .call(() -> transaction.execute(inOne -> {
                    var id = jdbc.sql("""
                    INSERT INTO access.people (email, name, role, password_hash) VALUES (?, ?, ?, ?)
                    ON CONFLICT (email) DO UPDATE SET name = excluded.name, role = excluded.role,
                        password_hash = excluded.password_hash, active = true
                    RETURNING id
                    """)
                            .params(email.toLowerCase(Locale.ROOT), name, role.word(), passwords.encode(password))
                            .query(Long.class)
                            .single();
                    jdbc.sql("DELETE FROM access.memberships WHERE person = ?")
                            .param(id)
                            .update();
                    for (var district : districts) {
                        jdbc.sql("INSERT INTO access.memberships (person, district) VALUES (?, ?)")
                                .params(id, district.text())
                                .update();
                    }
                    return find(email).orElseThrow();
                }));
    }

    /** Everybody who may sign in now, by name. */
    List<Person> all() {
        var emails = jdbc.sql("SELECT email FROM access.people WHERE active ORDER BY name, id")
                .query(String.class)
                .list();
        return emails.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    /** From the next sign-in on that address is unknown; what the person did stays. */
    void letGo(String email) {
        jdbc.sql("UPDATE access.people SET active = false WHERE email = ?")
                .param(email.toLowerCase(Locale.ROOT))
                .update();
    }

    /** Whether nobody can sign in yet. */
    boolean isEmpty() {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM access.people)")
                .query(Boolean.class)
                .single();
    }

    Optional<Known> known(String email) {
        return Scope.everything()
                .call(() -> jdbc.sql("""
                SELECT p.id, p.email, p.name, p.role, p.password_hash,
                       coalesce(string_agg(m.district, ',' ORDER BY m.district), '') AS districts
                FROM access.people p LEFT JOIN access.memberships m ON m.person = p.id
                WHERE p.email = ? AND p.active GROUP BY p.id
                """)
                        .param(email.toLowerCase(Locale.ROOT))
                        .query((row, n) -> new Known(
                                new Person(
                                        row.getString("email"),
                                        row.getString("name"),
                                        Role.of(row.getString("role")),
                                        row.getString("districts").isEmpty()
                                                ? List.of()
                                                : List.of(row.getString("districts")
                                                        .split(","))),
                                row.getString("password_hash")))
                        .optional());
    }

    record Known(Person person, String passwordHash) {}
}
