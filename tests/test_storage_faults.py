"""A bucket that fails: what is returned is right, what is reported stored is stored, all else is an error."""

import hashlib
import random

import pytest

from archive.errors import NoSuchObject, StorageError
from archive.storage import open_storage
from archive.storage.keys import LAYOUT_BYTES
from archive.storage.s3 import S3Storage
from archive.storage.source import PART_SIZE
from tests.faulty import FaultyS3

DATA = bytes(range(256)) * 8
KEY = "warc/2026/11/22/a.warc.gz"


@pytest.fixture
def bucket(s3_env):
    return s3_env("rclone")


@pytest.fixture(scope="module")
def proxy(s3_server):
    proxy = FaultyS3(s3_server("rclone"))
    yield proxy
    proxy.close()


@pytest.fixture
def faulty(proxy, bucket, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", proxy.url)
    proxy.forget()
    return proxy


@pytest.fixture
def storage(faulty, bucket):
    """A storage behind the proxy that holds one object, and has looked at the layout."""
    storage = open_storage(f"s3://{bucket}/clips", retry_s=5)
    storage.put(KEY, DATA)
    faulty.done.clear()
    return storage


@pytest.fixture
def truth(faulty, bucket):
    """Return what the server really holds under a key."""
    return lambda key: faulty.client.get_object(Bucket=bucket, Key=f"clips/{key}")["Body"].read()


PASSING = [
    "503 SlowDown",
    "500 InternalError",
    "502 BadGateway",
    "429 TooManyRequests",
    "400 RequestTimeout",
    "reset",
    "lost",
]
SPOILT = ["cut", "corrupt", "200 InternalError", "html", "empty", "chunked-cut"]


@pytest.mark.parametrize("fault", [*PASSING, *SPOILT])
def test_a_get_that_fails_twice_returns_the_object(storage, faulty, fault):
    faulty.fail(fault, on="GET", times=2)
    assert storage.get(KEY) == DATA
    assert [row[2] for row in faulty.done] == [fault, fault, ""]


@pytest.mark.parametrize("fault", [*PASSING, "cut", "200 InternalError", "html", "empty", "chunked-cut", "shifted"])
def test_a_range_that_fails_twice_returns_the_range(storage, faulty, fault):
    faulty.fail(fault, on="GET", times=2)
    assert storage.get(KEY, 300, 500) == DATA[300:800]
    assert [row[2] for row in faulty.done] == [fault, fault, ""]


def test_a_corrupt_range_is_read_again_where_its_sha256_is_known(storage, faulty):
    faulty.fail("corrupt", on="GET", times=2)
    assert storage.get(KEY, 300, 500, sha256=hashlib.sha256(DATA[300:800]).hexdigest()) == DATA[300:800]
    assert len(faulty.done) == 3


@pytest.mark.parametrize(
    ("start", "size"), [(0, 10), (300, 500), (2000, 500), (2047, None), (2048, 5), (9999, 1), (0, 99_999)]
)
def test_a_range_answered_with_the_whole_object_is_cut_out(storage, faulty, start, size):
    faulty.fail("whole", on="GET")
    assert storage.get(KEY, start, size) == DATA[start : None if size is None else start + size]
    assert [row[2] for row in faulty.done] == ["whole"]


@pytest.mark.parametrize("fault", [*PASSING, "hang", "html", "empty", "no-etag"])
def test_a_size_that_fails_once_is_found(faulty, bucket, fault):
    storage = open_storage(f"s3://{bucket}/clips", retry_s=3)
    storage.put(KEY, DATA)
    faulty.fail(fault, on="HEAD")
    assert storage.size(KEY) == len(DATA)


@pytest.mark.parametrize("fault", [*PASSING, "cut", "200 InternalError", "html", "empty", "chunked-cut"])
def test_a_listing_that_fails_twice_is_whole(storage, faulty, fault):
    faulty.fail(fault, on="GET", times=2)
    assert list(storage.keys()) == ["clipfile.json", KEY]


@pytest.mark.parametrize("fault", [*PASSING, "400 RequestTimeout", "200 InternalError", "html", "empty", "other"])
def test_a_put_that_fails_twice_is_stored(storage, faulty, truth, fault):
    faulty.fail(fault, on="PUT", times=2)
    storage.put("text/a.txt", b"clean text\n")
    assert truth("text/a.txt") == b"clean text\n"


def test_a_lost_acknowledgement_is_noticed_without_sending_again(storage, faulty, truth):
    faulty.fail("lost", on="PUT")
    storage.put("text/a.txt", b"clean text\n")
    assert truth("text/a.txt") == b"clean text\n"
    assert [row[0] for row in faulty.done].count("PUT") == 1


def test_a_put_is_read_back_where_the_etag_says_nothing(storage, faulty, truth):
    faulty.fail("odd-etag", on="HEAD", times=99)
    storage.put("text/a.txt", b"clean text\n")
    assert [row[0] for row in faulty.done] == ["HEAD", "PUT", "HEAD", "GET"]
    with pytest.raises(StorageError, match="other bytes"):
        storage.put("text/a.txt", b"other text\n")
    assert truth("text/a.txt") == b"clean text\n"


@pytest.mark.parametrize("fault", ["other", "200 InternalError", "html", "503 SlowDown"])
def test_a_put_that_keeps_failing_is_never_reported_stored(storage, faulty, bucket, fault):
    impatient = open_storage(f"s3://{bucket}/clips", retry_s=0.4)
    faulty.fail(fault, on="PUT", times=999)
    # Without the number of tries: on a busy machine the first one may take all of the time.
    with pytest.raises(StorageError, match=r"put text/a\.txt: [^(]+"):
        impatient.put("text/a.txt", b"clean text\n")
    faulty.planned.clear()
    assert storage.size("text/a.txt") is None or storage.get("text/a.txt") != b"clean text\n"


class Outage:
    """A clock that stands still but for pauses; after `lasts` seconds of them the bucket is well again."""

    def __init__(self, faulty, lasts):
        self.faulty, self.lasts, self.now = faulty, lasts, 0.0

    def sleep(self, seconds):
        self.now += seconds
        if self.now >= self.lasts:
            self.faulty.planned.clear()

    def storage(self, bucket, retry_s):
        return S3Storage(bucket, "clips", retry_s=retry_s, clock=lambda: self.now, sleep=self.sleep)


@pytest.mark.parametrize("fault", ["503 SlowDown", "reset"])
def test_an_outage_of_half_an_hour_is_sat_out_where_there_is_patience(storage, faulty, bucket, truth, fault):
    outage = Outage(faulty, lasts=1800)
    patient = outage.storage(bucket, retry_s=2400)
    faulty.fail(fault, times=10**9)
    patient.put("text/a.txt", b"clean text\n")
    assert truth("text/a.txt") == b"clean text\n"
    assert 1800 <= outage.now < 1860
    assert len(faulty.done) < 200  # a server that comes back is not run over


def test_an_outage_of_half_an_hour_is_told_where_there_is_none(storage, faulty, bucket):
    outage = Outage(faulty, lasts=1800)
    faulty.fail("503 SlowDown", times=10**9)
    with pytest.raises(StorageError, match=r"after \d+ tries in 2\d\d s"):
        outage.storage(bucket, retry_s=300).put("text/a.txt", b"clean text\n")
    assert outage.now < 300


@pytest.mark.parametrize("fault", ["cut", "corrupt", "200 InternalError", "html", "chunked-cut"])
def test_a_get_that_keeps_failing_returns_nothing(storage, faulty, bucket, fault):
    impatient = open_storage(f"s3://{bucket}/clips", retry_s=0.4)
    faulty.fail(fault, on="GET", times=999)
    with pytest.raises(StorageError, match=rf"get {KEY}: .*, after \d+ tries"):
        impatient.get(KEY)


def test_a_damaged_view_is_sent_again(storage, faulty, truth):
    faulty.fail("other", on="PUT")
    storage.put_view("views/a", b"one\n")
    faulty.fail("lost", on="PUT")
    storage.put_view("views/a", b"two\n")
    assert truth("views/a") == b"two\n"


@pytest.mark.parametrize(
    ("fault", "on"),
    [
        ("503 SlowDown", "POST {key}?uploads"),
        ("lost", "POST {key}?uploads"),
        ("500 InternalError", "PUT {key}?"),
        ("reset", "PUT {key}?"),
        ("lost", "PUT {key}?"),
        ("200 InternalError", "POST {key}?uploadId"),
        ("empty", "POST {key}?uploadId"),
        ("500 InternalError", "POST {key}?uploadId"),
        ("lost", "POST {key}?uploadId"),
        ("404 NoSuchUpload", "POST {key}?uploadId"),
        ("other", "POST {key}?uploadId"),
    ],
)
def test_an_upload_in_parts_that_fails_once_is_stored(storage, faulty, bucket, truth, tmp_path, fault, on):
    file = tmp_path / "large"
    file.write_bytes(DATA * (PART_SIZE // len(DATA)) + b"end")
    faulty.fail(fault, on=on.format(key=f"/{bucket}/clips/large"))
    with_time = open_storage(f"s3://{bucket}/clips", retry_s=20)
    with_time.put("large", file)
    assert truth("large") == file.read_bytes()
    assert fault in [row[2] for row in faulty.done]


def test_an_upload_that_fails_leaves_no_parts(storage, faulty, bucket, tmp_path):
    file = tmp_path / "large"
    file.write_bytes(bytes(PART_SIZE + 1))
    faulty.fail("403 AccessDenied", on=f"POST /{bucket}/clips/large?uploadId")
    with pytest.raises(StorageError, match="put large: access denied"):
        storage.put("large", file)
    assert faulty.client.list_multipart_uploads(Bucket=bucket).get("Uploads", []) == []
    assert storage.size("large") is None


LASTING = [
    ("403 AccessDenied", "access denied (give this key s3:ListBucket"),
    ("403 InvalidAccessKeyId", "the server does not know this access key (set AWS_ACCESS_KEY_ID"),
    ("403 SignatureDoesNotMatch", "the secret key does not fit the access key (set AWS_ACCESS_KEY_ID"),
    ("403 RequestTimeTooSkewed", "this machine's clock is wrong (set the clock)"),
    ("400 ExpiredToken", "the session token has expired (get new credentials)"),
    ("400 AuthorizationHeaderMalformed", "the bucket is in another region (set AWS_DEFAULT_REGION"),
    ("404 NoSuchBucket", "there is no such bucket (create the bucket, or correct its name)"),
    ("507 XMinioStorageFull", "the server's disk is full (free space"),
    ("418 Teapot", "the server answered Teapot (418)"),
    ("501 NotImplemented", "the server answered NotImplemented (501)"),
]


@pytest.mark.parametrize(("fault", "words"), LASTING, ids=[fault for fault, _ in LASTING])
def test_what_will_not_pass_is_raised_at_once_with_its_cure(storage, faulty, fault, words):
    faulty.fail(fault, times=999)
    for call in (
        lambda: storage.get(KEY),
        lambda: storage.size(KEY),
        lambda: list(storage.keys()),
        lambda: storage.put("text/a.txt", b"x"),
    ):
        faulty.done.clear()
        with pytest.raises(StorageError) as caught:
            call()
        assert words in str(caught.value)
        assert storage.place in str(caught.value)
        assert "\n" not in str(caught.value)
        assert "secret words" not in str(caught.value)
        assert not isinstance(caught.value, NoSuchObject)
        assert len(faulty.done) <= 3  # a refused HEAD asks for the reason, and botocore for the region


@pytest.mark.parametrize("seed", range(6))
def test_under_random_faults_nothing_wrong_is_returned_or_reported(faulty, bucket, truth, seed):
    rng = random.Random(seed)
    storage = open_storage(f"s3://{bucket}/clips", retry_s=2)
    faults = [*PASSING, *SPOILT, "other", "no-etag", "odd-etag"]
    model = {}
    for number in range(12):
        key, data = f"text/{number:03}", rng.randbytes(rng.choice([0, 1, 100, 5000]))
        for _ in range(rng.randrange(4)):
            faulty.fail(rng.choice(faults), on=rng.choice(["PUT", "GET", "HEAD", ""]))
        try:
            storage.put(key, data)
            model[key] = data
            assert truth(key) == data
            assert storage.get(key) == data
            assert storage.get(key, 10, 50, sha256=hashlib.sha256(data[10:60]).hexdigest()) == data[10:60]
            assert storage.size(key) == len(data)
        except StorageError as error:  # the budget is short: giving up is allowed, a wrong answer is not
            assert not isinstance(error, NoSuchObject)
    faulty.forget()
    assert model
    assert {key: storage.get(key) for key in storage.keys("text/") if key in model} == model
    assert storage.get("clipfile.json") == LAYOUT_BYTES
