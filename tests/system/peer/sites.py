# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample database twice: one copy under the real Django, one under the program."""
import os
import shutil
import sqlite3
import subprocess
import sys

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
        self.folder = folder
        self.settings = [{**POSTGRESQL, "NAME": name, "HOST": folder} for name in ("django", "quintette")]
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        self._run("initdb", "-D", folder + "/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8",
                  "--no-sync")
        self._run("pg_ctl", "-D", folder + "/data", "-w", "-l", folder + "/log", "-o",
                  "-c listen_addresses='' -c fsync=off -c unix_socket_directories='%s'" % folder, "start")
        try:
            self._run("createdb", "-h", folder, "-U", "postgres", "django")
            subprocess.run([sys.executable, "-B", os.path.join(HERE, "fill.py"), folder], check=True)
            self._run("createdb", "-h", folder, "-U", "postgres", "-T", "django", "quintette")
        except BaseException:
            self.close()
            raise

    @staticmethod
    def _run(tool, *arguments):
        versions = sorted(os.listdir("/usr/lib/postgresql"), key=int)
        program = os.path.join("/usr/lib/postgresql", versions[-1], "bin", tool)
        person = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run([*person, program, *arguments], check=True, cwd="/", stdout=subprocess.DEVNULL)

    def url(self, copy):
        return "postgresql://postgres@/%s?host=%s" % (self.settings[copy]["NAME"], self.folder)

    def connect(self, copy):
        import psycopg2
        return psycopg2.connect(host=self.folder, user="postgres", dbname=self.settings[copy]["NAME"])

    def close(self):
        self._run("pg_ctl", "-D", self.folder + "/data", "-m", "immediate", "stop")


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
