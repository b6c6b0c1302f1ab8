# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a message from standard input as Python's mail library understands it; prints it as one JSON object."""
import email
import email.policy
import json
import sys

message = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
print(json.dumps({
    "subject": message["subject"], "from": message["from"], "to": message["to"], "reply": message["reply-to"],
    "bcc": message["bcc"], "date": message["date"].datetime.year,
    "text": message.get_body(("plain",)).get_content(),
    "html": (lambda part: part and part.get_content())(message.get_body(("html",))),
    "files": [[part.get_filename(), part.get_content_type(), len(part.get_payload(decode=True))]
              for part in message.iter_attachments()],
    "longest": max(map(len, message.as_bytes().splitlines())), "defects": [str(d) for d in message.defects]}))
