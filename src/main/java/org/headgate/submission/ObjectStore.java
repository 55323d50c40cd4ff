package org.headgate.submission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.headgate.reference.DistrictCode;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** One bucket for all districts, of any store that speaks S3; bytes are sealed before they leave this machine. */
final class ObjectStore implements FileStore {

    // S3 takes at most 10,000 parts: 160 GB of one file, and each upload holds one part in memory.
    static final int PART = 16 << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FULL = 507;

    private final S3Client s3;
    private final String bucket;
    private final Function<DistrictCode, Seal> seals;

    ObjectStore(S3Client s3, String bucket, Function<DistrictCode, Seal> seals) {
        this.s3 = s3;
        this.bucket = bucket;
        this.seals = seals;
    }

    static ObjectStore of(FileSettings.ObjectStore settings, Function<DistrictCode, Seal> seals) {
        if (settings.bucket().isEmpty()) {
            throw new IllegalStateException("headgate.files is s3, but headgate.s3.bucket is not set");
        }
        var s3 = S3Client.builder()
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(10))
                        .socketTimeout(PATIENCE)
                        .build())
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials(settings))
                // Stores other than Amazon's know only what S3 always had: paths, and no checksum trailers.
                .forcePathStyle(!settings.endpoint().isEmpty())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (!settings.endpoint().isEmpty()) {
            s3.endpointOverride(URI.create(settings.endpoint()));
        }
        return new ObjectStore(s3.build(), settings.bucket(), seals);
    }

    @Override
    public void keep(DistrictCode district, String sha256, Path file) {
        var key = key(district, sha256);
        try {
            if (isThere(key)) {
                return;
            }
            try (var object = new Parts(key)) {
                seals.apply(district).copy(file, sha256, object);
                object.complete();
            }
        } catch (SdkException | IOException e) {
            throw failure(e, "A file could not be kept in the bucket " + bucket);
        }
    }

    @Override
    public InputStream open(DistrictCode district, String sha256) {
        try {
            return seals.apply(district)
                    .open(s3.getObject(get -> get.bucket(bucket).key(key(district, sha256))), sha256);
        } catch (SdkException | IOException e) {
            throw failure(e, "A kept file is out of reach in the bucket " + bucket);
        }
    }

    private boolean isThere(String key) {
        try {
            s3.headObject(head -> head.bucket(bucket).key(key));
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        }
    }

    private static String key(DistrictCode district, String sha256) {
        return "files/" + district.text() + "/" + sha256;
    }

    private static AwsCredentialsProvider credentials(FileSettings.ObjectStore settings) {
        return settings.accessKey().isEmpty()
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
    }

    private static RuntimeException failure(Exception e, String message) {
        return e instanceof S3Exception said && said.statusCode() == FULL
                ? StorageFull.because(e)
                : StorageFull.or(e, message);
    }

    /** An object that grows by parts and is not there until it is complete; closed before that, it never was. */
    private final class Parts extends OutputStream {

        private final String key;
        private final byte[] part = new byte[PART];
        private final List<CompletedPart> sent = new ArrayList<>();
        private int filled;
        private String upload = "";
        private boolean isComplete;

        Parts(String key) {
            this.key = key;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            for (var done = 0; done < count; ) {
                if (filled == PART) {
                    send();
                }
                var fits = Math.min(count - done, PART - filled);
                System.arraycopy(bytes, from + done, part, filled, fits);
                filled += fits;
                done += fits;
            }
        }

        void complete() {
            if (upload.isEmpty()) {
                s3.putObject(put -> put.bucket(bucket).key(key), body());
            } else {
                send();
                s3.completeMultipartUpload(complete ->
                        complete.bucket(bucket).key(key).uploadId(upload).multipartUpload(parts -> parts.parts(sent)));
            }
            isComplete = true;
        }

        @Override
        public void close() {
            if (!isComplete && !upload.isEmpty()) {
                s3.abortMultipartUpload(abort -> abort.bucket(bucket).key(key).uploadId(upload));
            }
        }

        private void send() {
            if (upload.isEmpty()) {
                upload = s3.createMultipartUpload(
                                create -> create.bucket(bucket).key(key))
                        .uploadId();
            }
            var number = sent.size() + 1;
            var tag = s3.uploadPart(
                            put -> put.bucket(bucket).key(key).uploadId(upload).partNumber(number), body())
                    .eTag();
            sent.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
            filled = 0;
        }

        private RequestBody body() {
            var length = filled;
            return RequestBody.fromContentProvider(
                    () -> new ByteArrayInputStream(part, 0, length), length, "application/octet-stream");
        }
    }
}
