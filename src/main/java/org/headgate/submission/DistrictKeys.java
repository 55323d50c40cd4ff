package org.headgate.submission;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.headgate.platform.MasterKey;
import org.headgate.platform.Scope;
import org.headgate.reference.DistrictCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A key a district, wrapped with the master key. Asked of the database each time, in the reader's scope: who does not
 * see a district can't open its files either.
 */
@Component
class DistrictKeys implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(DistrictKeys.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate onItsOwn;
    private final MasterKey master;
    private final Optional<MasterKey> former;
    private final Clock clock;

    DistrictKeys(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            MasterKey master,
            FileSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.onItsOwn = new TransactionTemplate(transactions);
        this.onItsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.master = master;
        this.former = Optional.of(settings.formerMasterKey())
                .filter(key -> !key.isBlank())
                .map(MasterKey::of);
        this.clock = clock;
    }

    /** What seals and opens the files of a district; its key is made when it is first asked for. */
    Seal of(DistrictCode district) {
        return new Seal(find(district).orElseGet(() -> make(district)));
    }

    @Override
    public void afterPropertiesSet() {
        Scope.everything().run(() -> onItsOwn.executeWithoutResult(status -> wrapAnew()));
    }

    private Optional<byte[]> find(DistrictCode district) {
        return jdbc.sql("SELECT wrapped FROM submission.district_keys WHERE district = ?")
                .param(district.text())
                .query(byte[].class)
                .optional()
                .map(wrapped -> master.unwrap(wrapped, district.text()));
    }

    // A file must never lie sealed with a key whose row was rolled back.
    private byte[] make(DistrictCode district) {
        onItsOwn.executeWithoutResult(status -> jdbc.sql("""
                        INSERT INTO submission.district_keys (district, wrapped, master, made_at)
                        VALUES (?, ?, ?, ?) ON CONFLICT (district) DO NOTHING
                        """)
                .params(
                        district.text(),
                        master.wrap(MasterKey.freshKey(), district.text()),
                        master.mark(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update());
        return find(district).orElseThrow();
    }

    private void wrapAnew() {
        var others = jdbc.sql("SELECT district, wrapped, master FROM submission.district_keys WHERE master <> ?")
                .param(master.mark())
                .query((row, n) ->
                        new Wrapped(row.getString("district"), row.getBytes("wrapped"), row.getString("master")))
                .list();
        for (var other : others) {
            var key = former.filter(f -> f.mark().equals(other.master()))
                    .orElseThrow(() -> new IllegalStateException(
                            "headgate.master-key (mark " + master.mark() + ") is not the one that stored files are"
                                    + " sealed under (mark " + other.master() + "): set that one, or, to change keys,"
                                    + " set it as headgate.former-master-key for one start"))
                    .unwrap(other.wrapped(), other.district());
            jdbc.sql("UPDATE submission.district_keys SET wrapped = ?, master = ? WHERE district = ?")
                    .params(master.wrap(key, other.district()), master.mark(), other.district())
                    .update();
        }
        if (!others.isEmpty()) {
            log.info("The keys of {} districts are now wrapped with the new master key", others.size());
        }
    }

    private record Wrapped(String district, byte[] wrapped, String master) {}
}
