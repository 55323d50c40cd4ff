package org.headgate.submission;

import org.headgate.platform.HeadgateSettings;
import org.headgate.platform.MasterKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where stored files lie: {@code headgate.files} says {@code directory} or {@code s3}. */
@Configuration(proxyBeanMethods = false)
class StoredFiles {

    @Bean
    MasterKey masterKey(FileSettings settings, HeadgateSettings headgate) {
        return settings.masterKey().isBlank()
                ? MasterKey.keptIn(headgate.dataDirectory())
                : MasterKey.of(settings.masterKey());
    }

    @Bean
    FileStore fileStore(FileSettings settings, HeadgateSettings headgate, DistrictKeys keys) {
        return switch (settings.files()) {
            case DIRECTORY -> directory(headgate, keys);
            case S3 -> ObjectStore.of(settings.s3(), keys::of);
        };
    }

    private static FileStore directory(HeadgateSettings headgate, DistrictKeys keys) {
        var store = new DirectoryStore(headgate.dataDirectory(), keys::of);
        store.sweep();
        return store;
    }
}
