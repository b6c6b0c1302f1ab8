# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample database twice: one copy under the real Django, one under the program."""
import os
import shutil
import sqlite3
import subprocess
import sys

from postgresserver import PostgresServer

SECRET_KEY = "quintette-shared-secret-key-0123456789abcdefghijklmnopqrstuvwxyz"
HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.join(HERE, "..", "..", "data", "django-site.sqlite3")
SQLITE = {"ENGINE": "django.db.backends.sqlite3"}
POSTGRESQL = {"ENGINE": "django.db.backends.postgresql", "USER": "postgres"}


class SqliteCopies:
    """Two files."""

    def __init__(self, folder):
        self.settings = []
        for name in ("django.sqlite3", "quintette.sqlite3"):
            path = os.path.join(folder, name)
            shutil.copyfile(SAMPLE, path)
            self.settings.append({**SQLITE, "NAME": path})

    def url(self, copy):
        return self.settings[copy]["NAME"]

    def connect(self, copy):
        return sqlite3.connect(self.settings[copy]["NAME"])

    def close(self):
        pass


class PostgresCopies:
    """Two databases of a server of its own, the second made from the first, which Django fills."""

    def __init__(self, folder):
        self.settings = [{**POSTGRESQL, "NAME": name, "HOST": folder} for name in ("django", "quintette")]
        self.server = PostgresServer(folder)
        try:
            self.server.create("django")
            subprocess.run([sys.executable, "-B", os.path.join(HERE, "fill.py"), folder], check=True)
            self.server.create("quintette", "-T", "django")
        except BaseException:
            self.close()
            raise

    def url(self, copy):
        return self.server.url(self.settings[copy]["NAME"])

    def connect(self, copy):
        import psycopg2
        return psycopg2.connect(host=self.server.folder, user="postgres", dbname=self.settings[copy]["NAME"])

    def close(self):
        self.server.close()


class Sites:
    """Both copies as they are at first; `with` ends the servers."""

    def __init__(self, folder, build):
        copies = PostgresCopies if os.environ.get("PEER_DATABASE") == "postgresql" else SqliteCopies
        os.makedirs(os.path.join(folder, "databases"))
        os.chmod(folder, 0o755)
        self.copies = copies(os.path.join(folder, "databases"))
        self.project = os.path.join(folder, "site")
        self.program = os.path.join(build, "bin", "quintette")
        subprocess.run([self.program, "startproject", self.project, "--from-database", self.copies.url(1),
                        "--secret-key", SECRET_KEY], check=True, stdout=subprocess.DEVNULL)
        plugins = os.path.join(self.project, "plugins")
        os.makedirs(plugins, exist_ok=True)
        shutil.copy(os.path.join(build, "tests", "plugins", "quintette_news.so"), plugins)
        with open(os.path.join(self.project, "quintette.toml"), "a") as settings:
            settings.write('[plugins]\ninstalled = ["news", "sites", "flatpages", "redirects"]\n')

    def __enter__(self):
        self.server = subprocess.Popen([self.program, "-C", self.project, "runserver", "127.0.0.1:0"],
                                       stdout=subprocess.PIPE, text=True)
        self.port = int(self.server.stdout.readline().strip().rstrip("/").rpartition(":")[2])
        return self

    def __exit__(self, *_):
        self.server.terminate()
        assert self.server.wait() == 0, "The server ended with %s." % self.server.returncode
        self.copies.close()

    def rows(self, statement, copy=0):
        """The names of the columns, and the rows."""
        connection = self.copies.connect(copy)
        try:
            cursor = connection.cursor()
            cursor.execute(statement)
            return [column[0] for column in cursor.description], cursor.fetchall()
        finally:
            connection.close()
