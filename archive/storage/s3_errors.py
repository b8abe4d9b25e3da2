"""What a bucket's errors mean: which are worth another try, and what a person can do about the others.

The words come from here, never from the server's message, which can repeat keys and signatures.
"""

from __future__ import annotations

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectionError,
    HTTPClientError,
    IncompleteReadError,
    NoCredentialsError,
    ParamValidationError,
    PartialCredentialsError,
    ProfileNotFound,
    SSLError,
)
from botocore.parsers import ResponseParserError
from urllib3.exceptions import HTTPError


class Damaged(Exception):
    """An answer that is no answer: cut, altered, an error inside a 200, or not what was asked for."""


ON_THE_WAY = (Damaged, ConnectionError, HTTPClientError, IncompleteReadError, ResponseParserError, HTTPError)
FAILURES = (ClientError, BotoCoreError, *ON_THE_WAY)  # ClientError is no BotoCoreError; bodies raise urllib3's

CREDENTIALS = "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, to keys that this server knows"
REGION = "set AWS_DEFAULT_REGION to the bucket's region"
RIGHTS = "give this key s3:ListBucket on the bucket, and s3:GetObject, s3:PutObject, s3:AbortMultipartUpload in it"
ENDPOINT = "check the network and AWS_ENDPOINT_URL"

CURES = {  # code → (what it means, what to do)
    "NoSuchBucket": ("there is no such bucket", "create the bucket, or correct its name"),
    "InvalidBucketName": ("this is no bucket name", "correct the name in s3://bucket/prefix"),
    "AccessDenied": ("access denied", RIGHTS),
    "AllAccessDisabled": ("access denied", RIGHTS),
    "InvalidAccessKeyId": ("the server does not know this access key", CREDENTIALS),
    "SignatureDoesNotMatch": ("the secret key does not fit the access key", CREDENTIALS),
    "ExpiredToken": ("the session token has expired", "get new credentials"),
    "InvalidToken": ("the session token is not valid", "get new credentials"),
    "AuthorizationHeaderMalformed": ("the bucket is in another region", REGION),
    "PermanentRedirect": ("the bucket is in another region", REGION),
    "IllegalLocationConstraintException": ("the bucket is in another region", REGION),
    "RequestTimeTooSkewed": ("this machine's clock is wrong", "set the clock"),
    "QuotaExceeded": ("the bucket's quota is full", "raise the quota"),
    "InvalidObjectState": ("the object is in cold storage", "restore the object first"),
    "XMinioStorageFull": ("the server's disk is full", "free space on the server"),
    "301": ("the bucket is in another region", REGION),
    "403": ("access denied", RIGHTS),
    "404": ("this is no S3 server", "correct AWS_ENDPOINT_URL"),
    "405": ("this is no S3 server", "correct AWS_ENDPOINT_URL"),
}
KINDS = (  # the same columns for exceptions of boto3's own; the first that fits
    (NoCredentialsError, "no credentials were found", CREDENTIALS),
    (PartialCredentialsError, "the credentials are incomplete", CREDENTIALS),
    (ProfileNotFound, "there is no such profile", "set AWS_PROFILE to one that ~/.aws/config names"),
    (ParamValidationError, "this is no bucket name", "correct the name in s3://bucket/prefix"),
    (SSLError, "no trusted TLS connection", "set AWS_CA_BUNDLE to the server's authority, or correct AWS_ENDPOINT_URL"),
    (ConnectionError, "the server cannot be reached", ENDPOINT),
    (ResponseParserError, "the answer cannot be read", ENDPOINT),
    (HTTPClientError, "the connection broke", ENDPOINT),
    (HTTPError, "the connection broke", ENDPOINT),
    (IncompleteReadError, "the body is cut", ENDPOINT),
)
# 4xx codes that another try can mend: too many requests, or the body was damaged or cut on its way to the server.
PASSING = {
    "SlowDown",
    "Throttling",
    "ThrottlingException",
    "TooManyRequests",
    "RequestTimeout",
    "RequestLimitExceeded",
    "OperationAborted",
    "BadDigest",
    "IncompleteBody",
    "XAmzContentSHA256Mismatch",
    "NoSuchUpload",
}


def code(error: Exception) -> str:
    """Return the server's code (`NoSuchKey`, or the status where there was no body), "" without an answer."""
    return str(error.response.get("Error", {}).get("Code", "")) if isinstance(error, ClientError) else ""


def status(error: Exception) -> int:
    """Return the HTTP status of the server's answer, 0 without one."""
    if isinstance(error, ClientError):
        return int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
    return 0


def passing(error: Exception) -> bool:
    """Return whether the same request may succeed a moment later."""
    if isinstance(error, ClientError):
        if code(error) in CURES or status(error) == 501:
            return False
        # A status below 400 is an error inside a 200.
        return code(error) in PASSING or status(error) in (408, 429) or not 400 <= status(error) < 500
    return isinstance(error, ON_THE_WAY)


def explain(error: Exception) -> tuple[str, str]:
    """Return what went wrong and the cure, without a word of the server's message."""
    if isinstance(error, Damaged):
        return str(error), "if it stays so, ask whoever runs the server"
    if isinstance(error, ClientError):
        return CURES.get(code(error), (f"the server answered {code(error) or 'an error'} ({status(error)})", ""))
    return next(((why, cure) for kind, why, cure in KINDS if isinstance(error, kind)), (type(error).__name__, ""))
