# SPDX-License-Identifier: GPL-3.0-or-later
"""Two browsers with one interface: get() and post() answer (status, location, text)."""
import http.client
import urllib.parse


class ServedSite:
    """A server on this machine, over a real socket."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.cookies = {}

    def log_in(self, name, password):
        self.get("/admin/login/")
        status, location, _ = self.post("/admin/login/", [("username", name), ("password", password)])
        assert status == 302, "%s cannot log in: %s" % (name, status)

    def get(self, address):
        return self._ask("GET", address)

    def post(self, address, form):
        form = [*form, ("csrfmiddlewaretoken", self.cookies["csrftoken"])]
        return self._ask("POST", address, urllib.parse.urlencode(form))

    def _ask(self, method, address, body=None):
        # Each in a connection of its own: one that was idle may be gone.
        headers = {"Cookie": "; ".join("%s=%s" % cookie for cookie in self.cookies.items()), "Accept-Language": "en",
                   "Connection": "close"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, address, body, headers)
        response = self.connection.getresponse()
        text = response.read().decode()
        for cookie in response.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        return response.status, response.headers.get("Location"), text


class DjangoSite:
    """Django in this process; django.setup() has been called."""

    def __init__(self):
        from django.test import Client
        self.client = Client(raise_request_exception=False)

    def log_in(self, name, _password):
        from django.contrib.auth.models import User
        self.client.force_login(User.objects.get(username=name))

    def get(self, address):
        return self._read(self.client.get(address))

    def post(self, address, form):
        return self._read(self.client.generic(
            "POST", address, urllib.parse.urlencode(form), "application/x-www-form-urlencoded"))

    @staticmethod
    def _read(response):
        text = b"".join(response.streaming_content) if response.streaming else response.content
        return response.status_code, response.headers.get("Location"), text.decode()
