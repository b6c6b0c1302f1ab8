# SPDX-License-Identifier: GPL-3.0-or-later
"""A mail server for one message: prints its port, then sender, recipients and message as one JSON object.

Usage: smtp_peer.py [refuse]
"""
import asyncore
import json
import smtpd
import sys
import warnings

warnings.simplefilter("ignore")


class Server(smtpd.SMTPServer):
    def process_message(self, peer, sender, recipients, data, **options):
        if "refuse" in sys.argv:
            return "554 not today"
        print(json.dumps({"from": sender, "to": recipients, "data": data.decode("latin-1")}), flush=True)


server = Server(("127.0.0.1", 0), None)
print(server.socket.getsockname()[1], flush=True)
asyncore.loop(timeout=0.1)
